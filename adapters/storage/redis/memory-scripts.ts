import { script } from './script.ts'

/** `channel` and `thread`: hashes of `<writer> <record>` by id; `channel:ids` and `thread:ids`: ids in order. */

/** Arguments: kind, id. Answers what is kept, '' where nothing is. */
export const READ = script(`return call('HGET', P .. ARGV[2], ARGV[3]) or ''`)

/**
 * Arguments: kind, id, what was read, writer, record. Answers 1 when it was replaced, also when the same writer asks
 * again; 0 when something else is kept by now.
 */
export const REPLACE = script(`
local kind, id, before, writer, record = unpack(ARGV, 2, 6)
local kept = call('HGET', P .. kind, id) or ''
if string.match(kept, '^%S+') == writer then return 1 end
if kept ~= before then return 0 end
call('HSET', P .. kind, id, writer .. ' ' .. record)
call('ZADD', P .. kind .. ':ids', 0, id)
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
