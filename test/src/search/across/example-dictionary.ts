import { compileDictionary } from '../../../../src/search/across/compile-dictionary.ts'
import type { BilingualDictionary, DictionaryEntry } from '../../../../src/search/across/dictionary.ts'
import { readSearchRules } from '../read-search-rules.ts'

/** Names that teach how characters sound: each appears in four. */
const names: readonly (readonly [simplified: string, pinyin: string, english: string])[] = [
  ['卡尔森', 'ka3 er3 sen1', 'Carlson (name)'],
  ['卡尔松', 'ka3 er3 song1', 'Carlsson (name)'],
  ['卡洛斯', 'ka3 luo4 si1', 'Carlos (name)'],
  ['卡特尔', 'ka3 te4 er3', 'Cattell (name)'],
  ['洛克森', 'luo4 ke4 sen1', 'Lockson (name)'],
  ['洛特森', 'luo4 te4 sen1', 'Lotson (name)'],
  ['洛森尔', 'luo4 sen1 er3', 'Losenl (name)'],
]
const characters = ['卡 ka3', '尔 er3', '森 sen1', '洛 luo4'].map((pair) => pair.split(' '))

const entries: readonly DictionaryEntry[] = [
  { simplified: '潜水艇', pinyin: 'qian2 shui3 ting3', english: ['submarine', 'CL:艘[sou1]'] },
  { simplified: '沉没', pinyin: 'chen2 mo4', english: ['to sink'] },
  { simplified: '港口', pinyin: 'gang3 kou3', english: ['port', 'harbor'] },
  { simplified: '国际象棋', pinyin: 'guo2 ji4 xiang4 qi2', english: ['chess (game)'] },
  { simplified: '次', pinyin: 'ci4', english: ['next in sequence', 'second'] },
  { simplified: '门卡', pinyin: 'men2 ka3', english: ['door card'] },
  { simplified: '森林', pinyin: 'sen1 lin2', english: ['forest'] },
  { simplified: '象棋', pinyin: 'xiang4 qi2', english: ['Chinese chess'] },
  { simplified: '公民权利', pinyin: 'gong1 min2 quan2 li4', english: ['civil rights'] },
  ...names.map(([simplified, pinyin, english]) => ({ simplified, pinyin, english: [english] })),
  ...characters.map(([simplified = '', pinyin = '']) => ({ simplified, pinyin, english: ['sound'] })),
]

/** A dictionary of a dozen words. */
export function exampleDictionary(): BilingualDictionary {
  const { fold, stopStems } = readSearchRules()
  return compileDictionary(entries, fold, stopStems)
}
