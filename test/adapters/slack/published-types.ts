import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { PeerCall } from '../../peer/peer.ts'

/*
 * Slack publishes what each method takes, and what blocks and windows are made of, as types. They are the judge here: what
 * was sent is written down as it came, and the compiler says whether it is of its method's type.
 */

const ROOT = path.join(__dirname, '../../..')
/** Below the project, so that the compiler finds Slack's packages. */
const OUTPUT = path.join(ROOT, 'test/.output')
const COMPILER = path.join(ROOT, 'node_modules/.bin/tsc')
const OPTIONS = '--ignoreConfig --noEmit --strict --skipLibCheck --target es2022 --module nodenext --types node'

/** The type of each method that this project calls; `users.info` is Slack's `UsersInfoArguments`. */
function typeOf(method: string): string {
  const words = method.split('.').map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  return method === 'oauth.v2.access' ? 'OauthV2AccessArguments' : `${words.join('')}Arguments`
}

const OBJECTS = new Set(['blocks', 'view', 'metadata', 'prompts'])
const NUMBERS = new Set(['limit'])

/** A field as it was before it was written into a form. */
function readField([name, value]: readonly [string, unknown]): readonly [string, unknown] {
  if (OBJECTS.has(name) && typeof value === 'string') return [name, JSON.parse(value)]
  if (NUMBERS.has(name)) return [name, Number(value)]
  return [name, value === 'true' || value === 'false' ? value === 'true' : value]
}

/** Fields whose words are no matter of types: without them few different requests are left. */
const WORDS = new Set(['text', 'value', 'private_metadata', 'ts', 'thread_ts', 'url', 'trigger_id', 'initial_value'])

function withoutWords(this: unknown, name: string, value: unknown): unknown {
  return WORDS.has(name) && typeof value === 'string' ? 'words' : value
}

function declarationOf({ path: called, fields }: PeerCall): string {
  const value = JSON.stringify(Object.fromEntries(Object.entries(fields).map(readField)), withoutWords)
  const method = called.replace(/^\/api\//, '')
  const type = called.startsWith('/respond/') ? 'RespondArguments' : `api.${typeOf(method)}`
  return `: ${type} = ${value}`
}

/**
 * Has the compiler look at requests.
 * @returns what it says, with what was sent; empty when every one is of its method's type.
 */
export function typeMistakes(calls: readonly PeerCall[]): readonly string[] {
  const declarations = [...new Set(calls.map(declarationOf))]
  const head = ["import type { RespondArguments } from '@slack/bolt'", "import type * as api from '@slack/web-api'"]
  const lines = declarations.map((declaration, index) => `export const call${index}${declaration}`)
  mkdirSync(OUTPUT, { recursive: true })
  const folder = mkdtempSync(path.join(OUTPUT, 'types-'))
  const file = path.join(folder, 'calls.ts')
  writeFileSync(file, [...head, ...lines].join('\n'))
  const { stdout, error } = spawnSync(COMPILER, [...OPTIONS.split(' '), file], { encoding: 'utf8', cwd: ROOT })
  rmSync(folder, { recursive: true })
  if (error !== undefined) throw error
  const said = [...stdout.matchAll(/calls\.ts\((\d+),\d+\): (error TS.*)/g)]
  if (said.length === 0 && stdout !== '') throw new Error(stdout)
  return said.map(([, line, mistake]) => `${mistake} ${lines[Number(line) - 1 - head.length]?.slice(0, 300)}`)
}
