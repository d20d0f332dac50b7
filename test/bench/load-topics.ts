import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { compileTopics, type TopicIndex } from '../../src/topic/match-topics.ts'
import { parseTopic } from '../../src/topic/parse-topic.ts'

const PACKS = path.join(__dirname, '../../content/packs')

/** Reads the topics of a pack from `content/packs`. */
export function loadTopics(pack = 'genai-finance-2024'): TopicIndex {
  const folder = path.join(PACKS, pack, 'topics')
  return compileTopics(
    readdirSync(folder)
      .sort()
      .map((file) => {
        const value: object = JSON.parse(readFileSync(path.join(folder, file), 'utf8'))
        const topic = parseTopic({ ...value, id: path.basename(file, '.json') })
        if (!topic.ok) throw new Error(`${file}: ${topic.failure.detail}`)
        return topic.value
      }),
  )
}
