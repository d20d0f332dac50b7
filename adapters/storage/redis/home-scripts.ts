import { script } from './script.ts'

/** How exactly it is known until when a Redis was the main one; deliveries that are worked on tell it all the time. */
const SEEN_EVERY_MS = 10_000

/**
 * `home`: `<run> <replication> <seen>`, the Redis that the store is in and when it was last seen to be, in ms. `doubt`:
 * `<since> <seen> <1 or 0>`: when it was seen to be another or to have been started again, when it was last the one
 * before, and 1 where another took over.
 *
 * A Redis has a new id of its replication whenever it is started or takes over, and keeps the one of whom it took over
 * from. It has a new one, too, when its first replica comes: then its run is the same, and nothing was lost.
 * What tells nothing of itself, as some that are no Redis do, is believed.
 * It is heeded within the script of an attempt, which is then compared with what there is of a doubt: nothing comes in
 * between.
 * @see https://redis.io/docs/latest/operate/oss_and_stack/management/replication, "Replication ID explained"
 */
export const HEED_HOME = `
local function heedHome(callersNow)
  local time = call('TIME')
  local now = tonumber(callersNow) or time[1] * 1000 + math.floor(time[2] / 1000)
  local told = redis.pcall('INFO', 'replication')
  local id = type(told) == 'string' and string.match(told, 'master_replid:(%x+)')
  if not id then return end
  local kept = call('GET', P .. 'home') or ''
  local run, oldId, seen = string.match(kept, '^(%x+) (%x+) (%d+)$')
  if oldId == id and math.abs(now - tonumber(seen)) < ${SEEN_EVERY_MS} then return end
  local isSame = oldId == id
  local newRun = isSame and run or string.match(call('INFO', 'server'), 'run_id:(%x+)')
  local isTakenOver = string.match(told, 'master_replid2:0+%s') == nil
  local isDoubted = run ~= nil and not isSame and (run ~= newRun or isTakenOver)
  if isDoubted then
    call('SET', P .. 'doubt', string.format('%.0f', now) .. ' ' .. seen .. ' ' .. (isTakenOver and 1 or 0))
  end
  call('SET', P .. 'home', newRun .. ' ' .. id .. ' ' .. string.format('%.0f', now))
end
`

/** Argument: the caller's clock or ''. Only sees who the main one is. */
export const SEE_HOME = script(`${HEED_HOME}heedHome(ARGV[2])`)
