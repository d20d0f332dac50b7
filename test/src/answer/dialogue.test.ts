import { answerQuestion } from '../../../src/answer/answer-question.ts'
import { detectLanguage } from '../../../src/text/language.ts'
import { documentIndex } from '../search/example-corpus.ts'

const CHINESE = [
  '问：上个月泵站停机是怎么回事？',
  '答：泵站周日停机六小时，影响两个区。原因是开关老化，没有按时更换。',
  '问：水价明年会涨吗？',
  '答：明年之前不会。',
  '问：新泵站什么时候开工？',
].join('\n')
const ENGLISH = [
  'Amy Reed: What did the pump failure cost the town?',
  'Tom Lund: A vendor pushed an untested update. It took us £2 million.',
  'Amy Reed: Will the town use the new pumps for the harbour?',
  'Tom Lund: Not before 2031.',
].join('\n')

function firstAnswer(text: string, question: string): string | undefined {
  const language = detectLanguage(question)
  const request = { index: documentIndex(text, language), language, topK: 1, earlier: [], shown: [] }
  return answerQuestion({ ...request, question }).sentences[0]?.text
}

describe('answersInDialogue', () => {
  it.each([
    ['泵站上个月为什么停机？', CHINESE, '原因是开关老化'],
    ['水价明年会涨吗？', CHINESE, '明年之前不会'],
    ['How much did the pump failure cost the town?', ENGLISH, '£2 million'],
    ['Will the town use the new pumps for the harbour?', ENGLISH, 'Not before 2031'],
  ])('answers %s by what stands behind the question', (question, text, told) => {
    const first = firstAnswer(text, question)

    expect(first).toContain(told)
  })

  it('leaves a question without an answer behind others', () => {
    const first = firstAnswer(`${CHINESE}\n新泵站三月开工。`, '新泵站什么时候开工？')

    expect(first).toContain('三月开工')
  })
})
