import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSubscriptionWords, type SubscriptionWords } from '../../../src/subscription/subscription-words.ts'
import { createFoldText } from '../../../src/text/fold.ts'

const FOLDER = path.join(__dirname, '../../../content/lang')

/** A file of a language, as it is shipped. */
export function readLanguageFile(tag: string, file: string) {
  return JSON.parse(readFileSync(path.join(FOLDER, tag, file), 'utf8'))
}

/** The words of the three languages, as they are shipped. */
export function readWords(): SubscriptionWords {
  const read = (tag: string) => readLanguageFile(tag, 'subscription.json')
  const files = { en: read('en'), 'zh-Hans': read('zh-Hans'), 'zh-Hant': read('zh-Hant') }
  const words = parseSubscriptionWords(files, createFoldText())
  if (!words.ok) throw new Error(words.failure.detail)
  return words.value
}
