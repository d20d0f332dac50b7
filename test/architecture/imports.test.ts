import { readSourceFiles, resolveImport, type SourceFile } from './source-files.ts'

/** Pure libraries that the engine may use: validation, script conversion, markup to text, cron arithmetic. */
const ENGINE_PACKAGES = [
  'zod',
  'opencc-js/t2cn',
  'opencc-js/cn2t',
  '@mozilla/readability',
  'linkedom',
  'markdown-it',
  'croner',
]
/** The only files of `adapters` that see all of them. */
const COMPOSITION = [
  'adapters/config.ts',
  'adapters/compose.ts',
  'adapters/compose-channels.ts',
  'adapters/compose-delivery.ts',
  'adapters/compose-slack.ts',
  'adapters/compose-slack-workspaces.ts',
  'adapters/compose-teams.ts',
  'adapters/study-worker.ts',
  'adapters/cli/',
]
/** What every adapter may import of its siblings. */
const SHARED_ADAPTERS = ['adapters/shared/', 'adapters/config.ts']
/** Foundations: every domain may import them, and they import no domain. */
const FOUNDATIONS = ['text', 'failure']

const engine = readSourceFiles('src')
const adapters = readSourceFiles('adapters')

function breaches(files: readonly SourceFile[], isAllowed: (from: string, to: string) => boolean): readonly string[] {
  return files.flatMap((file) =>
    file.imports
      .map((specifier) => resolveImport(file.path, specifier))
      .filter((target) => !isAllowed(file.path, target))
      .map((target) => `${file.path} imports ${target}`),
  )
}

function entersBy({ path, imports }: SourceFile, door: string): boolean {
  return imports.some((specifier) => resolveImport(path, specifier) === door)
}

function folderOf(path: string): string {
  return path.split('/').slice(0, 2).join('/')
}

/** A way from a file back to itself, types included; none when there is no circle. */
function circleAmong(files: readonly SourceFile[]): readonly string[] {
  const importsOf = new Map(
    files.map(({ path, imports }) => [path, imports.map((specifier) => resolveImport(path, specifier))] as const),
  )
  const done = new Set<string>()
  const walk = (path: string, way: readonly string[]): readonly string[] => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path]
    if (done.has(path)) return []
    for (const target of importsOf.get(path) ?? []) {
      const circle = walk(target, [...way, path])
      if (circle.length > 0) return circle
    }
    done.add(path)
    return []
  }
  return files.map(({ path }) => walk(path, [])).find((circle) => circle.length > 0) ?? []
}

describe('the dependency rule', () => {
  it('finds files to check', () => {
    expect(engine.length).toBeGreaterThan(20)
    expect(adapters.length).toBeGreaterThan(5)
  })

  it('lets the engine import itself and pure libraries only', () => {
    const found = breaches(engine, (_, target) => target.startsWith('src/') || ENGINE_PACKAGES.includes(target))

    expect(found).toEqual([])
  })

  it('keeps the foundations free of domains', () => {
    const foundations = engine.filter((file) => FOUNDATIONS.some((name) => file.path.startsWith(`src/${name}/`)))

    const found = breaches(
      foundations,
      (_, target) => !target.startsWith('src/') || FOUNDATIONS.some((name) => target.startsWith(`src/${name}/`)),
    )

    expect(found).toEqual([])
  })

  it('lets nothing in the engine but its door import the use cases', () => {
    const found = breaches(
      engine.filter((file) => !file.path.startsWith('src/app/') && file.path !== 'src/index.ts'),
      (_, target) => !target.startsWith('src/app/'),
    )

    expect(found).toEqual([])
  })

  it('lets adapters enter the engine through its door only', () => {
    const found = breaches(adapters, (_, target) => !target.startsWith('src/') || target === 'src/index.ts')

    expect(found).toEqual([])
  })

  it('names at the engine’s door no value that nobody outside takes', () => {
    const door = engine.find(({ path }) => path === 'src/index.ts')?.text ?? ''
    const outside = [...adapters, ...readSourceFiles('scripts'), ...readSourceFiles('test')]
    const taken = new Set(
      outside.filter((file) => entersBy(file, 'src/index.ts')).flatMap(({ text }) => text.match(/\w+/g)),
    )

    const values = [...door.matchAll(/^export \{([^}]*)\}/gm)]
      .flatMap(([, names = '']) => names.split(','))
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type '))

    expect(values.length).toBeGreaterThan(50)
    expect(values.filter((name) => !taken.has(name))).toEqual([])
  })

  it('keeps adapters apart from their siblings', () => {
    const found = breaches(
      adapters.filter((file) => !COMPOSITION.some((place) => file.path.startsWith(place))),
      (from, target) =>
        !target.startsWith('adapters/') ||
        folderOf(from) === folderOf(target) ||
        SHARED_ADAPTERS.some((place) => target.startsWith(place)),
    )

    expect(found).toEqual([])
  })

  it('goes round in no circle', () => {
    expect(circleAmong([...engine, ...adapters])).toEqual([])
    expect(circleAmong([{ path: 'src/a.ts', text: '', imports: ['./a.ts'] }])).toEqual(['src/a.ts', 'src/a.ts'])
  })

  it('lets nothing import content, deploy or test', () => {
    const found = breaches([...engine, ...adapters], (_, target) => !/^(?:content|deploy|test)\//.test(target))

    expect(found).toEqual([])
  })
})
