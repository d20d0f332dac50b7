import type { Analysis } from '../analysis/analysis.ts'
import { composeEdition } from '../briefing/compose-edition.ts'
import { documentMessage } from '../briefing/document-message.ts'
import { DOCUMENT_PREFERENCES } from '../briefing/edition.ts'
import { numberedItems } from '../briefing/edition-message.ts'
import { succeed } from '../failure/result.ts'
import type { Message } from '../message/message.ts'
import { threadOf } from './answer-at.ts'
import type { Bot, RawSource } from './bot.ts'
import type { BotParts } from './bot-parts.ts'
import { personalPlace } from './personal-place.ts'
import { type Place, workspaceOf } from './place.ts'

/** Reads a text, keeps it, and says in the place's thread what is in it. */
export async function briefSource(parts: BotParts, place: Place, source: RawSource): ReturnType<Bot['brief']> {
  const { format, text, ...origin } = source
  const document = { format, text, origin }
  const analysed = await parts.analyse(document)
  if (!analysed.ok) return analysed
  const analysis = analysed.value
  await parts.library.add(workspaceOf(place), { source: document, analysis })
  return succeed({ document: analysis.document.id, message: await briefAnalysis(parts, place, analysis) })
}

/** Says what is in a document and lets the place's thread ask about it. */
export async function briefAnalysis(parts: BotParts, asker: Place, analysis: Analysis): Promise<Message> {
  const place = await personalPlace(parts.memory, asker)
  const { id, language } = analysis.document
  const channel = await parts.memory.channel(place.channel)
  const reader = parts.readerOf(place.language ?? place.locale ?? channel.language ?? language)
  const edition = composeEdition({
    corpus: parts.knowledgeOf([analysis]).corpus,
    seen: new Set(),
    preferences: { ...DOCUMENT_PREFERENCES, language: reader.language },
    number: 1,
    date: parts.calendar.today(),
  })
  await parts.memory.changeThread(threadOf(place), (before) => ({
    ...before,
    posted: numberedItems(edition),
    documents: [...new Set([...before.documents, id])],
  }))
  return documentMessage(analysis, edition, reader)
}
