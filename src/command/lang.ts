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
  const { ownLanguage } = context
  const text =
    ownLanguage === undefined || ownLanguage === language
      ? reader.say('command.lang-chosen')
      : reader.say('command.lang-chosen-own', { language: reader.say(`subscription.language-${ownLanguage}`) })
  const message = plainMessage({ reader }, text)
  return { message, channel: { ...context.channel, language }, posted: [] }
}
