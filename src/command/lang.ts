import type { LanguageTag } from '../text/language.ts'
import { type Command, type CommandContext, type CommandOutcome, justSay } from './command.ts'
import { plainMessage } from './listing.ts'

/** Chooses the channel's language. */
export const lang: Command = {
  id: 'lang',
  run(context, argument) {
    const meaning = context.vocabulary.meanings.get(context.vocabulary.fold(argument))
    if (meaning?.kind === 'language') return chooseLanguage(context, meaning.language)
    return justSay(context, plainMessage(context, context.reader.say('command.lang-unknown')))
  },
}

/** Makes a language the channel's and says so in it. */
export function chooseLanguage(context: CommandContext, language: LanguageTag): CommandOutcome {
  const reader = context.readerOf(language)
  const message = plainMessage({ reader }, reader.say('command.lang-chosen'))
  return { message, channel: { ...context.channel, language }, posted: [] }
}
