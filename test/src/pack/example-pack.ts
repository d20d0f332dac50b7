import type { PackFile } from '../../../src/pack/pack-file.ts'

const SECTION = { 'zh-Hans': '演讲', en: 'Talk' }

/** A small pack without mistakes, as values; tests change one value and look at what is said about it. */
export function exampleValues() {
  return {
    'pack.json': { id: 'harbour-bank', title: { 'zh-Hans': '港湾银行', en: 'Harbour Bank' }, lead: [] as string[] },
    'sources.json': [
      {
        id: 'meeting',
        title: { 'zh-Hans': '年度会议', en: 'Annual meeting' },
        publisher: { 'zh-Hans': '港湾日报', en: 'Harbour Daily' },
        publishedOn: '2025-03-02',
        recognizedBy: ['港湾银行年度会议'],
      },
    ],
    'speakers.json': [
      {
        id: 'lin-yue',
        name: { 'zh-Hans': '林悦', 'zh-Hant': '林悅', en: 'Lin Yue' },
        aliases: ['Yue Lin'],
        roles: [{ 'zh-Hans': '首席风险官', en: 'Chief Risk Officer' }],
        affiliation: { 'zh-Hans': '港湾银行', en: 'Harbour Bank' },
      },
      {
        id: 'he-chuan',
        name: { 'zh-Hans': '何川', 'zh-Hant': '何川', en: 'He Chuan' },
        aliases: [] as string[],
        roles: [{ 'zh-Hans': '嘉宾', en: 'Guest' }],
      },
    ],
    'glossary.json': [
      {
        id: 'tide',
        term: { 'zh-Hans': '潮汐模型', 'zh-Hant': '潮汐模型', en: 'Tide model' },
        aliases: [],
        meaning: { 'zh-Hans': '一种评分模型。', en: 'A scoring model.' },
      },
    ],
    'corrections.json': [
      {
        id: 'bad-debts-in-three-years',
        item: 'bad-debts-fell',
        kind: 'corrected',
        on: '2026-03-02',
        say: { 'zh-Hans': '应为三年。', 'zh-Hant': '應為三年。', en: 'It was three years.' },
      },
    ],
    'topics/risks.json': {
      title: { 'zh-Hans': '风险', 'zh-Hant': '風險', en: 'Risks' },
      words: ['隐患', 'dangers'],
      terms: ['风险', '坏账', 'bad debt'],
    },
    'topics/cost.json': {
      title: { 'zh-Hans': '成本', 'zh-Hant': '成本', en: 'Cost' },
      words: ['费用'],
      terms: ['成本', '预算', 'budget'],
    },
    'takeaways/risks.json': [
      {
        id: 'bad-debts-fell',
        text: { 'zh-Hans': '坏账两年间下降三成。', en: 'Bad debts fell by three tenths in two years.' },
        also: ['cost'],
        rank: 1,
        origin: { source: 'meeting', section: SECTION, attributedTo: 'lin-yue', evidence: ['坏账', '三成'] },
      },
    ],
    'quotes/lin-yue.json': [
      {
        id: 'lin-yue-patience',
        language: 'zh-Hans',
        parts: ['风控最怕着急,', '慢一点反而更省钱。'],
        translation: 'In risk control haste is the worst, … going slower saves money.',
        topics: ['risks'],
        rank: 2,
        origin: { source: 'meeting', section: SECTION },
      },
    ],
  }
}

/** Writes values as the files of a pack. */
export function packFiles(values: Readonly<Record<string, unknown>>): readonly PackFile[] {
  return Object.entries(values).map(([path, value]) => ({ path, text: JSON.stringify(value, null, 2) }))
}
