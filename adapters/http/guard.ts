import type { IncomingMessage } from 'node:http'
import { HttpProblem } from './http-problem.ts'

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]']
const SAME_SITE = ['same-origin', 'none']

/** Tells whether an address a server is bound to can be reached from its own machine only. */
export function isLoopback(address: string): boolean {
  return address === '::1' || address === 'localhost' || address.startsWith('127.')
}

/**
 * Refuses a request that was sent to another name than this machine's own.
 *
 * A page anywhere can make its own domain point at 127.0.0.1 and then read what a local server answers; the name in
 * `Host` gives it away.
 * @throws HttpProblem `host-not-allowed`.
 */
export function checkLoopbackHost(request: IncomingMessage): void {
  const name = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase()
  if (!LOOPBACK_NAMES.includes(name)) throw new HttpProblem('host-not-allowed')
}

/**
 * Refuses a request that a page of another origin makes a browser send.
 *
 * Browsers name the origin of every POST; what names none is not a browser, and is let through.
 * @throws HttpProblem `origin-not-allowed`.
 */
export function checkOrigin(request: IncomingMessage): void {
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  const isForeignSite = typeof site === 'string' && !SAME_SITE.includes(site)
  const isForeignOrigin = origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`
  if (isForeignSite || isForeignOrigin) throw new HttpProblem('origin-not-allowed')
}
