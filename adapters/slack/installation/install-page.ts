import type { LanguageTag, Say } from '../../../src/index.ts'

/** What whoever installs the bot sees afterwards: one sentence, in their language. */
export interface InstallPage {
  readonly language: LanguageTag
  readonly text: 'install.done' | 'install.failed'
  /** With its slash. */
  readonly commandName: string
}

/** Writes the page. */
export function installPage(say: Say, { language, text, commandName }: InstallPage): string {
  const [title, sentence] = [say('install.title'), say(text, { command: commandName })].map(escapeHtml)
  return [
    '<!doctype html>',
    `<html lang="${language}"><head><meta charset="utf-8"><title>${title}</title>`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"></head>',
    `<body><h1>${title}</h1><p>${sentence}</p></body></html>`,
    '',
  ].join('\n')
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)
}
