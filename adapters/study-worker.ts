import { parentPort, workerData } from 'node:worker_threads'
import { encodeIndex, type Result } from '../src/index.ts'
import { composeEngine } from './compose.ts'
import type { Studied, StudyOrder } from './study/study-apart.ts'

/** Reads one long text from its order to its index, and hands over what can be sent. Runs as a worker thread. */
async function study({ source, content }: StudyOrder): Promise<Result<Studied>> {
  const engine = await composeEngine(content)
  const analysed = engine.analyse(source)
  if (!analysed.ok) return analysed
  const { corpus, index } = engine.knowledgeOfDocuments([analysed.value])
  return { ok: true, value: { analysis: analysed.value, items: corpus.items, index: encodeIndex(index.index) } }
}

void study(workerData).then((answer) => parentPort?.postMessage(answer))
