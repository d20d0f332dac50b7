import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { compileTopics, type TopicIndex } from '../../src/topic/match-topics.ts'
import { topicSchema } from '../../src/topic/topic-schema.ts'

const PACKS = path.join(__dirname, '../../content/packs')

/** Reads the topics of a pack from `content/packs`. */
export function loadTopics(pack = 'genai-finance-2024'): TopicIndex {
  const folder = path.join(PACKS, pack, 'topics')
  return compileTopics(
    readdirSync(folder)
      .sort()
      .map((file) => {
        const value: object = JSON.parse(readFileSync(path.join(folder, file), 'utf8'))
        return topicSchema.parse({ ...value, id: path.basename(file, '.json') })
      }),
  )
}
