import type { Asker } from '../shared/turns.ts'
import { readOrigin } from './read-origin.ts'

/** Reads who a request is of; what Slack itself tells, as that a channel has another name, is nobody's. */
export function readAsker(fields: Readonly<Record<string, unknown>>): Asker {
  const { team, enterprise } = readOrigin(fields)
  const event = fieldsOf(fields.event)
  const edited = fieldsOf(event.message)
  const deleted = fieldsOf(event.previous_message)
  const named = [fields.user_id, fieldsOf(fields.user).id, event.user, edited.user, deleted.user]
  return { workspace: team ?? enterprise ?? '', user: named.find((id) => typeof id === 'string') }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
