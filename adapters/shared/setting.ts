import { fail, type Result, succeed } from '../../src/index.ts'

/** One thing an operator can set. The start-up check, `doctor` and the documentation all come from it. */
export interface Setting {
  /** The variable's name. */
  readonly name: string
  /** Completes "it …": what it is for. */
  readonly purpose: string
  /** What holds when it is not set. */
  readonly default: string
  /** Whether its value must never be shown or logged. */
  readonly secret: boolean
}

/** A setting with what its text may be; the failure completes "it …". */
export interface ReadableSetting<T> extends Setting {
  read(text: string): Result<T, string>
}

/** A table with a setting for each field of what is read. */
export type SettingTable<T> = { readonly [Name in keyof T]: ReadableSetting<T[Name]> }

/** What stands for a setting that is not set. */
export const NOT_SET = 'none'

/** A setting without a value of its own; what it is given has to match. @param problem completes "it …". */
export function optionalText(pattern: RegExp, problem: string): (text: string) => Result<string | undefined, string> {
  return (text) => {
    if (text === NOT_SET) return succeed(undefined)
    return pattern.test(text) ? succeed(text) : fail(problem)
  }
}
