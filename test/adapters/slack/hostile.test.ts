import { renderSlack, type SlackPost } from '../../../adapters/slack/render.ts'
import { HOSTILE_TEXTS } from '../../src/message/hostile-texts.ts'
import { actionOf, messageOf, messageOfEverywhere, run } from '../../src/message/message-samples.ts'
import { slackPages } from './slack-page.ts'
import { slackMistakes } from './validate-blocks.ts'

/** How often `messageOfEverywhere` shows its text outside of the summary. */
const FIELDS = 10

/** Texts of a post by the type of the object that holds them. */
function textsOf(post: SlackPost, type: string): readonly string[] {
  const found: string[] = []
  JSON.stringify(post, (_, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'type' in value && 'text' in value && value.type === type) {
      if (typeof value.text === 'string') found.push(value.text)
    }
    return value
  })
  return found
}

function count(text: string, part: string): number {
  return text.split(part).length - 1
}

describe('hostile text on Slack', () => {
  it('is shown to the letter in every field, without a link or an image', () => {
    const payloads = HOSTILE_TEXTS.map(({ text }) => renderSlack(messageOfEverywhere(text)))

    const pages = slackPages(payloads.map(({ blocks }) => blocks))

    const seen = HOSTILE_TEXTS.map(({ shown }, index) => [shown, count(pages[index]?.text ?? '', shown)] as const)
    expect(seen.filter(([, times]) => times < FIELDS)).toEqual([])
    expect(pages.flatMap((page) => page.links)).toEqual([])
    expect(pages.filter((page) => page.images > 0)).toEqual([])
    expect(payloads.flatMap(({ overflow, ...post }) => [...slackMistakes(post), ...overflow])).toEqual([])
  })

  it.each(HOSTILE_TEXTS)('leaves no control character outside of rich text: $shown', ({ text }) => {
    const message = messageOfEverywhere(text)

    const payload = renderSlack({
      ...message,
      blocks: [...message.blocks, { kind: 'actions', actions: [actionOf(text)] }],
    })

    const parsed = [payload.text, ...textsOf(payload, 'plain_text'), ...textsOf(payload, 'mrkdwn')]
    expect(parsed.filter((each) => /[<>]|&(?!(?:amp|lt|gt);)/.test(each))).toEqual([])
    expect(JSON.stringify(payload.blocks)).not.toMatch(/"type":"(?:user|usergroup|broadcast|channel|emoji|date|image)"/)
  })

  it('escapes the fallback text and button labels so that they read as written', () => {
    const payload = renderSlack(
      messageOf([{ kind: 'actions', actions: [actionOf('&lt;!here&gt; <@U1>')] }], '<!channel> &lt;!channel&gt;'),
    )

    expect(payload.text).toBe('&lt;!channel&gt; &amp;lt;!channel&amp;gt;')
    expect(textsOf(payload, 'plain_text')).toEqual(['&amp;lt;!here&amp;gt; &lt;@U1&gt;'])
  })

  it('links only what is honest, also in a quiet line', () => {
    const url = 'https://bay.example/a|b?c=d&e=%3Cf'
    const links = [
      { kind: 'link' as const, text: '行业报告', url },
      { kind: 'link' as const, text: '*bank.com*', url },
      { kind: 'link' as const, text: 'click', url: 'javascript:alert(1)' },
    ]

    const payload = renderSlack(
      messageOf([
        { kind: 'note', content: links.slice(0, 1) },
        { kind: 'paragraph', content: links },
      ]),
    )

    const [note, paragraph] = payload.blocks
    expect(note).toMatchObject({ elements: [{ text: '<https://bay.example/a%7Cb?c=d&amp;e=%3Cf|行业报告>' }] })
    expect(slackPages([paragraph === undefined ? [] : [paragraph]])[0]).toMatchObject({
      text: expect.stringContaining('行业报告*bank.com* (bay.example)click'),
      links: [url, url],
    })
  })

  it('asks for no mention, link or preview to be read into the post', () => {
    expect(renderSlack(messageOf([{ kind: 'note', content: [run('x')] }]))).toMatchObject({
      parse: 'none',
      unfurl_links: false,
      unfurl_media: false,
    })
  })
})
