import { stemEnglish } from '../../../src/search/stem-english.ts'

describe('stemEnglish', () => {
  it.each([
    ['train', 'trains', 'trained', 'training'],
    ['stop', 'stops', 'stopped', 'stopping'],
    ['policy', 'policies'],
    ['parameter', 'parameters'],
    ['hallucinate', 'hallucination', 'hallucinations'],
    ['cost', 'costs'],
    ['regulate', 'regulation', 'regulations'],
  ])('brings the forms of %s together', (word, ...forms) => {
    expect(forms.map(stemEnglish)).toEqual(forms.map(() => stemEnglish(word)))
  })

  it('keeps different words apart', () => {
    const stems = ['bank', 'bond', 'fund', 'found', 'loan', 'risk', 'price', 'pride'].map(stemEnglish)

    expect(new Set(stems).size).toBe(stems.length)
  })

  it('leaves short words, numbers and names with digits as they are', () => {
    expect(['ai', 'gas', 'bus', 'class', '13b', 'x1es'].map(stemEnglish)).toEqual([
      'ai',
      'gas',
      'bus',
      'class',
      '13b',
      'x1es',
    ])
  })
})
