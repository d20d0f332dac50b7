import { isHanText, questionGroups } from '../search/across/question-groups.ts'
import { askedPart } from '../search/asked-part.ts'
import { standsIn } from '../search/best-sentence.ts'
import type { SearchIndex } from '../search/index-passages.ts'
import { type Question, tellingOf } from './read-question.ts'

/**
 * Tells how much of a question a passage in another language holds, by all the ways the dictionary has of saying it.
 * What cannot be said in words of the corpus counts as missing: else a passage that has the only word that can would
 * seem to hold the whole question.
 * @returns a function of a passage's place, from 0 to 1.
 */
export function coverageAbroad(index: SearchIndex, question: string, read: Question): (place: number) => number {
  const isHan = isHanText(askedPart(index.rules, question))
  const groups = questionGroups(index, question, isHan).flatMap(({ weight, ways }) => {
    const rarest = Math.min(...ways.map(({ terms }) => tellingOf(index, terms[0])))
    return ways.length === 0 ? [] : [{ ways, worth: weight * rarest }]
  })
  const spoken = isHan ? Math.ceil(read.characters.size / 2) : read.parts.length
  const unknown = Math.max(0, spoken - groups.length) * tellingOf(index, undefined)
  const all = unknown + groups.reduce((sum, { worth }) => sum + worth, 0)
  return (place) => {
    const held = groups.reduce((sum, { ways, worth }) => {
      const best = ways.reduce((most, { terms, weight }) => {
        const isThere = weight > most && terms.every((term) => standsIn(index, term, place))
        return isThere ? weight : most
      }, 0)
      return sum + worth * Math.min(1, best)
    }, 0)
    return all === 0 ? 0 : held / all
  }
}
