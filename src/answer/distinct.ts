import type { Candidate } from './find-candidates.ts'
import type { PartKey, Question } from './read-question.ts'

/** Makes what tells, of each of some candidates, the share of what is found anywhere of a question that stands in it, by how few of the others in its language have it. */
export function distinctIn({ parts }: Question, candidates: readonly Candidate[]): (candidate: Candidate) => number {
  const named = new Set(parts.map(({ key }) => key))
  const [home, abroad] = [false, true].map((isForeign) => {
    const same = candidates.filter((candidate) => candidate.isForeign === isForeign)
    return raritiesIn(same, (key) => isForeign || named.has(key))
  })
  return ({ isForeign, evidence }) => {
    const { all, rarities } = (isForeign ? abroad : home) ?? NOTHING_RARE
    if (all === 0) return 0
    let own = 0
    for (const key of evidence.keys.keys()) own += rarities.get(key) ?? 0
    return own / all
  }
}

interface Rarities {
  readonly rarities: ReadonlyMap<PartKey, number>
  /** Of all together. */
  readonly all: number
}

const NOTHING_RARE: Rarities = { rarities: new Map(), all: 0 }

/** How few of some candidates have a key. */
function raritiesIn(candidates: readonly Candidate[], isCounted: (key: PartKey) => boolean): Rarities {
  const counts = new Map<PartKey, number>()
  for (const { evidence } of candidates)
    for (const key of evidence.keys.keys()) if (isCounted(key)) counts.set(key, (counts.get(key) ?? 0) + 1)
  const rarities = new Map<PartKey, number>()
  let all = 0
  for (const [key, having] of counts) {
    const rarity = Math.log(1 + candidates.length / having)
    rarities.set(key, rarity)
    all += rarity
  }
  return { rarities, all }
}
