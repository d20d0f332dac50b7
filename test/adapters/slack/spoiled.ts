/** What no field of Slack's holds where another kind of value belongs. */
const WRONG = [null, 7, true, '', [], ['x'], [null], {}, { id: 7 }] as const

/** One of a payload's fields, with a value that does not belong there. */
export interface Spoiled {
  /** Such as `view.state.values`. */
  readonly field: string
  readonly wrong: unknown
  readonly payload: object
}

/** Puts each wrong value in the place of each field of a payload, however deep, one at a time. */
export function spoiledWays(payload: object): readonly Spoiled[] {
  return pathsOf(payload).flatMap((path) =>
    WRONG.map((wrong) => ({ field: path.join('.'), wrong, payload: replacedAt(payload, path, wrong) })),
  )
}

function pathsOf(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [[key], ...pathsOf(inner).map((path) => [key, ...path])])
}

function replacedAt(value: object, [key = '', ...rest]: readonly string[], wrong: unknown): object {
  const before: unknown = Reflect.get(value, key)
  const after = rest.length === 0 ? wrong : replacedAt(Object(before), rest, wrong)
  if (Array.isArray(value)) return value.map((inner, index) => (String(index) === key ? after : inner))
  return { ...value, [key]: after }
}
