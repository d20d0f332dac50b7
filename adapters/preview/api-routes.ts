import {
  type Analysis,
  type Bot,
  FailureError,
  type LanguageTag,
  type Strings,
  type TakeawayOptions,
  type TakeawaySelection,
} from '../../src/index.ts'
import type { ReadUpload } from '../shared/read-source.ts'
import { jsonResponse, type Route, type RouteRequest, type RouteResponse } from '../shared/route.ts'
import type { Conversation } from './conversation.ts'
import { viewChoice, viewDocument } from './document-view.ts'
import type { TopicName } from './findings.ts'
import { PAGE_PLACE } from './page-platform.ts'
import { type Fields, invalid, isFields, readChoice, readFields, readReader, readText } from './read-request.ts'

/** What the page's requests are answered from. */
export interface ApiParts {
  readonly bot: Bot
  readonly conversation: Conversation
  readonly strings: Readonly<Record<LanguageTag, Strings>>
  readonly topics: readonly TopicName[]
  /** Chooses other takeaways from a document. @throws FailureError when it cannot be done now. */
  choose(analysis: Analysis, options: TakeawayOptions): Promise<TakeawaySelection>
  readonly readUpload: ReadUpload
}

const MOST_JSON_BYTES = 1024 * 1024
const MOST_FILE_BYTES = 25 * 1024 * 1024
const MOST_NAME = 200
const THREAD = /^[a-z0-9-]{1,80}$/
const API = '/preview/api'

/** Lists the requests that the page makes, under `/preview/api/`. */
export function apiRoutes(parts: ApiParts): readonly Route[] {
  return [...conversationRoutes(parts.conversation), ...briefRoutes(parts), ...documentRoutes(parts)]
}

function conversationRoutes(conversation: Conversation): readonly Route[] {
  const reader = (fields: Fields, request: RouteRequest) => readReader(fields, request.language)
  const inThread = (fields: Fields, request: RouteRequest) => {
    const thread = readText(fields, 'thread')
    if (!THREAD.test(thread)) throw invalid('no thread')
    return { ...reader(fields, request), thread }
  }
  return [
    {
      method: 'GET',
      path: `${API}/threads`,
      maxBodyBytes: 0,
      async handle({ query, language }) {
        const { channel } = readReader({ channel: query.get('channel') }, language)
        return jsonResponse(await conversation.threads(channel))
      },
    },
    {
      method: 'GET',
      path: `${API}/schedule`,
      maxBodyBytes: 0,
      async handle({ query, language }) {
        return jsonResponse(await conversation.schedule(readReader(Object.fromEntries(query), language)))
      },
    },
    post('digest', (fields, request) => conversation.digest(reader(fields, request))),
    post('brief-loaded', (fields, request) =>
      conversation.briefLoaded(reader(fields, request), readText(fields, 'document')),
    ),
    post('command', (fields, request) => conversation.command(reader(fields, request), readText(fields, 'words'))),
    post('reply', (fields, request) => conversation.reply(inThread(fields, request), readText(fields, 'text'))),
    post('press', (fields, request) => {
      const { platform, action } = fields
      if (platform !== 'slack' && platform !== 'teams') throw invalid('no platform')
      if (!isFields(action)) throw invalid('no action')
      return conversation.press(inThread(fields, request), { platform, action, label: readText(fields, 'label') })
    }),
  ]
}

function briefRoutes({ conversation, readUpload }: ApiParts): readonly Route[] {
  const brief = async (request: RouteRequest, fields: Fields, bytes: Uint8Array): Promise<RouteResponse> => {
    const reader = readReader(fields, request.language)
    const name = readText(fields, 'name').slice(0, MOST_NAME)
    if (name === '') throw invalid('no name')
    return jsonResponse(await conversation.brief(reader, await readUpload(name, bytes)))
  }
  return [
    {
      method: 'POST',
      path: `${API}/upload`,
      maxBodyBytes: MOST_FILE_BYTES,
      handle: (request) => brief(request, Object.fromEntries(request.query), request.body),
    },
  ]
}

function documentRoutes({ bot, strings, topics, choose }: ApiParts): readonly Route[] {
  const find = async (id = ''): Promise<Analysis> => {
    const analysis = await bot.document(PAGE_PLACE, id)
    if (analysis === undefined) throw new FailureError({ code: 'item-not-found', detail: 'no such document' })
    return analysis
  }
  const wordsIn = (language: LanguageTag) => ({ language, topics, strings: strings[language] })
  return [
    {
      method: 'GET',
      path: `${API}/documents`,
      maxBodyBytes: 0,
      handle: async () => jsonResponse(await bot.documents(PAGE_PLACE)),
    },
    {
      method: 'GET',
      path: `${API}/documents/:id`,
      maxBodyBytes: 0,
      async handle({ params, language }) {
        return jsonResponse(viewDocument(await find(params.id), wordsIn(language)))
      },
    },
    {
      method: 'GET',
      path: `${API}/documents/:id/takeaways`,
      maxBodyBytes: 0,
      async handle({ params, query, language }) {
        const analysis = await find(params.id)
        const takeaways = await choose(analysis, readChoice(query))
        return jsonResponse(viewChoice({ ...analysis, takeaways }, wordsIn(language)))
      },
    },
  ]
}

function post(name: string, run: (fields: Fields, request: RouteRequest) => Promise<unknown>): Route {
  return {
    method: 'POST',
    path: `${API}/${name}`,
    maxBodyBytes: MOST_JSON_BYTES,
    handle: async (request) => jsonResponse(await run(readFields(request), request)),
  }
}
