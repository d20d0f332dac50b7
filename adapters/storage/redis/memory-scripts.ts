import { script } from './script.ts'

/**
 * `channel` and `thread`: hashes of `<writer> <record>` by id; `channel:ids` and `thread:ids`: ids in order;
 * `thread:private` and `thread:shared`: ids of the threads of one reader alone, and of all others, by when they were last
 * changed.
 */

/** Arguments: kind, id. Answers what is kept, '' where nothing is. */
export const READ = script(`return call('HGET', P .. ARGV[2], ARGV[3]) or ''`)

/**
 * Arguments: kind, id, what was read, writer, record, `private` or `shared` for a thread and '' for what is no thread, now.
 * Answers 1 when it was replaced, also when the same writer asks again; what is kept when that is something else.
 */
export const REPLACE = script(`
local kind, id, before, writer, record, list, now = unpack(ARGV, 2, 8)
local kept = call('HGET', P .. kind, id) or ''
if string.match(kept, '^%S+') == writer then return 1 end
if kept ~= before then return kept end
call('HSET', P .. kind, id, writer .. ' ' .. record)
call('ZADD', P .. kind .. ':ids', 0, id)
if list ~= '' then
  call('ZADD', P .. 'thread:' .. list, now, id)
  call('ZREM', P .. 'thread:' .. (list == 'private' and 'shared' or 'private'), id)
end
return 1
`)

/** Arguments: kind, the last id of the page before, limit. Answers pairs of id and what is kept. */
export const PAGE = script(`
local rows = {}
for _, id in ipairs(call('ZRANGEBYLEX', P .. ARGV[2] .. ':ids', '(' .. ARGV[3], '+', 'LIMIT', 0, ARGV[4])) do
  rows[#rows + 1] = {id, call('HGET', P .. ARGV[2], id) or ''}
end
return rows
`)

/** Arguments: how many to pass over, limit. Answers ids and times of private threads in turn, the newest first. */
export const PRIVATE = script(`
return call('ZREVRANGE', P .. 'thread:private', ARGV[2], ARGV[2] + ARGV[3] - 1, 'WITHSCORES')
`)

/** Declares what forgets one memory of a kind, in every list that it may be in. */
export const FORGET = `
local function forget(kind, id)
  call('HDEL', P .. kind, id)
  for _, list in ipairs({'ids', 'private', 'shared'}) do call('ZREM', P .. kind .. ':' .. list, id) end
end
`

/** Arguments: ids and times in turn. Forgets those that were not changed since, and answers how many. */
export const FORGET_PRIVATE = script(`${FORGET}
local forgotten = 0
for i = 2, #ARGV, 2 do
  if tonumber(call('ZSCORE', P .. 'thread:private', ARGV[i]) or '-1') == tonumber(ARGV[i + 1]) then
    forget('thread', ARGV[i])
    forgotten = forgotten + 1
  end
end
return forgotten
`)

/** Arguments: time, limit. Forgets threads of channels that were last changed before it, and answers how many. */
export const FORGET_SHARED = script(`${FORGET}
local ids = call('ZRANGEBYSCORE', P .. 'thread:shared', '-inf', '(' .. ARGV[2], 'LIMIT', 0, ARGV[3])
for _, id in ipairs(ids) do forget('thread', id) end
return #ids
`)

/** Answers how many threads there are of which no time is kept, as an older version kept none. */
export const UNTIMED = script(`
return call('ZCARD', P .. 'thread:ids') - call('ZCARD', P .. 'thread:private') - call('ZCARD', P .. 'thread:shared')
`)

/** Arguments: the last id of the page before, limit, now. Gives those of a page a time that have none; answers the last id. */
export const TIME_SHARED = script(`
local last = ''
for _, id in ipairs(call('ZRANGEBYLEX', P .. 'thread:ids', '(' .. ARGV[2], '+', 'LIMIT', 0, ARGV[3])) do
  if not call('ZSCORE', P .. 'thread:private', id) then call('ZADD', P .. 'thread:shared', 'NX', ARGV[4], id) end
  last = id
end
return last
`)
