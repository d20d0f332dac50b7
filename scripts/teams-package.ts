import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { zipSync } from 'fflate'

/** What a package is made for. */
export interface PackageChoice {
  /** The application id of the bot's registration. */
  readonly appId: string
  /** Where people read about the bot; `https:`. */
  readonly address: string
}

/** The files of an app package by their names. */
export type PackageFiles = Readonly<Record<string, Uint8Array>>

const FOLDER = path.join(__dirname, '../deploy/teams')
const MANIFEST = 'manifest.json'
const LANGUAGES = ['zh-cn.json', 'zh-tw.json']
const ICONS = { 'color.png': 192, 'outline.png': 32 } as const
const SCHEMAS = path.join(
  path.dirname(require.resolve('@microsoft/app-manifest/package.json')),
  'build/json-schemas/teams/v1.19',
)

/** Makes the app package for one registration. */
export function teamsPackage({ appId, address }: PackageChoice): PackageFiles {
  const read = (name: string): Buffer => readFileSync(path.join(FOLDER, name))
  const manifest = read(MANIFEST).toString('utf8').replaceAll('{{APP_ID}}', appId).replaceAll('{{ADDRESS}}', address)
  const others = [...LANGUAGES, ...Object.keys(ICONS)].map((name) => [name, new Uint8Array(read(name))])
  return { [MANIFEST]: new TextEncoder().encode(manifest), ...Object.fromEntries(others) }
}

/** Finds every reason for which Teams could refuse a package, by Microsoft's own schemas; none for a good one. */
export function packageMistakes(files: PackageFiles): readonly string[] {
  const manifest: unknown = JSON.parse(textOf(files[MANIFEST]))
  return [
    ...schemaMistakes(MANIFEST, manifest, 'MicrosoftTeams.schema.json'),
    ...LANGUAGES.flatMap((name) =>
      schemaMistakes(name, JSON.parse(textOf(files[name])), 'MicrosoftTeams.Localization.schema.json'),
    ),
    ...Object.entries(ICONS).flatMap(([name, size]) => iconMistakes(name, files[name], size)),
  ]
}

function textOf(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes)
}

function schemaMistakes(name: string, value: unknown, schema: string): readonly string[] {
  // the patterns of the schemas are no Unicode patterns
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
  addFormats(ajv)
  const isValid = ajv.compile(JSON.parse(readFileSync(path.join(SCHEMAS, schema), 'utf8')))
  if (isValid(value)) return []
  return (isValid.errors ?? []).map(({ instancePath, message }) => `${name}${instancePath}: ${message}`)
}

/** A PNG tells its size in bytes 16 to 23. */
function iconMistakes(name: string, bytes: Uint8Array | undefined, size: number): readonly string[] {
  if (bytes === undefined || bytes[1] !== 0x50) return [`${name} is no PNG`]
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const isRight = view.getUint32(16) === size && view.getUint32(20) === size
  return isRight ? [] : [`${name} must be ${size} by ${size}`]
}

/** Writes a package as Teams takes it. */
export function writePackage(out: string, files: PackageFiles): void {
  writeFileSync(out, zipSync({ ...files }))
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}

/*
 *   npm run teams:package -- --app-id 00000000-… [--address https://…] [--out briefing-bot.zip]
 */
function main(): void {
  const appId = option('app-id') ?? ''
  const files = teamsPackage({ appId, address: option('address') ?? 'https://example.com' })
  const mistakes = packageMistakes(files)
  if (mistakes.length > 0) {
    process.stderr.write(`${mistakes.join('\n')}\nThe id comes from --app-id.\n`)
    process.exitCode = 1
    return
  }
  const out = option('out') ?? 'briefing-bot.zip'
  writePackage(out, files)
  process.stdout.write(`${out}: ${Object.keys(files).join(', ')}\n`)
}

if (require.main === module) main()
