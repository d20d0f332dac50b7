import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { SETTINGS } from '../../adapters/config.ts'
import { COMMAND_IDS } from '../../src/index.ts'

const ROOT = path.join(__dirname, '../..')
const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8')

/** First cells of the table rows under a heading. */
function rowsUnder(heading: string): readonly string[] {
  const section = readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return [...section.matchAll(/^\| (`[^|]*?) \|/gm)].map((match) => match[1] ?? '')
}

describe('the README', () => {
  it('lists every setting, and none that does not exist', () => {
    const listed = rowsUnder('Settings').map((cell) => cell.replaceAll('`', ''))

    expect(listed).toEqual(SETTINGS.map(({ name }) => name))
  })

  it('gives every setting the default it has', () => {
    const stated = SETTINGS.filter((setting) => readme.includes(`| \`${setting.name}\` | \`${setting.default}\` |`))

    expect(stated.map(({ name }) => name)).toEqual(SETTINGS.map(({ name }) => name))
  })

  it('names every command', () => {
    const table = rowsUnder('Commands').join('\n')
    const named = [...readme.matchAll(/`([a-z]+)(?: [<[][^`]*)?`/g)].map((match) => match[1])

    expect(table).toContain('today')
    expect(COMMAND_IDS.filter((id) => !named.includes(id))).toEqual([])
  })

  it('links to nothing that is missing', () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1] ?? '')

    expect(links.filter((link) => !link.startsWith('http') && !existsSync(path.join(ROOT, link)))).toEqual([])
  })
})
