import type { z } from 'zod'

/** What is wrong with a value, or with a part of it. */
export interface ShapeMistake {
  /** Keys and indices that lead to the part; empty for the value itself. */
  readonly path: readonly PropertyKey[]
  /** English, in words that need no knowledge of the validator; reads on from the field: `is missing`. */
  readonly problem: string
}

/**
 * Says what a validator found.
 * @param value what was validated.
 * @param error what the validator says of it; `undefined` when it is right.
 */
export function explainShape(value: unknown, error: z.ZodError | undefined): readonly ShapeMistake[] {
  return (error?.issues ?? []).flatMap((issue) => explainIssue(value, issue))
}

function explainIssue(value: unknown, issue: z.core.$ZodIssue): readonly ShapeMistake[] {
  const { path } = issue
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], problem: 'is not a field here' }))
  }
  if (valueAt(value, path) === undefined) return [{ path, problem: 'is missing' }]
  if (issue.code === 'invalid_type') return [{ path, problem: `is not of type ${issue.expected}` }]
  return [{ path, problem: isTooShort(issue) ? 'is empty or too short' : issue.message }]
}

/** A schema that says nothing of its own for this would speak in the validator's words. */
function isTooShort(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'too_small' && issue.message.startsWith('Too small')
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found: unknown = value
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return undefined
    found = Reflect.get(found, key)
  }
  return found
}
