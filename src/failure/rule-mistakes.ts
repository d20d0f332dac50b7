import type { z } from 'zod'
import { explainShape } from './explain-shape.ts'
import type { RuleMistake } from './failure.ts'
import { fail, type Result } from './result.ts'

/** Turns what a schema found wrong in a file of rules into mistakes; none when it found nothing. */
export function ruleMistakes(file: string, value: unknown, error: z.ZodError | undefined): readonly RuleMistake[] {
  return explainShape(value, error).map((mistake) => ({ file, ...mistake }))
}

/** Fails with `content-invalid` and every mistake, so that an adapter can say on which line each stands. */
export function failRules(mistakes: readonly RuleMistake[]): Result<never> {
  const detail = mistakes.map(({ file, path, problem }) =>
    [`lang/${file}.json`, path.map(String).join('.'), problem].filter((part) => part !== '').join(' '),
  )
  return fail({ code: 'content-invalid', detail: detail.join('; '), mistakes })
}
