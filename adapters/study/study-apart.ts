import { Worker } from 'node:worker_threads'
import { type Analysis, type Corpus, type DocumentInput, type Failure, fail, type Result } from '../../src/index.ts'
import { putBack, type Slice } from './slices.ts'

/** A document as a worker found it: all that makes it ready to be asked, and nothing that cannot be sent. */
export interface Studied {
  readonly analysis: Analysis
  readonly items: Corpus['items']
  /** As `encodeIndex` writes it. */
  readonly index: Uint8Array
}

/** What the worker is started with. */
export interface StudyOrder {
  readonly source: DocumentInput
  /** The content folder; the program's own when not given. */
  readonly content: string | undefined
}

/** Studies documents on a thread of their own. */
export type StudyApart = (order: StudyOrder) => Promise<Result<Studied>>

/** How long texts are kept from taking too much. */
export interface StudyLimits {
  /** Megabytes of memory for one text; whoever needs more is told that the text is too long. */
  readonly heapMegabytes: number
  /** Texts under way and waiting; one more is told to come back. */
  readonly mostAtOnce: number
}

/** Fits the longest text that is read at all, 25 million code units, with a third to spare. */
export const DEFAULT_STUDY_LIMITS: StudyLimits = { heapMegabytes: 3_072, mostAtOnce: 4 }

/**
 * Makes a queue for long texts: each gets a worker of its own, one after another, so that the event loop goes on
 * answering and a text that is too much for the memory takes nothing else with it.
 *
 * A process that has nothing else to do does not wait for the worker.
 * @param script the built worker.
 * @returns `study-busy` when too many wait, `source-too-large` when the memory was not enough, `internal` for a worker
 * that fell.
 */
export function createStudyApart(script: string, limits: StudyLimits = DEFAULT_STUDY_LIMITS): StudyApart {
  let underWay = 0
  let last: Promise<unknown> = Promise.resolve()
  return async (order) => {
    if (underWay >= limits.mostAtOnce) return fail({ code: 'study-busy', detail: `${underWay} long texts are waiting` })
    underWay++
    const studied = last.then(() => studyInWorker(script, order, limits))
    last = studied
    try {
      return await studied
    } finally {
      underWay--
    }
  }
}

function studyInWorker(script: string, order: StudyOrder, limits: StudyLimits): Promise<Result<Studied>> {
  return new Promise((resolve) => {
    const resourceLimits = { maxOldGenerationSizeMb: limits.heapMegabytes }
    const worker = new Worker(script, { workerData: order, resourceLimits })
    worker.unref()
    receive(worker, resolve)
    worker.once('error', (error) => resolve(fail(failureOf(error))))
    worker.once('exit', (code) => resolve(fail({ code: 'internal', detail: `the study ended with code ${code}` })))
  })
}

/** Asks for one slice after another, so that requests are answered between two of them. */
function receive(worker: Worker, resolve: (answer: Result<Studied>) => void): void {
  let answer: Result<Studied> | undefined
  worker.on('message', (message) => {
    if (answer === undefined) answer = message as Result<Studied>
    else if (message === undefined) return resolve(answer)
    else putBack(answer, message as Slice)
    worker.postMessage('next')
  })
}

/** By the code alone: an error of another thread need not be this one's `Error`. */
function failureOf(error: unknown): Failure {
  const known: { readonly code?: unknown; readonly message?: unknown } = Object(error)
  if (known.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return { code: 'source-too-large', detail: 'the text needs more memory than there is for one' }
  }
  return { code: 'internal', detail: `the study fell: ${String(known.message ?? error)}` }
}
