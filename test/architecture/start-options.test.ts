import { readFileSync } from 'node:fs'
import path from 'node:path'
import { START_OPTIONS } from '../storm/start-worker.ts'

const read = (name: string): string => readFileSync(path.join(__dirname, '../..', name), 'utf8')

describe('the product', () => {
  it('is started with the options that its workers are measured with', () => {
    const { scripts }: { scripts: { start: string } } = JSON.parse(read('package.json'))
    const [, entry = '[]'] = /^ENTRYPOINT (.*)$/m.exec(read('Dockerfile')) ?? []

    expect(scripts.start).toContain(`node ${START_OPTIONS.join(' ')} dist/`)
    expect(JSON.parse(entry).slice(1, -1)).toEqual(START_OPTIONS)
  })
})
