import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
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

const USAGE = `npm run teams:package -- --app-id ID --address URL [--out FILE]

  --app-id   the application id of the bot's registration: Azure portal, the bot's Configuration
  --address  where people read about the bot, such as https://bot.example.com
  --out      the file to write; briefing-bot.zip when not given`

/** What the script was asked for on its command line. */
export type PackageOrder =
  | { readonly kind: 'make'; readonly choice: PackageChoice; readonly out: string }
  | { readonly kind: 'help' }
  /** Each in English, with what to type. */
  | { readonly kind: 'wrong'; readonly mistakes: readonly string[] }

/** Reads what stands behind the script's name; every mistake at once. */
export function readOrder(words: readonly string[]): PackageOrder {
  const text = { type: 'string' } as const
  const options = { 'app-id': text, address: text, out: text, help: { type: 'boolean' } } as const
  try {
    const { values } = parseArgs({ args: [...words], options })
    if (values.help) return { kind: 'help' }
    const { 'app-id': appId = '', address = '', out = 'briefing-bot.zip' } = values
    const mistakes = [...idMistakes(appId), ...addressMistakes(address)]
    return mistakes.length > 0 ? { kind: 'wrong', mistakes } : { kind: 'make', choice: { appId, address }, out }
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    if (!code.startsWith('ERR_PARSE_ARGS')) throw error
    return { kind: 'wrong', mistakes: [message] }
  }
}

function idMistakes(id: string): readonly string[] {
  if (id === '') return ['--app-id is missing: Teams finds the bot by it.']
  const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
  return isId ? [] : [`--app-id must look like 00000000-0000-0000-0000-000000000000, and not like “${id}”.`]
}

function addressMistakes(address: string): readonly string[] {
  if (address === '') return ['--address is missing: Teams shows it to whoever wants to know whose app this is.']
  const isSecure = URL.canParse(address) && new URL(address).protocol === 'https:'
  return isSecure ? [] : [`--address must begin with https://, and not be “${address}”.`]
}

function main(): void {
  const order = readOrder(process.argv.slice(2))
  if (order.kind === 'make') make(order)
  else if (order.kind === 'wrong') refuse([...order.mistakes, '', USAGE])
  else process.stdout.write(`${USAGE}\n`)
}

function make({ choice, out }: Extract<PackageOrder, { readonly kind: 'make' }>): void {
  const files = teamsPackage(choice)
  const mistakes = packageMistakes(files)
  if (mistakes.length > 0) refuse(['Teams would refuse this package; correct in deploy/teams:', ...mistakes])
  else write(out, files)
}

function write(out: string, files: PackageFiles): void {
  try {
    writePackage(out, files)
    const next = 'In Teams: Apps, Manage your apps, Upload an app; then add it to a team.'
    process.stdout.write(`${path.resolve(out)} is made. ${next}\n`)
  } catch (error) {
    refuse([`${out} cannot be written: ${error instanceof Error ? error.message : String(error)}`])
  }
}

function refuse(lines: readonly string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exitCode = 1
}

if (require.main === module) main()
