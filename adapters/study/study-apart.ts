import { Worker } from 'node:worker_threads'
import {
  type Analysis,
  type Corpus,
  type DocumentInput,
  type Failure,
  fail,
  type Result,
  type TakeawayOptions,
  type TakeawaySelection,
} from '../../src/index.ts'
import { cutIntoSlices, putBack, type Slice } from './slices.ts'

/** A document as a worker found it: all that makes it ready to be asked, and nothing that cannot be sent. */
export interface Studied {
  readonly analysis: Analysis
  readonly items: Corpus['items']
  /** As `encodeCorpusIndex` writes it. */
  readonly index: Uint8Array
}

/** What a worker does, and with what: reads a text, or chooses other takeaways from one that was read. */
export type StudyTask =
  | { readonly kind: 'read'; readonly source: DocumentInput }
  | { readonly kind: 'choose'; readonly analysis: Omit<Analysis, 'takeaways'>; readonly options: TakeawayOptions }

/** What the worker is started with. */
export interface StudyOrder {
  /** Without what `slices` of it bring. */
  readonly task: StudyTask
  /** The content folder; the program's own when not given. */
  readonly content: string | undefined
}

/** Studies documents on a thread of their own. */
export interface StudyApart {
  read(source: DocumentInput): Promise<Result<Studied>>
  choose(analysis: Omit<Analysis, 'takeaways'>, options: TakeawayOptions): Promise<Result<TakeawaySelection>>
  /** Ends what is under way and what waits, each with `study-busy`. */
  close(): Promise<void>
}

/** How long texts are kept from taking too much. */
export interface StudyLimits {
  /** Megabytes of memory for one text; whoever needs more is told that the text is too long. */
  readonly heapMegabytes: number
  /** Texts under way and waiting; one more is told to come back. */
  readonly mostAtOnce: number
  /** The same by their lengths together, in code units; one alone may be as long as any. */
  readonly mostCodeUnits: number
  /** What takes longer is given up: so much for any text, and so much for each code unit of it, in milliseconds. */
  readonly longestMs: { readonly each: number; readonly perCodeUnit: number }
}

/** Fits the longest text that is read at all, 25 million code units, with a third to spare. */
const MOST_HEAP_MEGABYTES = 3_072
/** Thirty times what a text takes on a machine with nothing else to do: only one that the engine does not bear takes so long. */
const LONGEST_MS = { each: 60_000, perCodeUnit: 0.02 } as const
/** Pages take a second or two each: the last of so many comes within the minute. */
const MOST_AT_ONCE = 20
/** Four of the longest texts. */
const MOST_CODE_UNITS = 100_000_000
/** Share of a machine's memory that one text may take: the rest is the page's, and its neighbours'. */
const SHARE_OF_MEMORY = 0.5
const BYTES_PER_MEGABYTE = 1024 * 1024

/** Limits for a machine, or a container, of so many bytes of memory. */
export function studyLimitsFor(memoryBytes: number): StudyLimits {
  const share = Math.floor((memoryBytes * SHARE_OF_MEMORY) / BYTES_PER_MEGABYTE)
  const heapMegabytes = Math.min(MOST_HEAP_MEGABYTES, share)
  return { heapMegabytes, mostAtOnce: MOST_AT_ONCE, mostCodeUnits: MOST_CODE_UNITS, longestMs: LONGEST_MS }
}

/**
 * Makes a queue for long texts: each gets a worker of its own, one after another, so that the event loop goes on
 * answering and a text that is too much for the memory takes nothing else with it.
 *
 * A process that has nothing else to do does not wait for the worker.
 * @param script the built worker.
 * @param content the content folder; the program's own when not given.
 * @returns `study-busy` when too many wait, `study-slow` for a text that takes far too long, `study-memory` when the memory was not enough, `internal` for a worker
 * that fell.
 */
export function createStudyApart(script: string, limits: StudyLimits, content?: string): StudyApart {
  let [underWay, codeUnits] = [0, 0]
  let last: Promise<unknown> = Promise.resolve()
  const workers = new Set<Worker>()
  let isClosed = false
  const study = async <Answer>(task: StudyTask): Promise<Result<Answer>> => {
    if (isClosed) return CLOSING
    const length = lengthOf(task)
    const isTooLong = underWay > 0 && codeUnits + length > limits.mostCodeUnits
    if (underWay >= limits.mostAtOnce || isTooLong)
      return fail({ code: 'study-busy', detail: `${underWay} long texts are waiting` })
    underWay++
    codeUnits += length
    const run = (): Promise<Result<Answer>> =>
      studyInWorker<Answer>(script, { task, content }, { limits, workers, isClosed: () => isClosed })
    const studied = last.then(() => (isClosed ? CLOSING : run()))
    last = studied.catch(() => undefined)
    try {
      return await studied
    } finally {
      underWay--
      codeUnits -= length
    }
  }
  return {
    read: (source) => study({ kind: 'read', source }),
    choose: ({ document, quotes }, options) => study({ kind: 'choose', analysis: { document, quotes }, options }),
    async close() {
      isClosed = true
      await Promise.all([...workers].map((worker) => worker.terminate()))
    },
  }
}

const CLOSING = fail<Failure>({ code: 'study-busy', detail: 'the program is about to end' })

interface Studying {
  readonly limits: StudyLimits
  /** Those that run, to be ended with the program. */
  readonly workers: Set<Worker>
  readonly isClosed: () => boolean
}

function studyInWorker<Answer>(
  script: string,
  order: StudyOrder,
  { limits, workers, isClosed }: Studying,
): Promise<Result<Answer>> {
  return new Promise((resolve) => {
    const { skeleton, slices } = cutIntoSlices(order)
    const resourceLimits = { maxOldGenerationSizeMb: limits.heapMegabytes }
    const worker = new Worker(script, { workerData: skeleton, resourceLimits })
    workers.add(worker)
    const giveUp = setTimeout(
      () => {
        resolve(fail({ code: 'study-slow', detail: 'the text takes far longer than any of its length' }))
        void worker.terminate()
      },
      longestOf(order, limits),
    )
    giveUp.unref()
    receive(worker, slices, resolve)
    // listening to it would keep the process, which is not to wait for it
    worker.unref()
    worker.once('exit', () => {
      clearTimeout(giveUp)
      workers.delete(worker)
    })
    worker.once('error', (error) => resolve(fail(failureOf(error))))
    worker.once('exit', (code) => {
      const bug = fail<Failure>({ code: 'internal', detail: `the study ended with code ${code}` })
      resolve(isClosed() ? CLOSING : bug)
    })
  })
}

function longestOf({ task }: StudyOrder, { longestMs }: StudyLimits): number {
  return longestMs.each + lengthOf(task) * longestMs.perCodeUnit
}

function lengthOf(task: StudyTask): number {
  return (task.kind === 'read' ? task.source.text : task.analysis.document.text).length
}

/**
 * Brings the rest of the order, a slice each time that the worker asks for one (`undefined`), and then takes the answer
 * in the same way; requests are answered between two slices.
 */
function receive<Answer>(worker: Worker, order: Iterator<Slice>, resolve: (answer: Result<Answer>) => void): void {
  let answer: Result<Answer> | undefined
  let isSent = false
  worker.on('message', (message) => {
    if (!isSent) {
      const { done = false, value } = order.next()
      isSent = done
      return worker.postMessage(value)
    }
    if (answer === undefined) answer = message as Result<Answer>
    else if (message === undefined) return resolve(answer)
    else putBack(answer, message as Slice)
    worker.postMessage('next')
  })
}

/** By the code alone: an error of another thread need not be this one's `Error`. */
function failureOf(error: unknown): Failure {
  const known: { readonly code?: unknown; readonly message?: unknown } = Object(error)
  if (known.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return { code: 'study-memory', detail: 'the text needs more memory than there is for one' }
  }
  return { code: 'internal', detail: `the study fell: ${String(known.message ?? error)}` }
}
