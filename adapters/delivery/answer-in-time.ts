import { madeOnce, type Platform } from '../../src/index.ts'
import { withinTime } from '../shared/within-time.ts'

/**
 * Of `answerWithinMs`: an adapter gives a request up by itself and knows more of why. It ends well before another worker
 * may take an attempt over.
 */
const POST_ANSWERS = 2
/** A look-up reads pages, and an update changes them, each with an answer of its own. */
const ANSWERS_OF_PAGES = 12

const UNANSWERED = { kind: 'unsure', reason: 'no-answer' } as const
const UNCHANGED = { kind: 'not-updated', retryAfterMs: undefined } as const
const UNSEEN = { kind: 'unavailable', detail: 'no answer in time', retryAfterMs: undefined } as const

/** Finds the same platforms, each of which answers in time. */
export function answeringInTime(
  platformOf: (id: string) => Platform | undefined,
): (id: string) => Platform | undefined {
  const timed = madeOnce(answerInTime)
  return (id) => {
    const platform = platformOf(id)
    return platform && timed(platform)
  }
}

/**
 * The same platform, but nothing that is asked of it holds a worker for ever, whatever its adapter waits for: what has
 * no answer by then is in doubt like any request without one. An update that goes on meanwhile does no harm.
 */
function answerInTime(platform: Platform): Platform {
  const { answerWithinMs } = platform
  return {
    ...platform,
    post: (post) => withinTime(platform.post(post), UNANSWERED, answerWithinMs * POST_ANSWERS),
    lookUp: (post, range) => withinTime(platform.lookUp(post, range), UNSEEN, answerWithinMs * ANSWERS_OF_PAGES),
    update: (post, posted) => withinTime(platform.update(post, posted), UNCHANGED, answerWithinMs * ANSWERS_OF_PAGES),
    tell: (user, about, message) =>
      withinTime(platform.tell(user, about, message), false, answerWithinMs * ANSWERS_OF_PAGES),
  }
}
