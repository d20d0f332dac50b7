import { FailureError } from '../../src/index.ts'
import { type HttpServerOptions, type RunningServer, startHttpServer } from '../http/server.ts'

/** How many further ports are tried when one is taken. */
const FURTHER_PORTS = 20
const HIGHEST_PORT = 65_535

/**
 * Starts a server on the port that was asked for, or on the next free one.
 * @param isFixed somebody else was told the port, such as a platform that sends its requests there: no other will do.
 * @throws FailureError `setting-invalid` when the address cannot be listened on at all.
 */
export async function listen(options: HttpServerOptions, isFixed: boolean): Promise<RunningServer> {
  const further = options.port === 0 || isFixed ? 0 : FURTHER_PORTS
  const last = Math.min(HIGHEST_PORT, options.port + further)
  for (let port = options.port; ; port++) {
    try {
      return await startHttpServer({ ...options, port })
    } catch (error) {
      if (codeOf(error) === 'EADDRINUSE' && port < last) continue
      throw new FailureError({ code: 'setting-invalid', detail: problem(options, error, further) }, error)
    }
  }
}

function problem({ host, port }: HttpServerOptions, error: unknown, further: number): string {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return further === 0
        ? `port ${port} is taken: end what listens there, or choose another with PORT or --port`
        : `port ${port} and the ${further} after it are taken: choose another with PORT or --port`
    case 'EACCES':
      return `port ${port} needs an administrator's rights: choose one above 1023 with PORT or --port`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is not an address of this machine: correct HOST`
    default:
      return `cannot listen on ${host}:${port} (${String(codeOf(error))})`
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
}
