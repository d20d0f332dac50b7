import { createHmac } from 'node:crypto'
import { Agent, request } from 'node:http'

/** Where commands go, and how they are signed. */
export interface CommandTarget {
  readonly port: number
  readonly secret: string
}

/** One answered request. */
export interface Answered {
  readonly status: number
  /** Milliseconds since 1970, of the moment that it was due to be sent. */
  readonly sentAtMs: number
  readonly tookMs: number
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** What a command's body is. @param number makes it unlike any other. */
export function commandBody(number: number, text: string, respondUrl: string, team = 'T1'): string {
  return new URLSearchParams({
    command: '/genai-report',
    text,
    team_id: team,
    channel_id: `C${number % 50}`,
    user_id: `U${number % 20}`,
    trigger_id: `t${number}`,
    response_url: respondUrl,
  }).toString()
}

/** By which a pressed button may open a window. */
export function triggerOf(number: number): string {
  return `press-${number}`
}

/** What the body of a pressed “Show the line” is. @param number makes it unlike any other. */
export function pressBody(number: number, peerUrl: string, team: string): string {
  const ts = `${number}.1`
  const payload = JSON.stringify({
    type: 'block_actions',
    team: { id: team },
    user: { id: `U${number % 20}` },
    channel: { id: `C${number % 50}` },
    message: { ts },
    container: { type: 'message', message_ts: ts },
    trigger_id: triggerOf(number),
    response_url: `${peerUrl}/respond/press-${number}`,
    actions: [{ type: 'button', block_id: 'b', action_id: 'show-line-1', value: 'genai-finance-2024/two-flaws' }],
  })
  return new URLSearchParams({ payload }).toString()
}

/** What the request says of itself. */
export interface Head {
  readonly type?: string
  readonly timestamp?: string
  readonly signature?: string
}

/** Signs a body as Slack does. */
export function signatureOf(secret: string, timestamp: string, body: string | Buffer): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`
}

/** Sends one request; whatever the head does not say is as Slack sends it. */
export function sendSigned({ port, secret }: CommandTarget, body: string | Buffer, head: Head = {}): Promise<Answered> {
  const timestamp = head.timestamp ?? String(Math.floor(Date.now() / 1000))
  const headers = {
    'content-type': head.type ?? 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': head.signature ?? signatureOf(secret, timestamp, body),
    'content-length': Buffer.byteLength(body),
  }
  const sentAtMs = Date.now()
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request(
      { port, host: '127.0.0.1', path: '/slack/events', method: 'POST', headers, agent },
      (response) => {
        response.resume()
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, sentAtMs, tookMs: performance.now() - began })
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Sends as many as are asked for, so many under way at a time. */
export async function sendAll<T>(
  count: number,
  atOnce: number,
  send: (number: number) => Promise<T>,
): Promise<readonly T[]> {
  const answers: T[] = []
  let next = 0
  const loop = async (): Promise<void> => {
    while (next < count) answers.push(await send(next++))
  }
  await Promise.all(Array.from({ length: atOnce }, loop))
  return answers
}

/** Sends at a rate, whether the others have been answered or not. */
export async function sendAtRate<T>(
  count: number,
  perSecond: number,
  send: (number: number) => Promise<T>,
): Promise<readonly T[]> {
  const began = performance.now()
  const answers: Promise<T>[] = []
  while (answers.length < count) {
    const due = Math.min(count, Math.floor(((performance.now() - began) * perSecond) / 1000) + 1)
    while (answers.length < due) answers.push(send(answers.length))
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  return await Promise.all(answers)
}

/** The value that this share of all is not above. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0
}
