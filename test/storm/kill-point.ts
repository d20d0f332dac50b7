import type { Platform, Store } from '../../src/index.ts'

/**
 * Where a worker may die. At these it dies by itself: with the delivery planned and not yet brought to the queue; with
 * the job taken and nothing written; with the attempt written and nothing sent; with the answer there and not written;
 * with the end written and the job not yet taken off the queue.
 */
export const OWN_DEATHS = ['planned', 'taken', 'claimed', 'answered', 'settled'] as const

/** The name of such a place. */
export type KillPoint = (typeof OWN_DEATHS)[number]

/** A store and a platform with which a worker comes no further than to a point. @param page of which post, from 0. */
export function dieAt(
  { point, page }: { readonly point: KillPoint | undefined; readonly page: number },
  { store, platform }: { readonly store: Store; readonly platform: Platform },
): { readonly store: Store; readonly platform: Platform } {
  const reached = (here: KillPoint): void => {
    // as a power cut: nothing that this process still holds is written
    if (here === point) process.kill(process.pid, 'SIGKILL')
  }
  const { subscriptions, ledger } = store
  return {
    store: {
      ...store,
      subscriptions: {
        ...subscriptions,
        plan: async (plans) => {
          const counted = await subscriptions.plan(plans)
          if (counted.includes(true)) reached('planned')
          return counted
        },
      },
      ledger: {
        ...ledger,
        begin: async (delivery, channel, doubt) => {
          if (delivery.page === page) reached('taken')
          const isChanged = await ledger.begin(delivery, channel, doubt)
          if (delivery.page === page) reached('claimed')
          return isChanged
        },
        change: async (delivery, channel) => {
          const isChanged = await ledger.change(delivery, channel)
          if (delivery.page === page + 1 && delivery.state !== 'sending') reached('settled')
          return isChanged
        },
      },
    },
    platform: {
      ...platform,
      post: async (post) => {
        const outcome = await platform.post(post)
        if (post.page === page) reached('answered')
        return outcome
      },
    },
  }
}
