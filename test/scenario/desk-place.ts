import { type Place, type Target, targetKey } from '../../src/index.ts'

/** A channel that can be subscribed. */
export const TARGET: Target = { platform: 'slack', workspace: 'T1', channel: 'C1' }

/** Where one of its readers writes. */
export const PLACE: Place = {
  channel: targetKey(TARGET),
  thread: 'T',
  language: 'en',
  target: TARGET,
  user: 'U1',
  zone: 'UTC',
}
