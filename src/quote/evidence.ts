import { sliceSpan } from '../text/span.ts'
import type { Look, Reading } from './look.ts'
import type { Mention } from './mention.ts'
import { isPair } from './pairs-zh.ts'
import type { Person } from './people.ts'
import { type ChineseText, repeatedNames } from './people-zh.ts'
import { describedEvidence } from './phrase-evidence.ts'
import type { Resolved } from './resolve.ts'

/** A Chinese name, or what looks like one. */
const BARE_NAME = /^[\u3400-\u9fff]{2,4}$/

/** What the mention rests on: a name introduced nowhere (`stranger`) is less sure, a pronoun for the only person near (`sole`) more, one for one of `several` less. */
export function evidenceOf(reading: Reading, language: Look['language'], mention: Mention, resolved: Resolved): string {
  const { person, sole } = resolved
  const isChinese = language === 'zh'
  if (mention.kind === 'name' && person === undefined)
    return isChinese && isPair(reading.chinese, mention.span) ? 'name' : strangerEvidence(resolved.name)
  if (mention.kind === 'phrase' && isChinese) {
    return person === undefined ? describedEvidence(reading.chinese, mention.span) : 'titled'
  }
  if (sole) return 'sole'
  return isChinese ? chineseEvidence(reading.chinese, mention, person) : mention.kind
}

function chineseEvidence(chinese: ChineseText, { kind, span }: Mention, person: Person | undefined): string {
  if (kind === 'name' && person !== undefined) return isOnce(chinese, person) ? 'once' : kind
  if (kind !== 'pronoun') return kind
  // `他们` tells a reader as little as one pronoun for several people
  return person !== undefined || chinese.rules.pluralPronouns.has(sliceSpan(chinese.folded, span))
    ? 'several'
    : 'pronoun'
}

/** A Chinese name without a role or a title that stands only once may be another word. */
function isOnce(chinese: ChineseText, { name, roles, aliases }: Person): boolean {
  const isBare = roles.length === 0 && aliases === undefined && !chinese.rules.suffix.test(name)
  return isBare && BARE_NAME.test(name) && !repeatedNames(chinese).has(name)
}

/** A surname that no person of the text has tells nothing. */
function strangerEvidence(name: string): string {
  return name.length > 1 ? 'stranger' : 'phrase'
}
