import { parentPort, workerData } from 'node:worker_threads'
import { encodeIndex, type Result } from '../src/index.ts'
import { composeEngine } from './compose.ts'
import { cutIntoSlices } from './study/slices.ts'
import type { Studied, StudyOrder } from './study/study-apart.ts'

/** Reads one long text from its order to its index, and hands over what can be sent. Runs as a worker thread. */
async function study({ source, content }: StudyOrder): Promise<Result<Studied>> {
  const engine = await composeEngine(content)
  const analysed = engine.analyse(source)
  if (!analysed.ok) return analysed
  const { corpus, index } = engine.knowledgeOfDocuments([analysed.value])
  return { ok: true, value: { analysis: analysed.value, items: corpus.items, index: encodeIndex(index.index) } }
}

/** Sends the skeleton of an answer, then a slice each time that one is asked for, and at last `undefined`. */
function send(answer: Result<Studied>): void {
  const { skeleton, slices } = cutIntoSlices(answer)
  parentPort?.on('message', () => {
    const { done, value } = slices.next()
    parentPort?.postMessage(value)
    if (done) parentPort?.close()
  })
  const moved = answer.ok ? [answer.value.index.buffer as ArrayBuffer] : []
  parentPort?.postMessage(skeleton, moved)
}

void study(workerData).then(send)
