import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'
import { HttpProblem } from './http-problem.ts'

const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK.addAddress('::1', 'ipv6')
const SAME_SITE = ['same-origin', 'none']
/** What proxies tell of themselves; nginx, where nothing else is set, shows itself by the old version it speaks. */
const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']

/**
 * Tells whether an address a server is bound to can be reached from its own machine only.
 * @param address an IP address, in any of its spellings; a name is none.
 */
export function isLoopback(address: string): boolean {
  const version = isIP(address)
  return version !== 0 && LOOPBACK.check(address, version === 4 ? 'ipv4' : 'ipv6')
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
  const address = name.replace(/^\[(.*)\]$/, '$1')
  if (name !== 'localhost' && !isLoopback(address)) throw new HttpProblem('host-not-allowed')
}

/**
 * Refuses a request that a proxy on this machine passes on for somebody elsewhere. Most proxies write their own target,
 * 127.0.0.1, into `Host`, so that the name gives nothing away; browsers and programs of this machine speak HTTP/1.1.
 * @throws HttpProblem `forwarded`.
 */
export function checkUnforwarded({ headers, httpVersion }: IncomingMessage): void {
  if (httpVersion === '1.0' || FORWARDED.some((name) => headers[name] !== undefined)) throw new HttpProblem('forwarded')
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
