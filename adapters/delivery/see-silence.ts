import { type DeliveryParts, type Platform, type Post, type Target, workspaceKey } from '../../src/index.ts'

/** A platform whose answer takes long. */
export interface Silence extends Pick<Platform, 'answerWithinMs'> {
  /** Whose work waits for it, as the queue has it. */
  readonly workspace: string
}

/** What one piece of work asks of platforms, seen from outside. */
export interface Sight extends Pick<DeliveryParts, 'platformOf'> {
  /** Resolves when an answer takes long; never when none does. */
  readonly silence: Promise<Silence>
  /** Whether the last post of it did not arrive, as far as is known. */
  readonly isRefused: () => boolean
}

/** Of the time in which a platform answers or is given up: what has no answer by then takes long. */
const LONG_SHARE = 0.05

/** Sees what one piece of work asks of platforms; those who post to a workspace are told where its answers take long. */
export function seeSilence({ platformOf, lanes }: Pick<DeliveryParts, 'platformOf' | 'lanes'>): Sight {
  let tell: (silence: Silence) => void = () => undefined
  let isRefused = false
  const silence = new Promise<Silence>((resolve) => {
    tell = resolve
  })
  const seen = (platform: Platform): Platform => {
    const { answerWithinMs } = platform
    const longMs = answerWithinMs * LONG_SHARE
    const told = (target: Target): string => {
      const workspace = workspaceKey(target)
      tell({ workspace, answerWithinMs })
      return workspace
    }
    const post = async (wanted: Post) => {
      const outcome = await noticeLong(platform.post(wanted), longMs, () => {
        const workspace = told(wanted.target)
        lanes.wait(workspace)
        return () => lanes.hear(workspace)
      })
      isRefused = outcome.kind !== 'posted'
      return outcome
    }
    return {
      ...platform,
      post,
      lookUp: (wanted, range) => noticeLong(platform.lookUp(wanted, range), longMs, () => void told(wanted.target)),
      update: (wanted, posted) => noticeLong(platform.update(wanted, posted), longMs, () => void told(wanted.target)),
    }
  }
  return {
    silence,
    isRefused: () => isRefused,
    platformOf(id) {
      const platform = platformOf(id)
      return platform && seen(platform)
    },
  }
}

/** @param begin told when the answer takes long. @returns told then when it has come. */
async function noticeLong<T>(answer: Promise<T>, longMs: number, begin: () => (() => void) | undefined): Promise<T> {
  let end: (() => void) | undefined
  const timer = setTimeout(() => {
    end = begin()
  }, longMs)
  try {
    return await answer
  } finally {
    clearTimeout(timer)
    end?.()
  }
}
