import { LEAST_SET_BACK_MS, LONGEST_CLOSED_MS } from '../records/bucket.ts'
import { script } from './script.ts'

/**
 * `rate:…`: `<full at> <closed until>` by the key of the rate, gone by itself an hour after neither matters.
 * The arithmetic is that of `records/bucket.ts`; the contract holds the two together.
 */
const BUCKET = `
local function read(key)
  local kept = call('GET', P .. 'rate:' .. key)
  if not kept then return 0, 0 end
  local full, closed = string.match(kept, '^(%S+) (%S+)$')
  return tonumber(full), tonumber(closed)
end
local function keep(key, full, closed, now)
  local ttl = math.max(full, closed) - now + 3600000
  call('SET', P .. 'rate:' .. key, string.format('%.17g %.17g', full, closed), 'PX', string.format('%.0f', ttl))
end
`

/** How far what the caller's clock says is from what Redis's says, in ms; 0 where the caller's is '', and is believed. */
const SHIFT = `
local function shiftOf(callersNow)
  if callersNow == '' then return 0 end
  local time = call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000) - tonumber(callersNow)
end
`

/** Arguments: the caller's clock or '', now by it, then for each rate its key, how many a second, and how many at once. Answers the wait in ms. */
export const TAKE = script(`${BUCKET}${SHIFT}
local now = tonumber(ARGV[3]) + shiftOf(ARGV[2])
local wait = 0
local found = {}
for i = 4, #ARGV, 3 do
  local step, burst = 1000 / tonumber(ARGV[i + 1]), tonumber(ARGV[i + 2])
  local full, closed = read(ARGV[i])
  local ahead = full - (now + burst * step)
  local setBack = ahead > ${LEAST_SET_BACK_MS} and ahead or 0
  if setBack > 0 or closed - now > ${LONGEST_CLOSED_MS} then
    full, closed = full - setBack, math.min(closed - setBack, now + ${LONGEST_CLOSED_MS})
    keep(ARGV[i], full, closed, now)
  end
  full = math.min(full, now + burst * step)
  wait = math.max(wait, math.ceil(math.max(full - (burst - 1) * step, closed) - now))
  found[#found + 1] = {ARGV[i], math.max(full, now) + step, closed}
end
if wait > 0 then return wait end
for _, one in ipairs(found) do keep(one[1], one[2], one[3], now) end
return 0
`)

/** A rate is closed for no longer than this counts, and then gone an hour later, as one that is taken from. */
const CLOSED_TTL_MS = LONGEST_CLOSED_MS + 3_600_000

/** Arguments: the caller's clock or '', key, until by it. What was taken before may matter for longer. */
export const CLOSE = script(`${BUCKET}${SHIFT}
local full, closed = read(ARGV[3])
local untilMs = tonumber(ARGV[4]) + shiftOf(ARGV[2])
if closed >= untilMs then return 0 end
local ttl = math.max(call('PTTL', P .. 'rate:' .. ARGV[3]), ${CLOSED_TTL_MS})
call('SET', P .. 'rate:' .. ARGV[3], string.format('%.17g %.17g', full, untilMs), 'PX', string.format('%.0f', ttl))
return 1
`)
