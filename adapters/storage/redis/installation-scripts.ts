import { script } from './script.ts'

/** `installation`: hash of sealed texts by id. `installation:ids`: ids in order. */

/** Arguments: id. Answers what is kept, '' where nothing is. */
export const FIND = script(`return call('HGET', P .. 'installation', ARGV[2]) or ''`)

/**
 * Arguments: id, what was read, what takes its place; '' stands for nothing. Answers 1 when it did, or does already;
 * 0 when something else is kept by now.
 */
export const REPLACE = script(`
local id, before, after = unpack(ARGV, 2, 4)
local now = call('HGET', P .. 'installation', id) or ''
if now ~= before then return now == after and 1 or 0 end
if after == '' then
  call('HDEL', P .. 'installation', id)
  call('ZREM', P .. 'installation:ids', id)
else
  call('HSET', P .. 'installation', id, after)
  call('ZADD', P .. 'installation:ids', 0, id)
end
return 1
`)

/** Arguments: the last id of the page before, limit. Answers pairs of id and what is kept. */
export const PAGE = script(`
local rows = {}
for _, id in ipairs(call('ZRANGEBYLEX', P .. 'installation:ids', '(' .. ARGV[2], '+', 'LIMIT', 0, ARGV[3])) do
  rows[#rows + 1] = {id, call('HGET', P .. 'installation', id) or ''}
end
return rows
`)
