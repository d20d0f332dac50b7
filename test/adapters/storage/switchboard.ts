import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** An address that leads to one Redis and then to another, as the name of a group does in a failover. */
export interface Switchboard {
  readonly port: number
  readonly url: string
  /** Ends what is connected, and leads whoever comes next to another port. */
  leadTo(port: number): void
  /** Ends what is connected, and takes nobody until it leads somewhere again. */
  cut(): void
  close(): Promise<void>
}

/** Opens one on a free port. @param first the port that it leads to at first. */
export async function openSwitchboard(first: number): Promise<Switchboard> {
  let to: number | undefined = first
  const ends = new Set<Socket>()
  const server = createServer((caller) => {
    if (to === undefined) {
      caller.destroy()
      return
    }
    const callee = connect(to, '127.0.0.1')
    const hangUp = (): void => {
      for (const end of [caller, callee]) {
        end.destroy()
        ends.delete(end)
      }
    }
    for (const end of [caller, callee]) {
      ends.add(end)
      end.setNoDelay(true).on('error', hangUp).on('close', hangUp)
    }
    caller.pipe(callee).pipe(caller)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const lead = (next: number | undefined): void => {
    to = next
    for (const end of ends) end.destroy()
  }
  return {
    port,
    url: `redis://127.0.0.1:${port}/0`,
    leadTo: lead,
    cut: () => lead(undefined),
    async close() {
      lead(undefined)
      server.close()
      await once(server, 'close')
    },
  }
}
