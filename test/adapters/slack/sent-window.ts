/** What can be pressed or filled in, as the bot sent it. */
export interface Element {
  readonly action_id: string
  readonly type: string
  readonly value?: string
  readonly options?: readonly { readonly value: string }[]
  readonly initial_value?: string
  readonly initial_option?: object
  readonly initial_options?: readonly object[]
}

/** A window or a page, as the bot sent it. */
export interface View {
  readonly callback_id?: string
  readonly private_metadata?: string
  readonly blocks: readonly {
    readonly block_id?: string
    readonly element?: Element
    readonly elements?: readonly Element[]
  }[]
}

/** What a reader fills in, by the ids of the blocks. */
export interface Filled {
  readonly [field: string]: string | readonly string[]
}

/** The state of a window as Slack sends it: what stands in it, but for what is filled in. */
export function stateOf(view: View, filled: Filled) {
  const values: Record<string, Record<string, object>> = {}
  for (const { block_id: id, element } of view.blocks) {
    if (id === undefined || element === undefined) continue
    values[id] = { [element.action_id]: fieldOf(element, filled[id]) }
  }
  return { values }
}

function fieldOf(element: Element, filled: string | readonly string[] | undefined): object {
  if (element.type === 'plain_text_input') return { value: filled ?? element.initial_value ?? null }
  if (element.type === 'conversations_select') return { selected_conversation: filled ?? null }
  if (element.type === 'static_select') {
    return { selected_option: filled === undefined ? element.initial_option : { value: filled } }
  }
  return {
    selected_options: Array.isArray(filled) ? filled.map((value) => ({ value })) : (element.initial_options ?? []),
  }
}
