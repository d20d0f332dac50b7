import { FORGET } from './memory-scripts.ts'
import { script } from './script.ts'

/** Arguments: first and end of the workspace's keys, limit. Answers how many subscriptions were erased. */
export const ERASE_SUBSCRIPTIONS = script(`
local places = call('ZRANGEBYLEX', P .. 'sub:places', '[' .. ARGV[2], '(' .. ARGV[3], 'LIMIT', 0, ARGV[4])
for _, place in ipairs(places) do
  local id = string.match(place, '^%S+ %S+ (.*)$')
  call('HDEL', P .. 'sub', id)
  call('ZREM', P .. 'sub:ids', id)
  call('ZREM', P .. 'due', id)
  call('ZREM', P .. 'sub:places', place)
end
return #places
`)

/** Arguments: first and end of the workspace's keys, limit, `channel` or `thread`. Answers how many were erased. */
export const ERASE_MEMORIES = script(`${FORGET}
local kind = ARGV[5]
local ids = call('ZRANGEBYLEX', P .. kind .. ':ids', '[' .. ARGV[2], '(' .. ARGV[3], 'LIMIT', 0, ARGV[4])
for _, id in ipairs(ids) do forget(kind, id) end
return #ids
`)

/**
 * Deliveries are in no order of workspaces, which nothing else asks for: all of them are looked at, some at a time.
 * Arguments: first and end of the workspace's keys, limit, the last id of the page before. Answers the last id of this
 * page, '' when there is none.
 */
export const ERASE_DELIVERIES = script(`
local first, last = ARGV[2], ''
for _, id in ipairs(call('ZRANGEBYLEX', P .. 'dlv:ids', '(' .. ARGV[5], '+', 'LIMIT', 0, ARGV[4])) do
  local state, target = string.match(call('HGET', P .. 'dlv', id) or '', '^%d+ %S+ (%S+) %S+ %S+ (%S+)\\n')
  if target and string.sub(target, 1, #first) == first then
    call('HDEL', P .. 'dlv', id)
    call('HDEL', P .. 'content', id)
    call('ZREM', P .. 'dlv:ids', id)
    call('ZREM', P .. 'dlv:act', id)
    call('ZREM', P .. 'dlv:state:' .. state, id)
    call('ZREM', P .. 'dlv:target:' .. target, id)
  end
  last = id
end
return last
`)
