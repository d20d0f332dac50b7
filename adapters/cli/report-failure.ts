import { FailureError } from '../../src/index.ts'
import { ConfigError } from '../config.ts'
import { ContentError } from '../content/content-error.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { problemLine, SourcesError } from './session.ts'
import type { Terminal } from './terminal.ts'

/** Says what went wrong and what to do about it, and what to tell the shell. */
export function reportFailure(error: unknown, terminal: Terminal): ExitCode {
  for (const line of linesFor(error)) terminal.tell(line)
  return EXIT.badInput
}

function linesFor(error: unknown): readonly string[] {
  if (error instanceof SourcesError) return error.problems.map((problem) => problemLine(problem, error.say))
  if (error instanceof ConfigError) {
    return ['These environment variables cannot be used; correct or unset them:', ...error.mistakes.map(listed)]
  }
  if (error instanceof ContentError) {
    return ['The content folder has mistakes; correct these lines:', ...error.list().split('\n').map(listed)]
  }
  if (error instanceof FailureError) return [error.failure.detail]
  return ['Something went wrong that should not have. Please report it with these lines:', stackOf(error)]
}

function listed(line: string): string {
  return `  ${line}`
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
