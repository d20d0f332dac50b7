import { connect, type Socket } from 'node:net'

/*
 * Holds many connections that each send nearly all of a large body and never end it, and come again when they are cut.
 * It says once that all of them have been there, and how many are open for each message.
 */

const [port = '', path = '', count = '', kind = ''] = process.argv.slice(2)
const SENT = 999_000
const BODY = Buffer.alloc(SENT, 'x')
/** Whoever is cut comes again after this. */
const AGAIN_MS = 500

const open = new Set<Socket>()
let came = 0

/** What a stranger can write of itself: nothing, or a signature and a token that look like some. */
function proof(): readonly string[] {
  if (kind === 'unsigned') return []
  return [
    `x-slack-request-timestamp: ${Math.floor(Date.now() / 1000)}`,
    `x-slack-signature: v0=${'ab'.repeat(32)}`,
    'authorization: Bearer aa.bb.cc',
  ]
}

function come(): void {
  const socket = connect(Number(port), '127.0.0.1', () => {
    open.add(socket)
    const head = [`POST ${path} HTTP/1.1`, 'host: bot.example', 'content-length: 1000000', ...proof()]
    socket.write(`${head.join('\r\n')}\r\n\r\n`)
    socket.write(BODY)
    if (++came === Number(count)) process.send?.({ open: open.size })
  })
  socket.on('error', () => undefined)
  socket.on('close', () => {
    open.delete(socket)
    setTimeout(come, AGAIN_MS)
  })
  // without it the end of a connection that was answered would not be seen
  socket.resume()
}

for (let number = 0; number < Number(count); number++) come()
process.on('message', () => process.send?.({ open: open.size, came }))
process.on('disconnect', () => process.exit())
