import { madeOnce } from '../text/made-once.ts'
import { fitSummary } from './fit.ts'
import { harmlessLine, harmlessText } from './harmless-text.ts'
import { honestLink } from './honest-link.ts'
import type { Action, Inline, Message, MessageBlock } from './message.ts'
import { textOf } from './runs.ts'

/**
 * Makes every text of a message safe to lay out and every link honest; what a renderer should start from, so that
 * no field is forgotten.
 *
 * Runs without text and blocks without anything to show are gone. The summary fits a notification and is never empty:
 * where the message has none, its first words stand in.
 * A button's value is opaque and stays as it is.
 */
export function harmlessMessage(message: Message): Message {
  const blocks = message.blocks.map(keptHarmless).filter((block) => !isEmpty(block))
  const summary = fitSummary(message.summary) || fitSummary(firstWords(blocks)) || '…'
  return { language: message.language, summary, blocks }
}

const keptHarmless = madeOnce(harmlessBlock)

function firstWords(blocks: readonly MessageBlock[]): string {
  const texts = blocks.map((block) => {
    if (block.kind === 'heading') return block.text
    return 'content' in block ? textOf(block.content) : ''
  })
  return texts.find((text) => text.trim() !== '') ?? ''
}

function harmlessBlock(block: MessageBlock): MessageBlock {
  switch (block.kind) {
    case 'heading':
      return { kind: 'heading', text: harmlessLine(block.text) }
    case 'paragraph':
    case 'note':
      return { kind: block.kind, content: harmlessRuns(block.content) }
    case 'item':
      return { ...block, ...harmlessParts(block) }
    case 'quote':
      return {
        ...block,
        ...harmlessParts(block),
        translation: harmlessRuns(block.translation),
        attribution: harmlessRuns(block.attribution),
      }
    case 'actions':
      return { kind: 'actions', actions: harmlessActions(block.actions) }
    case 'divider':
      return block
  }
}

interface Parts {
  readonly content: readonly Inline[]
  readonly details: readonly Inline[]
  readonly actions: readonly Action[]
}

function harmlessParts(block: Parts): Parts {
  return {
    content: harmlessRuns(block.content),
    details: harmlessRuns(block.details),
    actions: harmlessActions(block.actions),
  }
}

function harmlessRuns(runs: readonly Inline[]): readonly Inline[] {
  const harmless = runs.map((run) => ({ ...run, text: harmlessText(run.text) }))
  return harmless.flatMap((run) => (run.kind === 'link' ? honestLink(run) : [run])).filter((run) => run.text !== '')
}

function harmlessActions(actions: readonly Action[]): readonly Action[] {
  return actions.map(harmlessAction).filter(({ label }) => label !== '')
}

function harmlessAction({ spoken, ...action }: Action): Action {
  const label = harmlessLine(action.label)
  return spoken === undefined ? { ...action, label } : { ...action, label, spoken: harmlessLine(spoken) }
}

function isEmpty(block: MessageBlock): boolean {
  switch (block.kind) {
    case 'heading':
      return block.text === ''
    case 'paragraph':
    case 'note':
      return block.content.length === 0
    case 'actions':
      return block.actions.length === 0
    default:
      return false
  }
}
