import { createEarlierPosts } from '../../../adapters/preview/earlier-posts.ts'
import { previewPlatforms } from '../../../adapters/preview/platforms.ts'
import { createThreadBook } from '../../../adapters/preview/thread-book.ts'
import { verbOf } from '../../../adapters/slack/action-id.ts'
import { renderSlack } from '../../../adapters/slack/render.ts'
import { renderTeams } from '../../../adapters/teams/render.ts'

describe('what was posted in a channel of the page before', () => {
  it('is looked for again after the store could not be reached, and then no more', async () => {
    const platforms = previewPlatforms({ renderSlack, renderTeams, slackVerbOf: verbOf })
    const book = createThreadBook(() => new Date())
    let isAway = true
    let asked = 0
    const deliveries = async (): Promise<readonly []> => {
      asked++
      if (isAway) throw new Error('the store cannot be reached')
      return []
    }
    const earlierPosts = createEarlierPosts({ book, platforms, botName: 'Briefing Bot', deliveries })

    const away = await Promise.allSettled([earlierPosts('C1'), earlierPosts('C1')])
    isAway = false
    await earlierPosts('C1')
    await earlierPosts('C1')

    expect(away.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(asked).toBe(2)
  })
})
