import { alikeness, alikenessOfNames, soundOfLatin, soundOfPinyin } from '../../../../src/search/across/name-sound.ts'
import { alikeHanNames, createVocabulary, HAN_NAME } from '../../../../src/search/across/vocabulary.ts'

const LEAST = 0.85

describe('alikenessOfNames', () => {
  it('is the alikeness of two names where that is high, and nothing below', () => {
    const letters = 'BFWDNLKSJHMY'
    const sounds = Array.from({ length: 400 }, (_, i) =>
      Array.from({ length: 2 + (i % 9) }, (_unit, at) => letters.charAt((i * (at + 3) + at * at) % 4)).join(''),
    )

    const wrong = sounds.flatMap((a, i) =>
      sounds.slice(i, i + 60).filter((b) => {
        const alike = alikeness(a, b)
        return Math.abs(alikenessOfNames(a, b) - (alike >= LEAST ? alike : 0)) > 1e-9
      }),
    )

    expect(wrong).toEqual([])
  })
})

describe('alikeHanNames', () => {
  const sounds = new Map(
    Object.entries({ 坎: 'kan3', 克: 'ke4', 利: 'li4', 卡: 'ka3', 尔: 'er3', 森: 'sen1' }).map(([unit, pinyin]) => [
      unit.charCodeAt(0),
      soundOfPinyin(pinyin),
    ]),
  )
  const words = new Map(
    [`${HAN_NAME}坎克利`, `${HAN_NAME}尔森坎克利`, `${HAN_NAME}卡尔森`].map((word, term) => [word, term]),
  )

  /** An index of one passage, in Chinese or not, that has each of the words once. */
  const standingIn = (isHan: 0 | 1) => ({
    words,
    starts: Uint32Array.from({ length: words.size + 1 }, (_, term) => term),
    passages: new Uint32Array(words.size),
    counts: new Uint8Array(words.size).fill(4),
    sentences: new Uint32Array(words.size).fill(1),
    isHan: Uint8Array.of(isHan),
  })

  it('finds a name wherever a run of such characters holds it', () => {
    const found = alikeHanNames(createVocabulary(standingIn(1), sounds), 'Kankli')

    expect(found.map(({ term }) => term)).toEqual([0, 1])
  })

  it('finds none where no passage in Chinese has it', () => {
    expect(alikeHanNames(createVocabulary(standingIn(0), sounds), 'Kankli')).toEqual([])
  })

  it('finds none for a name of one sound', () => {
    expect(soundOfLatin('Ko')).toBe('K')
    expect(alikeHanNames(createVocabulary(standingIn(1), sounds), 'Ko')).toEqual([])
  })
})
