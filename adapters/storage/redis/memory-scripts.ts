import { script } from './script.ts'

/**
 * `channel` and `thread`: hashes of `<writer> <record>` by id; `channel:ids` and `thread:ids`: ids in order;
 * `thread:private`: ids of the threads of one reader alone by when they were last changed.
 */

/** Arguments: kind, id. Answers what is kept, '' where nothing is. */
export const READ = script(`return call('HGET', P .. ARGV[2], ARGV[3]) or ''`)

/**
 * Arguments: kind, id, what was read, writer, record, when a thread of one reader alone is changed or ''.
 * Answers 1 when it was replaced, also when the same writer asks again; what is kept when that is something else.
 */
export const REPLACE = script(`
local kind, id, before, writer, record, private = unpack(ARGV, 2, 7)
local kept = call('HGET', P .. kind, id) or ''
if string.match(kept, '^%S+') == writer then return 1 end
if kept ~= before then return kept end
call('HSET', P .. kind, id, writer .. ' ' .. record)
call('ZADD', P .. kind .. ':ids', 0, id)
if private ~= '' then call('ZADD', P .. kind .. ':private', private, id)
elseif kind == 'thread' then call('ZREM', P .. 'thread:private', id) end
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

/** Arguments: ids and times in turn. Forgets those that were not changed since, and answers how many. */
export const FORGET_PRIVATE = script(`
local forgotten = 0
for i = 2, #ARGV, 2 do
  if tonumber(call('ZSCORE', P .. 'thread:private', ARGV[i]) or '-1') == tonumber(ARGV[i + 1]) then
    call('HDEL', P .. 'thread', ARGV[i])
    call('ZREM', P .. 'thread:ids', ARGV[i])
    call('ZREM', P .. 'thread:private', ARGV[i])
    forgotten = forgotten + 1
  end
end
return forgotten
`)
