import { isHan, isLatinLetter, isSpace } from '../text/characters.ts'
import type { Span } from '../text/span.ts'

/** The widest heading and the widest title, in columns; a Han character is two, another one is one. */
const WIDEST_HEADING = 80
const WIDEST_TITLE = 130
/** Beyond this a line is not measured: it is neither. */
const LONGEST_MEASURED = 160
const ENDS_STATEMENT = /[。．.;；,，、:：…][”’」』"')）\]】]*$/
const ENDS_CALL = /[！？!?][”’」』"')）\]】]*$/
/** Opens like words said, or goes on with a sentence that a line end broke. */
const OPENS_WITHIN = /^[“"「『‘a-z，,、。.;；)）]/
/** With the space behind it. */
const BULLET = /^(?:[-*+•·▪●◆■–]\s+(?=\S)|\(?\d{1,2}[.)、](?:\s+|(?=\D))|[(（]?[一二三四五六七八九十]{1,3}[)）、]\s*)/
/** So much of a line, in code units, shows a bullet with the space behind it. */
const BULLET_LENGTH = 16
const CHINESE_NUMBER = /^[(（第]?[一二三四五六七八九十]{1,3}[)）、章节]/
/** Share of words with a capital that a headline in English style has, and the small words that never have one. */
const TITLE_CASE_SHARE = 0.7
const SMALL_WORDS = new Set('a an and as at but by for from in into is of on or the to vs with'.split(' '))

/** Tells whether a line has the shape of a heading: short, and not ended like a sentence or opened like a quotation. */
export function hasHeadingShape(line: string): boolean {
  // most lines are too long, which is told without reading them
  if (line.length > WIDEST_HEADING) return false
  if (OPENS_WITHIN.test(line) || ENDS_STATEMENT.test(line.slice(-6)) || ENDS_CALL.test(line.slice(-6))) return false
  return columnsOf(line) <= WIDEST_HEADING && /[\p{L}\p{N}]/u.test(line)
}

/** Tells whether a line has the shape of a title: like a heading, but it may ask or call, and be longer. */
export function hasTitleShape(line: string): boolean {
  if (columnsOf(line) > WIDEST_TITLE || !/\p{L}/u.test(line)) return false
  if (ENDS_STATEMENT.test(line.slice(-6))) return isTitleCase(line)
  // an article often opens with a question; in English only its capitals tell it from a title
  return !ENDS_CALL.test(line.slice(-6)) || /\p{Script=Han}/u.test(line) || isTitleCase(line)
}

/** Tells whether what begins at a place of a text begins like an item of a list: a bullet, `1.`, `一、`. */
export function hasBullet(text: string, start = 0): boolean {
  // most lines begin with a letter, and no bullet is one
  return !isLatinLetter(text.charCodeAt(start)) && BULLET.test(text.slice(start, start + BULLET_LENGTH))
}

/** Where an item of a list begins behind its bullet or number; where it starts when none stands there, or nothing behind it. */
export function behindBullet(text: string, { start, end }: Span): number {
  const bullet = BULLET.exec(text.slice(start, Math.min(end, start + BULLET_LENGTH)))
  let at = start + (bullet?.[0].length ?? 0)
  // more white space may stand there than shows a bullet
  while (at < end && isSpace(text.charCodeAt(at))) at++
  return at < end ? at : start
}

/** Tells whether a line begins with a Chinese number, which counts headings as often as items. */
export function hasChineseNumber(line: string): boolean {
  return CHINESE_NUMBER.test(line)
}

function isTitleCase(line: string): boolean {
  const words = line.split(/\s+/).filter((word) => /^\W*[A-Za-z]/.test(word) && !SMALL_WORDS.has(word))
  const capital = words.filter((word) => /^\W*[A-Z]/.test(word)).length
  return words.length >= 4 && capital >= words.length * TITLE_CASE_SHARE
}

/** Width in columns, exact up to what is asked about. */
function columnsOf(line: string): number {
  if (line.length > LONGEST_MEASURED) return line.length
  let columns = line.length
  for (let i = 0; i < line.length; i++) if (isHan(line.charCodeAt(i))) columns++
  return columns
}
