import { type Target, targetKey } from '../../../src/index.ts'

/** The range of the keys that the targets of a workspace have: from `first` on, before `end`. */
export function workspacePrefix(place: Pick<Target, 'platform' | 'workspace'>): {
  readonly first: string
  readonly end: string
} {
  const first = targetKey({ ...place, channel: '' })
  // The slash that it ends with is followed, in every order of bytes, by the digit 0.
  return { first, end: `${first.slice(0, -1)}0` }
}
