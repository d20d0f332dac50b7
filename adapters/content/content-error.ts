import { FailureError, mistakeText, type PackMistake } from '../../src/index.ts'

/** Content that cannot be used, with everything that is wrong in it. */
export class ContentError extends FailureError {
  /** At least one; paths are from the content folder. */
  readonly mistakes: readonly PackMistake[]

  constructor(code: 'content-invalid' | 'pack-invalid', mistakes: readonly PackMistake[]) {
    super({ code, detail: mistakes.map(mistakeText).join('; ') })
    this.name = 'ContentError'
    this.mistakes = mistakes
  }

  /** For an operator's terminal: one `file:line field problem` a line. */
  list(): string {
    return this.mistakes.map(mistakeText).join('\n')
  }
}
