import { parentPort, workerData } from 'node:worker_threads'
import { encodeCorpusIndex, type Result, succeed, type TakeawaySelection, writtenOut } from '../src/index.ts'
import { composeEngine } from './compose.ts'
import { cutIntoSlices, putBack, type Slice } from './study/slices.ts'
import type { Studied, StudyOrder } from './study/study-apart.ts'

type Answer = Result<Studied> | Result<TakeawaySelection>

const order: StudyOrder = workerData

/** Does what one order asks, and hands over what can be sent. Runs as a worker thread. */
async function study({ task, content }: StudyOrder): Promise<Answer> {
  const engine = await composeEngine(content)
  if (task.kind === 'choose') return succeed(writtenOut(engine.choose(task.analysis, task.options)))
  const analysed = engine.analyse(task.source)
  if (!analysed.ok) return analysed
  const { corpus, index } = engine.knowledgeOfDocuments([analysed.value])
  const analysis = { ...analysed.value, takeaways: writtenOut(analysed.value.takeaways) }
  return succeed({ analysis, items: corpus.items, index: encodeCorpusIndex(index) })
}

/** Asks for the rest of the order, a slice at a time; `undefined` ends it. */
function takeOrder(slice: Slice | undefined): void {
  if (slice !== undefined) {
    putBack(order, slice)
    parentPort?.postMessage(undefined)
    return
  }
  parentPort?.off('message', takeOrder)
  void study(order).then(send)
}

/** Sends the skeleton of an answer, then a slice each time that one is asked for, and at last `undefined`. */
function send(answer: Answer): void {
  const { skeleton, slices } = cutIntoSlices(answer)
  parentPort?.on('message', () => {
    const { done, value } = slices.next()
    parentPort?.postMessage(value)
    if (done) parentPort?.close()
  })
  const moved = answer.ok && 'index' in answer.value ? [answer.value.index.buffer as ArrayBuffer] : []
  parentPort?.postMessage(skeleton, moved)
}

parentPort?.on('message', takeOrder)
parentPort?.postMessage(undefined)
