import { calibrate, type Fact, learnFacts, weigh } from './learn-weights.ts'

/** Of a hundred facts with each value, so many are so. */
const FACTS = [10, 40, 70].flatMap((so, value) =>
  Array.from({ length: 100 }, (_, i): Fact => ({ signs: { value: value / 2 }, isSo: i < so })),
)

describe('learnFacts', () => {
  it('takes a fact of worth two for two facts', () => {
    const twice = FACTS.map((fact): Fact => ({ ...fact, worth: fact.isSo ? 2 : 1 }))

    const written = learnFacts(FACTS.flatMap((fact) => (fact.isSo ? [fact, fact] : [fact])))

    expect(learnFacts(twice).value).toBeCloseTo(written.value ?? 0, 2)
  })
})

describe('calibrate', () => {
  it('keeps the order and says how often facts are so', () => {
    const calibrated = calibrate({ value: 20, constant: -30 }, FACTS)

    const chances = [0, 0.5, 1].map((value) => {
      const odds = weigh({ value }, calibrated) + (calibrated.constant ?? 0)
      return 1 / (1 + Math.exp(-odds))
    })

    expect([...chances].sort()).toEqual(chances)
    expect(chances.reduce((sum, chance) => sum + chance, 0) / 3).toBeCloseTo(0.4, 1)
  })
})
