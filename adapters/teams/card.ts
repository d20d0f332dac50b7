/** The part of the Adaptive Card schema 1.5 that this adapter writes. @see https://adaptivecards.io/explorer/ */

type Spacing = 'None' | 'Small' | 'Default' | 'Medium' | 'Large'

/** What every element of a card may say about its place. */
interface Placed {
  /** Unique in the card; shown nowhere. */
  readonly id?: string
  readonly spacing?: Spacing
  /** Whether a line is drawn above. */
  readonly separator?: boolean
}

/** A literal run of text: no Markdown is read in it. */
export interface TextRun {
  readonly type: 'TextRun'
  readonly text: string
  readonly size?: 'Small' | 'Large'
  readonly weight?: 'Bolder'
  readonly color?: 'Accent'
  readonly isSubtle?: true
  readonly selectAction?: { readonly type: 'Action.OpenUrl'; readonly url: string }
}

/** A line of literal text. */
export interface RichTextBlock extends Placed {
  readonly type: 'RichTextBlock'
  readonly inlines: readonly TextRun[]
}

/** A line that is read as Markdown; used for headings only, whose role `TextRun` cannot say. */
export interface TextBlock extends Placed {
  readonly type: 'TextBlock'
  readonly text: string
  readonly style: 'heading'
  readonly size: 'Large'
  readonly weight: 'Bolder'
  readonly wrap: true
}

/** Elements one below the other. */
export interface Container extends Placed {
  readonly type: 'Container'
  readonly style?: 'emphasis'
  readonly items: readonly CardElement[]
}

/** Columns side by side. */
export interface ColumnSet extends Placed {
  readonly type: 'ColumnSet'
  readonly columns: readonly {
    readonly type: 'Column'
    readonly width: 'auto' | 'stretch'
    readonly spacing?: Spacing
    readonly items: readonly CardElement[]
  }[]
}

/** What every button says. */
interface Titled {
  readonly title: string
  readonly tooltip?: string
}

/** A button that asks the bot; where the host knows no `Action.Execute`, it sends a message instead. */
export interface ExecuteAction extends Titled {
  readonly type: 'Action.Execute'
  readonly verb: string
  readonly data: { readonly value: string }
  readonly fallback: SubmitAction
}

/** A button that opens a dialog, or sends a message where it does not say so. */
export interface SubmitAction extends Titled {
  readonly type: 'Action.Submit'
  readonly data: {
    readonly verb: string
    readonly value: string
    readonly msteams?: { readonly type: 'task/fetch' }
  }
}

/** Any button. */
export type CardAction = ExecuteAction | SubmitAction

/** Buttons side by side. */
export interface ActionSet extends Placed {
  readonly type: 'ActionSet'
  readonly actions: readonly CardAction[]
}

/** Whatever may stand in a body, a container or a column. */
export type CardElement = TextBlock | RichTextBlock | Container | ColumnSet | ActionSet

/** Asks the bot for the card anew whenever one of these people sees it; Teams asks for nobody who is not named. */
export interface Refresh {
  readonly action: {
    readonly type: 'Action.Execute'
    readonly verb: string
    readonly data: { readonly value: string }
  }
  /** At most 60. */
  readonly userIds: readonly string[]
}

/** A whole card. */
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard'
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json'
  readonly version: '1.5'
  /** Two letters, ISO 639-1. */
  readonly lang: string
  readonly fallbackText: string
  readonly speak: string
  readonly msteams: { readonly width: 'Full' }
  readonly refresh?: Refresh
  readonly body: readonly CardElement[]
}
