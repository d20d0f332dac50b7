import { HEED_HOME } from './home-scripts.ts'
import { ADD_DELIVERY } from './ledger-scripts.ts'
import { script } from './script.ts'

/**
 * `sub`: hash of `<version> <writer> <target> <created>\n<record>` by id. `due`: ids by due time. `sub:ids`: ids in
 * order. `sub:places`: `<target> <created> <id>` in order, which finds those of a channel and of a workspace alike.
 */
const HEAD = `
local HEAD = '^(%d+) (%S+) (%S+) (%S+)\\n'
local function setDue(id, due)
  if due == '' then call('ZREM', P .. 'due', id) else call('ZADD', P .. 'due', due, id) end
end
local function row(id)
  return {id, call('ZSCORE', P .. 'due', id) or '', call('HGET', P .. 'sub', id) or ''}
end
`

/**
 * Arguments: `restore` to add whatever is not there, or `next` to add version 1 and replace the version before, all or
 * none; then for each id, version, writer, target, created, due, record. Answers 1 for each that was written, also when
 * the same writer asks again because a connection broke before the answer came.
 */
export const SAVE = script(`${HEAD}
local saved = {}
local function isNextOf(i)
  local id, version, writer = unpack(ARGV, i, i + 2)
  local old = call('HGET', P .. 'sub', id)
  if not old then return version == '1' end
  local oldVersion, oldWriter = string.match(old, HEAD)
  return oldWriter == writer or tonumber(oldVersion) + 1 == tonumber(version)
end
if ARGV[2] == 'next' then
  for i = 3, #ARGV, 7 do if not isNextOf(i) then return {0} end end
end
for i = 3, #ARGV, 7 do
  local id, version, writer, target, created, due, record = unpack(ARGV, i, i + 6)
  local old = call('HGET', P .. 'sub', id)
  local oldVersion, oldWriter, oldTarget, oldCreated
  if old then oldVersion, oldWriter, oldTarget, oldCreated = string.match(old, HEAD) end
  local isNew = not old and (ARGV[2] == 'restore' or version == '1')
  local isNext = old and ARGV[2] == 'next' and tonumber(oldVersion) + 1 == tonumber(version)
  if isNew or isNext then
    call('HSET', P .. 'sub', id, version .. ' ' .. writer .. ' ' .. target .. ' ' .. created .. '\\n' .. record)
    call('ZADD', P .. 'sub:ids', 0, id)
    if old then call('ZREM', P .. 'sub:places', oldTarget .. ' ' .. oldCreated .. ' ' .. id) end
    call('ZADD', P .. 'sub:places', 0, target .. ' ' .. created .. ' ' .. id)
    setDue(id, due)
  end
  saved[#saved + 1] = (isNew or isNext or oldWriter == writer) and 1 or 0
end
return saved
`)

/** Arguments: ids. Where a damaged record does not tell its place, that is looked for among all. */
export const REMOVE = script(`${HEAD}
local function placeOf(id, old)
  local _, _, target, created = string.match(old, HEAD)
  if target then return target .. ' ' .. created .. ' ' .. id end
  for _, place in ipairs(call('ZRANGE', P .. 'sub:places', 0, -1)) do
    if string.match(place, '^%S+ %S+ (.*)$') == id then return place end
  end
  return ''
end
for i = 2, #ARGV do
  local id = ARGV[i]
  local old = call('HGET', P .. 'sub', id)
  if old then
    call('ZREM', P .. 'sub:places', placeOf(id, old))
    call('HDEL', P .. 'sub', id)
    call('ZREM', P .. 'sub:ids', id)
    call('ZREM', P .. 'due', id)
  end
end
return 1
`)

/**
 * Arguments: for each plan id, due, next due or '', how many deliveries, and these as `ADD_DELIVERY` takes them.
 * Answers 1 for each that counted. A delivery that is there already is left, so asking again does no harm.
 */
export const PLAN = script(`${HEAD}${ADD_DELIVERY}
local counted = {}
local i = 2
while i <= #ARGV do
  local id, due, nextDue, deliveries = unpack(ARGV, i, i + 3)
  local isDue = tonumber(call('ZSCORE', P .. 'due', id) or 'nan') == tonumber(due)
  i = i + 4
  for _ = 1, tonumber(deliveries) do
    if isDue then addDelivery(i) end
    i = i + DELIVERY_ARGUMENTS
  end
  if isDue then setDue(id, nextDue) end
  counted[#counted + 1] = isDue and 1 or 0
end
return counted
`)

/** Arguments: id. Answers rows: that of it, or none. */
export const FIND = script(`${HEAD}
if call('HEXISTS', P .. 'sub', ARGV[2]) == 0 then return {} end
return {row(ARGV[2])}
`)

/** Arguments: time, limit. Answers rows, one after another. Asked by every tick, so that it tells who keeps them. */
export const DUE = script(`${HEAD}${HEED_HOME}
heedHome(ARGV[2])
local rows = {}
for _, id in ipairs(call('ZRANGEBYSCORE', P .. 'due', '-inf', ARGV[2], 'LIMIT', 0, ARGV[3])) do rows[#rows + 1] = row(id) end
return rows
`)

/** Arguments: first and end of a range of places, limit. Answers rows, each with its target behind it. */
export const PLACES = script(`${HEAD}
local rows = {}
for _, place in ipairs(call('ZRANGEBYLEX', P .. 'sub:places', '[' .. ARGV[2], '(' .. ARGV[3], 'LIMIT', 0, ARGV[4])) do
  local target, id = string.match(place, '^(%S+) %S+ (.*)$')
  local found = row(id)
  found[4] = target
  rows[#rows + 1] = found
end
return rows
`)

/** Arguments: the last id of the page before, limit. Answers rows. */
export const PAGE = script(`${HEAD}
local rows = {}
for _, id in ipairs(call('ZRANGEBYLEX', P .. 'sub:ids', '(' .. ARGV[2], '+', 'LIMIT', 0, ARGV[3])) do rows[#rows + 1] = row(id) end
return rows
`)

/** Answers how many there are. */
export const COUNT = script(`return call('HLEN', P .. 'sub')`)
