import type { WireLanguage, WireStrings } from '../wire.ts'
import { find } from './dom.ts'

interface Boot {
  readonly language: WireLanguage
  readonly command: string
  readonly strings: WireStrings
}

/** What the server wrote into the page: its language, the command's name, and the texts that scripts say. */
export const boot: Boot = JSON.parse(find('#boot', HTMLScriptElement).text)

/** Says a text of the page with its values filled in; a key without a text shows itself. */
export function say(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  const template = boot.strings[key] ?? key
  return template.replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
