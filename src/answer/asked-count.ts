/** Asks how many people there are: 多少人, 几名员工; no rank, as 第几名 does. */
const ASKS_PEOPLE = /(?:多少|(?<![第前])几)(?:[个名位])?(?:人(?!民币)|员工|职工|雇员)|多少名/u
/** A number that counts people: no 第三 and no 43个营业据点. */
const COUNTS_PEOPLE =
  /(?<!第)(?:\d[\d,.]*|[〇零一二两三四五六七八九十百千])[〇零一二两三四五六七八九十百千万亿]*[多余来几]?\s?的?(?:[名位人口]|居民|员工|职工|雇员)|人口/u

/**
 * Whether a Chinese question asks how many people there are, and a passage counts none: that there are 43个营业据点 tells
 * nothing of how many work in them.
 * @param folded the question, folded.
 * @param text the passage, folded.
 */
export function lacksPeople(folded: string, text: string): boolean {
  return ASKS_PEOPLE.test(folded) && !COUNTS_PEOPLE.test(text)
}
