import type { JsonPath } from './located-json.ts'

/** A text within a value, and where it stands. */
export interface WrittenText {
  readonly text: string
  readonly path: JsonPath
}

/** Finds the text at a path of a value that may have any shape; none where something else or nothing stands. */
export function textAt(value: unknown, path: JsonPath): readonly WrittenText[] {
  const text = valueAt(value, path)
  return typeof text === 'string' ? [{ text, path }] : []
}

/** Finds the texts of a list at a path, in order, without what is no text in it. */
export function textsAt(value: unknown, path: JsonPath): readonly WrittenText[] {
  const list = valueAt(value, path)
  return Array.isArray(list) ? list.flatMap((_, index) => textAt(value, [...path, index])) : []
}

function valueAt(value: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  )
}
