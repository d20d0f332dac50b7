import { createSlackPlatform } from '../../../adapters/slack/client.ts'

/*
 * Posts once and says what came of it, in a process of its own: errors of the runtime are of another realm within jest,
 * and the library does not know them there.
 */

const tokenOf = async (workspace: string): Promise<string | undefined> => (workspace === 'T1' ? 'xoxb-test' : undefined)
const platform = createSlackPlatform({
  apiUrl: process.env.PEER_URL,
  tokenOf,
  timeoutMs: 500,
  settleMs: 0,
  patiently: (call) => call(),
})

void platform.post(JSON.parse(process.env.POST ?? '')).then((outcome) => {
  process.stdout.write(`${JSON.stringify(outcome)}\n`)
})
