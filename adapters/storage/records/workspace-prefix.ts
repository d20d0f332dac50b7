import { targetKey, targetOf, type WorkspacePlace } from '../../../src/index.ts'

/** The range of the keys that the targets of a workspace have: from `first` on, before `end`. */
export function workspacePrefix(place: WorkspacePlace): {
  readonly first: string
  readonly end: string
} {
  const { platform, workspace } = place
  const first = targetKey({ platform, workspace, channel: '' })
  // The slash that it ends with is followed, in every order of bytes, by the digit 0.
  return { first, end: `${first.slice(0, -1)}0` }
}

/** The workspace of a range that `workspacePrefix` made, by its `first`. */
export function workspaceIn(first: string): WorkspacePlace {
  const { platform, workspace } = targetOf(first)
  return { platform, workspace }
}
