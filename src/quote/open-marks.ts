import { FAMILIES, type Family, type Mark } from './mark.ts'

/** A mark that waits for the one that closes it. */
export interface OpenMark {
  readonly mark: Mark
  /** The next one of its family that was opened before it. */
  readonly around: OpenMark | undefined
  /** How many utterances of its own family were closed since it opened. */
  held: number
}

/** The marks open at a place, with the innermost of each family, so that a stray closing mark costs nothing. */
export interface OpenMarks {
  readonly all: OpenMark[]
  readonly innermost: (OpenMark | undefined)[]
}

/** Begins with none. */
export function openMarks(): OpenMarks {
  return { all: [], innermost: new Array<OpenMark | undefined>(FAMILIES).fill(undefined) }
}

/** Adds a mark within all that are open. */
export function openMark({ all, innermost }: OpenMarks, mark: Mark): void {
  const opened = { mark, around: innermost[mark.family], held: 0 }
  innermost[mark.family] = opened
  all.push(opened)
}

/** Drops all that are open. */
export function dropOpen({ all, innermost }: OpenMarks): void {
  for (let opened = all.pop(); opened !== undefined; opened = all.pop()) innermost[opened.mark.family] = undefined
}

/** Takes the innermost open mark of a family, and drops what was opened within it; `undefined` when there is none. */
export function closeInnermost({ all, innermost }: OpenMarks, family: Family): OpenMark | undefined {
  if (innermost[family] === undefined) return undefined
  for (let opened = all.pop(); opened !== undefined; opened = all.pop()) {
    innermost[opened.mark.family] = opened.around
    if (opened.mark.family === family) return opened
  }
  return undefined
}
