import { nameLength } from './names-zh.ts'
import { addAlias, type Person } from './people.ts'
import type { ChineseRules } from './rules-zh.ts'
import type { SeenName } from './seen-name.ts'
import { findWords } from './word-list.ts'

/** A name with another in brackets behind it (`何惠青（阿青）`). */
const BRACKETED = /([\u3400-\u9fff]{2,4})[（(]([\u3400-\u9fff]{2,3})[）)]/g
/** A name with another in marks before it (`“阿青”何惠青`). */
const MARKED = /[“「『"]([\u3400-\u9fff]{2,3})[”」』"](?=[\u3400-\u9fff])/g
/** Marks and brackets of one text that are read: each costs a look through the text. */
const MOST_READ = 200
/** What else stands in brackets behind a name: where somebody is in a picture, sex, home. */
const NO_NAME = /[左右中前后图摄男女籍岁译画饰音]|化名|记者|时任|现任/

/** Names in full that a nickname in marks stands before, where the text calls somebody by it; in order. */
export function nicknamedNames(folded: string, rules: ChineseRules): readonly SeenName[] {
  return firstHits(folded, MARKED).flatMap((hit) => {
    const start = hit.index + hit[0].length
    const length = nameLength(folded, start, rules)
    if (length === 0 || !isNickname(folded, hit[1] ?? '', rules)) return []
    const end = start + length
    return [{ name: folded.slice(start, end), span: { start, end }, role: undefined }]
  })
}

/** Lets nicknames stand for their bearers. @param byName is changed in place. */
export function joinNicknames(
  byName: Map<string, Person>,
  { text, folded }: { readonly text: string; readonly folded: string },
  rules: ChineseRules,
): void {
  const join = (start: number, nickname: string, name: string) => {
    const bearer = byName.get(name)
    if (bearer === undefined || !isNickname(folded, nickname, rules)) return
    addAlias(bearer, text.slice(start, start + nickname.length))
    byName.set(nickname, bearer)
  }
  for (const hit of firstHits(folded, BRACKETED)) {
    const [whole, run = '', nickname = ''] = hit
    const name = [4, 3, 2].map((length) => run.slice(-length)).find((part) => byName.has(part))
    if (name !== undefined) join(hit.index + whole.length - 1 - nickname.length, nickname, name)
  }
  for (const hit of firstHits(folded, MARKED)) {
    const start = hit.index + hit[0].length
    join(hit.index + 1, hit[1] ?? '', folded.slice(start, start + nameLength(folded, start, rules)))
  }
}

function firstHits(folded: string, pattern: RegExp): readonly RegExpExecArray[] {
  const hits: RegExpExecArray[] = []
  for (const hit of folded.matchAll(pattern)) if (hits.push(hit) === MOST_READ) break
  return hits
}

/** Tells whether a word is what somebody is called by elsewhere, and no noun for people or bodies. */
function isNickname(folded: string, word: string, rules: ChineseRules): boolean {
  if (NO_NAME.test(word) || rules.notNames.has(word) || rules.notNames.has(word.slice(0, 2))) return false
  if (findWords(word, rules.group, 0, word.length).length > 0 || rules.groupEnding.test(word)) return false
  const first = folded.indexOf(word)
  return folded.indexOf(word, first + word.length) >= 0
}
