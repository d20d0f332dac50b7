import { HEED_HOME } from './home-scripts.ts'
import { script } from './script.ts'

/**
 * `dlv`: hash of `<version> <writer> <state> <due> <act or -> <target>\n<record>` by id. `content`: hash of contents
 * by id. `dlv:ids`: ids in order. `dlv:act`: ids by when to act. `dlv:state:…`, `dlv:target:…`: ids by due time.
 */
const HEAD = `
local HEAD = '^(%d+) (%S+) (%S+) (%S+) (%S+) (%S+)\\n'
local function row(id)
  return {id, call('HGET', P .. 'dlv', id) or '', call('HGET', P .. 'content', id) or ''}
end
local function rowsOf(ids)
  local rows = {}
  for _, id in ipairs(ids) do rows[#rows + 1] = row(id) end
  return rows
end
`

/**
 * Writes a delivery whose arguments start at a place: id, version, writer, state, due, act or '-', target, record,
 * content, '' for none or '=' for the one that is kept. `addDelivery` leaves one that is there.
 */
export const ADD_DELIVERY = `
local DELIVERY_ARGUMENTS = 9
local function putDelivery(i, isNew)
  local id, version, writer, state, due, act, target, record, content = unpack(ARGV, i, i + 8)
  local head = table.concat({version, writer, state, due, act, target}, ' ')
  call('HSET', P .. 'dlv', id, head .. '\\n' .. record)
  if content == '' then
    if not isNew then call('HDEL', P .. 'content', id) end
  elseif content ~= '=' then
    call('HSET', P .. 'content', id, content)
  end
  if act ~= '-' then call('ZADD', P .. 'dlv:act', act, id) elseif not isNew then call('ZREM', P .. 'dlv:act', id) end
  call('ZADD', P .. 'dlv:state:' .. state, due, id)
  call('ZADD', P .. 'dlv:target:' .. target, due, id)
end
local function addDelivery(i)
  local old = call('HGET', P .. 'dlv', ARGV[i])
  if old then return string.match(old, '^%d+ (%S+)') == ARGV[i + 2] end
  call('ZADD', P .. 'dlv:ids', 0, ARGV[i])
  putDelivery(i, true)
  return true
end
`

/** Arguments: deliveries. Answers 1 for each that was new, also when the same writer asks again. */
export const ADD = script(`${ADD_DELIVERY}
local added = {}
for i = 2, #ARGV, DELIVERY_ARGUMENTS do added[#added + 1] = addDelivery(i) and 1 or 0 end
return added
`)

/**
 * Arguments: a delivery, then the id of its channel or '', the record of the channel that was read, the one to write,
 * and what a channel that nothing is kept of reads as; then the caller's clock and the doubt that it knows of, '' for
 * none, or '-' where nothing begins. Answers 1 when both were changed, also when the same writer asks again; 0 when neither was, or 2 when that is
 * because the memory is another.
 * An attempt that did not know that the ledger may have forgotten something has to be thought over, be it the first to
 * find out or not.
 */
export const CHANGE = script(`${HEAD}${HEED_HOME}${ADD_DELIVERY}
local id, version, writer = unpack(ARGV, 2, 4)
local old = call('HGET', P .. 'dlv', id)
if not old then return 0 end
local oldVersion, oldWriter, oldState, _, _, oldTarget = string.match(old, HEAD)
if oldWriter == writer then return 1 end
if tonumber(oldVersion) + 1 ~= tonumber(version) then return 0 end
local known = ARGV[7 + DELIVERY_ARGUMENTS]
if known ~= '-' then
  heedHome(ARGV[6 + DELIVERY_ARGUMENTS])
  if (call('GET', P .. 'doubt') or '') ~= known then return 0 end
end
local channel, before, after, empty = unpack(ARGV, 2 + DELIVERY_ARGUMENTS, 5 + DELIVERY_ARGUMENTS)
if channel ~= '' then
  local kept = call('HGET', P .. 'channel', channel)
  if (kept and string.match(kept, '^%S+ (.*)$') or empty) ~= before then return 2 end
  call('HSET', P .. 'channel', channel, writer .. ' ' .. after)
  call('ZADD', P .. 'channel:ids', 0, channel)
end
putDelivery(2, false)
if oldState ~= ARGV[5] then call('ZREM', P .. 'dlv:state:' .. oldState, id) end
if oldTarget ~= ARGV[8] then call('ZREM', P .. 'dlv:target:' .. oldTarget, id) end
return 1
`)

/**
 * Arguments: state, time, how many to pass over, limit. Forgets those of the state that were due before the time and
 * may not act any more. Answers how many it looked at and how many it forgot.
 */
export const PRUNE = script(`${HEAD}
local ids = call('ZRANGEBYSCORE', P .. 'dlv:state:' .. ARGV[2], '-inf', '(' .. ARGV[3], 'LIMIT', ARGV[4], ARGV[5])
local forgotten = 0
for _, id in ipairs(ids) do
  local _, _, state, _, act, target = string.match(call('HGET', P .. 'dlv', id), HEAD)
  if act == '-' then
    call('HDEL', P .. 'dlv', id)
    call('HDEL', P .. 'content', id)
    call('ZREM', P .. 'dlv:ids', id)
    call('ZREM', P .. 'dlv:state:' .. state, id)
    call('ZREM', P .. 'dlv:target:' .. target, id)
    forgotten = forgotten + 1
  end
end
return {#ids, forgotten}
`)

/**
 * Arguments: id, the subscription that it names. Answers the row of the delivery, its second part '' where there is
 * none; what is kept of the subscription, of the delivery's channel, and of a doubt, '' for nothing.
 */
export const FIND_WORK = script(`${HEAD}
local delivery = row(ARGV[2])
local _, _, _, _, _, target = string.match(delivery[2], HEAD)
local channel = target and call('HGET', P .. 'channel', target) or ''
return {delivery, call('HGET', P .. 'sub', ARGV[3]) or '', channel, call('GET', P .. 'doubt') or ''}
`)

/** Arguments: id. Answers the row of it, its second part '' where there is none. */
export const FIND = script(`${HEAD}return row(ARGV[2])`)

/** Arguments: time, limit, how many to pass over. Answers rows without their contents. */
export const ACTIONABLE = script(`
local rows = {}
for _, id in ipairs(call('ZRANGEBYSCORE', P .. 'dlv:act', '-inf', ARGV[2], 'LIMIT', ARGV[4], ARGV[3])) do
  rows[#rows + 1] = {id, call('HGET', P .. 'dlv', id) or '', ''}
end
return rows
`)

/** Arguments: `target:…` or `state:…`, limit. Answers rows, the newest first. */
export const LAST = script(`${HEAD}return rowsOf(call('ZREVRANGE', P .. 'dlv:' .. ARGV[2], 0, ARGV[3] - 1))`)

/** Arguments: the last id of the page before, limit. Answers rows. */
export const PAGE = script(`${HEAD}
return rowsOf(call('ZRANGEBYLEX', P .. 'dlv:ids', '(' .. ARGV[2], '+', 'LIMIT', 0, ARGV[3]))
`)

/** Arguments: states. Answers how many are in each. */
export const COUNTS = script(`
local counts = {}
for i = 2, #ARGV do counts[#counts + 1] = call('ZCARD', P .. 'dlv:state:' .. ARGV[i]) end
return counts
`)
