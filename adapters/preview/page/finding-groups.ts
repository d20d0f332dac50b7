import type { WireFinding } from '../wire.ts'

/** What the panel lists together and numbers from 1. */
export interface FindingGroup {
  readonly name: 'takeaways' | 'quotes' | 'statements' | 'left-out' | 'rejected'
  readonly members: readonly WireFinding[]
}

const KINDS: Readonly<Record<FindingGroup['name'], readonly WireFinding['kind'][]>> = {
  takeaways: ['takeaway'],
  quotes: ['direct', 'partial'],
  statements: ['indirect'],
  'left-out': ['left-out'],
  rejected: ['rejected'],
}

/** Sorts findings into the panel's groups, in its order; a group may be empty. */
export function groupsOf(findings: readonly WireFinding[]): readonly FindingGroup[] {
  const names = Object.keys(KINDS) as FindingGroup['name'][]
  return names.map((name) => ({ name, members: findings.filter(({ kind }) => KINDS[name].includes(kind)) }))
}

/** Place of a finding within its group, from 1, and the group; by the finding's id. */
export type GroupPlaces = ReadonlyMap<string, { readonly number: number; readonly group: FindingGroup['name'] }>

/** Numbers what stands in the text with its number: the panel's own numbers of takeaways, quotes and statements. */
export function placesOf(findings: readonly WireFinding[]): GroupPlaces {
  const numbered = groupsOf(findings).filter(({ name }) => name !== 'left-out' && name !== 'rejected')
  return new Map(
    numbered.flatMap(({ name, members }) =>
      members.map(({ id }, index) => [id, { number: index + 1, group: name }] as const),
    ),
  )
}
