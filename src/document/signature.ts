import type { Block } from './document.ts'

/** How a mail or letter ends before the name of who wrote it, which may stand in the same line. */
const SIGN_OFF =
  /^(?:(?:(?:Many |With )?[Tt]hanks(?: and regards| again| a lot| in advance)?|Thank you|(?:With )?(?:[Bb]est|[Kk]ind(?:est)?|[Ww]arm(?:est)?)(?: (?:regards|wishes))?|Regards|Cheers|All the best|Sincerely|Yours(?: (?:sincerely|faithfully|truly))?|Respectfully)(?:[,.!]|,? ?[-–—])?(?: [A-Z][\p{L}.'’-]*){0,3}|(?:此致|敬礼|祝好|谢谢|顺祝商祺|顺颂商祺|顺祝安好)[,，.。!！]?)$/u
const LONGEST_SIGN_OFF = 40
/** The name, the post and the house: a line of a signature is no longer, in code units, and they are no more. */
const LONGEST_SIGNATURE_LINE = 60
const MOST_SIGNATURE_LINES = 6
const ENDS_SENTENCE = /[。！？.!?][”"’')）]?$/
const LONGEST_NAME = 30
const MAIL_HEAD = 'mail-head'
const SENDER = /^From:/
const NOBODY: ReadonlySet<string> = new Set()

/**
 * Finds the signatures of mails and letters, which are no part of what is told: the lines behind `Thanks,`, and a line
 * with nothing but the name of the sender.
 */
export function withSignatures(blocks: readonly Block[], lines: readonly (string | undefined)[]): readonly Block[] {
  const sender = senderOf(blocks, lines)
  let left = 0
  return blocks.map((block, index) => {
    const line = lines[index] ?? ''
    if (block.kind !== 'paragraph' || line === '') return block
    if (isSignOff(line)) left = MOST_SIGNATURE_LINES + 1
    else if (left > 0 && endsSignature(line)) left = 0
    if (left === 0 && !isName(line, sender)) return block
    left = Math.max(0, left - 1)
    return { span: block.span, kind: 'boilerplate', rule: 'signature' }
  })
}

function isSignOff(line: string): boolean {
  return line.length <= LONGEST_SIGN_OFF && SIGN_OFF.test(line)
}

function endsSignature(line: string): boolean {
  return line.length > LONGEST_SIGNATURE_LINE || ENDS_SENTENCE.test(line)
}

/** The words of the line that says who sent a mail; empty for what is no mail. */
function senderOf(blocks: readonly Block[], lines: readonly (string | undefined)[]): ReadonlySet<string> {
  if (!blocks.some(({ rule }) => rule === MAIL_HEAD)) return NOBODY
  const heads = blocks.flatMap(({ rule }, index) => (rule === MAIL_HEAD ? [lines[index] ?? ''] : []))
  return new Set(heads.filter((line) => SENDER.test(line)).flatMap(wordsOf))
}

function isName(line: string, sender: ReadonlySet<string>): boolean {
  return sender.size > 0 && line.length <= LONGEST_NAME && wordsOf(line).every((word) => sender.has(word))
}

function wordsOf(line: string): readonly string[] {
  return line.split(/[^\p{L}'’]+/u).filter((word) => word !== '')
}
