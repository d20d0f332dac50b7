import { listFiles, readSourceFiles, type SourceFile } from './source-files.ts'

const engine = readSourceFiles('src')
const adapters = readSourceFiles('adapters')
const all = [...engine, ...adapters]

const LINES_PER_FILE = 300
const PLATFORM_NAMES = /\b(?:slack|teams|bolt|botbuilder|adaptive ?card|block ?kit)\b/i

function pathsWhere(files: readonly SourceFile[], matches: (file: SourceFile) => boolean): readonly string[] {
  return files.filter(matches).map((file) => file.path)
}

/** The code of a file with comments blanked, so that a rule reads code and not prose. */
function codeOf(file: SourceFile): string {
  return file.text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g, '')
}

/** Exported declarations of a file that no docstring stands before. */
function undocumentedExports(file: SourceFile): readonly string[] {
  const lines = file.text.split('\n')
  return lines.flatMap((line, index) => {
    const name = /^export (?:async )?(?:function|const|class|interface|type) (\w+)/.exec(line)?.[1]
    const documented = lines[index - 1]?.trimEnd().endsWith('*/') ?? false
    return name === undefined || documented ? [] : [`${file.path} ${name}`]
  })
}

describe('the bars a review can count', () => {
  it('keeps every file to 300 lines', () => {
    const long = pathsWhere(all, (file) => file.text.split('\n').length - 1 > LINES_PER_FILE)

    expect(long).toEqual([])
  })

  it('documents every export', () => {
    expect(all.flatMap(undocumentedExports)).toEqual([])
  })

  it('names no platform in the engine', () => {
    expect(pathsWhere(engine, (file) => PLATFORM_NAMES.test(file.text))).toEqual([])
  })

  it('reads no clock, no randomness and no environment in the engine', () => {
    const impure = /Date\.now|new Date\(\)|Math\.random|process\.|performance\.|crypto\./

    expect(pathsWhere(engine, (file) => impure.test(codeOf(file)))).toEqual([])
  })

  it('awaits only in the use cases and ports', () => {
    const awaiting = pathsWhere(
      engine.filter((file) => !/^src\/(?:app|ports)\//.test(file.path)),
      (file) => /\basync\b|\bawait\b|Promise</.test(codeOf(file)),
    )

    expect(awaiting).toEqual([])
  })

  it('has no optional member in a port', () => {
    const ports = engine.filter((file) => file.path.startsWith('src/ports/'))

    expect(pathsWhere(ports, (file) => /\w\?\s*[:(]/.test(codeOf(file)))).toEqual([])
  })

  it('reads the environment in one file', () => {
    const readers = pathsWhere(all, (file) => /process\.env/.test(codeOf(file)))

    expect(readers.filter((path) => path !== 'adapters/config.ts')).toEqual([])
  })

  it('has no any, non-null assertion of a value, default export, enum or silenced compiler', () => {
    const silenced = /@ts-ignore|@ts-expect-error|@ts-nocheck/
    const lax = /export default|\benum \w|: any\b|as any\b|<any>/

    expect(pathsWhere(all, (file) => silenced.test(file.text) || lax.test(codeOf(file)))).toEqual([])
  })

  it('keeps only data in content', () => {
    const others = listFiles('content').filter((path) => !/\.(?:json|md)$/.test(path))

    expect(others).toEqual([])
  })
})
