import { script } from './script.ts'

/**
 * `source`: hash of records by `<workspace><id>`. `source:head`: hash of `<added at> <title>` by the same.
 * `source:ids`: these keys in order. `source:of:<workspace>`: ids by when they were added.
 */
const FORGET = `
local function forget(place, id)
  call('HDEL', P .. 'source', place .. id)
  call('HDEL', P .. 'source:head', place .. id)
  call('ZREM', P .. 'source:ids', place .. id)
  call('ZREM', P .. 'source:of:' .. place, id)
end
`

/** Arguments: workspace, id, added at, title, record, most sources, most bytes. Forgets the oldest beyond these. */
export const ADD = script(`${FORGET}
local place, id, added, title, record = unpack(ARGV, 2, 6)
local most, mostBytes = tonumber(ARGV[7]), tonumber(ARGV[8])
call('HSET', P .. 'source', place .. id, record)
call('HSET', P .. 'source:head', place .. id, added .. ' ' .. title)
call('ZADD', P .. 'source:ids', 0, place .. id)
call('ZADD', P .. 'source:of:' .. place, added, id)
local ids = call('ZRANGE', P .. 'source:of:' .. place, 0, -1)
local count, bytes = #ids, 0
for _, one in ipairs(ids) do bytes = bytes + call('HSTRLEN', P .. 'source', place .. one) end
for _, one in ipairs(ids) do
  if count <= most and bytes <= mostBytes then break end
  if one ~= id then
    bytes = bytes - call('HSTRLEN', P .. 'source', place .. one)
    count = count - 1
    forget(place, one)
  end
end
return 1
`)

/** Arguments: workspace, id. Answers its head and its record, both '' where nothing is kept. */
export const FIND = script(`
local key = ARGV[2] .. ARGV[3]
return {call('HGET', P .. 'source:head', key) or '', call('HGET', P .. 'source', key) or ''}
`)

/** Arguments: workspace, id. Answers 1 or 0. */
export const HAS = script(`return call('HEXISTS', P .. 'source', ARGV[2] .. ARGV[3])`)

/** Arguments: workspace. Answers pairs of id and head, in the order they came. */
export const LIST = script(`
local rows = {}
for _, id in ipairs(call('ZRANGE', P .. 'source:of:' .. ARGV[2], 0, -1)) do
  rows[#rows + 1] = {id, call('HGET', P .. 'source:head', ARGV[2] .. id) or ''}
end
return rows
`)

/** Arguments: the last key of the page before, limit. Answers key, head and record of each. */
export const PAGE = script(`
local rows = {}
for _, key in ipairs(call('ZRANGEBYLEX', P .. 'source:ids', '(' .. ARGV[2], '+', 'LIMIT', 0, ARGV[3])) do
  rows[#rows + 1] = {key, call('HGET', P .. 'source:head', key) or '', call('HGET', P .. 'source', key) or ''}
end
return rows
`)

/** Arguments: first and end of the workspace's keys, limit. Answers how many were erased. */
export const ERASE = script(`${FORGET}
local keys = call('ZRANGEBYLEX', P .. 'source:ids', '[' .. ARGV[2], '(' .. ARGV[3], 'LIMIT', 0, ARGV[4])
for _, key in ipairs(keys) do forget(ARGV[2], string.sub(key, #ARGV[2] + 1)) end
return #keys
`)
