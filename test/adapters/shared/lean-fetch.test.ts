import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { boundedJson, leanFetch, leanPost } from '../../../adapters/shared/lean-fetch.ts'

let server: Server
let url: string
let answer: (response: ServerResponse) => void

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume()
    answer(response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const post = () => leanPost(url, { body: 'a=b', headers: {}, signal: undefined })

describe('an answer', () => {
  it.each([
    ['with its length', (response: ServerResponse) => response.setHeader('content-length', 8).end('{"é":1}')],
    ['in parts', (response: ServerResponse) => [response.write('{"é"'), response.end(':1}')]],
  ])('is read whole: %s', async (_, how) => {
    answer = how

    const { status, text } = await post()

    expect({ status, text }).toEqual({ status: 200, text: '{"é":1}' })
  })

  it.each([undefined, 4 * 1024 ** 3])(
    'that does not end cannot be read, and its connection ends: length %s',
    async (length) => {
      const part = Buffer.alloc(1 << 20, ' ')
      const ended = new Promise<void>((resolve) => {
        answer = (response) => {
          if (length !== undefined) response.setHeader('content-length', length)
          response.once('close', resolve)
          const go = (): void => {
            while (!response.destroyed && response.write(part));
          }
          response.on('drain', go)
          go()
        }
      })

      const { status, text } = await post()
      await ended

      expect({ status, text }).toEqual({ status: 200, text: '' })
    },
  )

  it.each([
    ['{"é":1}', { é: 1 }],
    [`${' '.repeat(9 * 1024 * 1024)}{}`, undefined],
  ])('of `fetch` itself is read as JSON where it ends in time', async (sent, expected) => {
    answer = (response) => response.end(sent)

    const read = await boundedJson(await fetch(url)).catch(() => undefined)

    expect(read).toEqual(expected)
  })

  it('of a call by `fetch` is cut alike', async () => {
    answer = (response) => response.end(' '.repeat(9 * 1024 * 1024))

    const answered = await leanFetch(url, { method: 'POST', body: 'a=b' })

    expect(await answered.text()).toBe('')
  })
})
