import type { Route } from '../shared/route.ts'
import { HttpProblem } from './http-problem.ts'

/** A route with the values of its pattern's parts. */
export interface MatchedRoute {
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
}

/**
 * Finds the route for a path; the first in the table wins.
 *
 * A path is compared segment by segment before it is decoded, so that an encoded slash stays within its segment.
 * @param path the path as it came, without the query.
 * @throws HttpProblem `not-found`, `method-not-allowed` when another method would do, `bad-request` for a path that
 * cannot be decoded.
 */
export function matchRoute(routes: readonly Route[], method: string, path: string): MatchedRoute {
  const segments = path.split('/').slice(1)
  const allowed = new Set<string>()
  for (const route of routes) {
    const params = matchPath(route.path, segments)
    if (params === undefined) continue
    if (route.method === method || (method === 'HEAD' && route.method === 'GET')) return { route, params }
    allowed.add(route.method)
    if (route.method === 'GET') allowed.add('HEAD')
  }
  if (allowed.size === 0) throw new HttpProblem('not-found')
  // RFC 9110 §15.5.6: who is told that a method is wrong is told which are right.
  throw new HttpProblem('method-not-allowed', { allow: [...allowed].join(', ') })
}

function matchPath(pattern: string, segments: readonly string[]): Readonly<Record<string, string>> | undefined {
  const wanted = pattern.split('/').slice(1)
  const rest = wanted.findIndex((part) => part.startsWith('*'))
  const fixed = rest < 0 ? wanted : wanted.slice(0, rest)
  const isLongEnough = rest < 0 ? segments.length === fixed.length : segments.length > fixed.length
  if (!isLongEnough || !fixed.every((part, index) => isMatch(part, segments[index]))) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of fixed.entries()) {
    if (part.startsWith(':')) params[part.slice(1)] = decodeSegment(segments[index] ?? '')
  }
  const name = wanted[rest]?.slice(1)
  if (name !== undefined) params[name] = segments.slice(rest).map(decodeSegment).join('/')
  return params
}

function isMatch(part: string, segment: string | undefined): boolean {
  return part.startsWith(':') ? segment !== '' : part === segment
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw new HttpProblem('bad-request')
  }
}
