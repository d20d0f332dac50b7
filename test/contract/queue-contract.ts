import type { Job, Queue } from '../../src/index.ts'

/** Opens a queue that gives a job up after two failures; whoever gives this closes it. */
export type OpenQueue = () => Promise<Queue>

function jobOf(delivery: string, inMs = 0): Job {
  return { delivery, actAtMs: Date.now() + inMs, workspace: 'T1' }
}

/** Writes down what is worked on, and tells when so much was. */
function createNotes() {
  const worked: string[] = []
  let waiting: { readonly count: number; readonly resolve: () => void }[] = []
  return {
    worked,
    note(delivery: string): void {
      worked.push(delivery)
      waiting = waiting.filter(({ count, resolve }) => {
        if (worked.length >= count) resolve()
        return worked.length < count
      })
    },
    untilWorked: (count: number): Promise<void> =>
      worked.length >= count ? Promise.resolve() : new Promise((resolve) => void waiting.push({ count, resolve })),
  }
}

/** What every `Queue` does. */
export function queueContract(name: string, openQueue: OpenQueue): void {
  describe(`${name} as a queue`, () => {
    it('brings every job to a worker, those added before it started too', async () => {
      const queue = await openQueue()
      const { worked, note, untilWorked } = createNotes()
      await queue.add([jobOf('a'), jobOf('b')])

      await queue.start(async (delivery) => void note(delivery), 2)
      await queue.add([jobOf('c')])
      await untilWorked(3)

      expect([...worked].sort()).toEqual(['a', 'b', 'c'])
    })

    it('takes a delivery that waits already for the same job', async () => {
      const queue = await openQueue()
      const { worked, note, untilWorked } = createNotes()
      await queue.add([jobOf('a'), jobOf('a')])
      await queue.add([jobOf('a')])

      const waiting = await queue.size()
      await queue.start(async (delivery) => void note(delivery), 4)
      await queue.add([jobOf('b')])
      await untilWorked(2)

      expect(waiting).toBe(1)
      expect([...worked].sort()).toEqual(['a', 'b'])
    })

    it('brings no job before its time', async () => {
      const queue = await openQueue()
      const { worked, note, untilWorked } = createNotes()
      const dueAtMs = Date.now() + 300
      await queue.start(async (delivery) => void note(`${delivery} ${Date.now() >= dueAtMs}`), 1)

      await queue.add([{ ...jobOf('later'), actAtMs: dueAtMs }, jobOf('now')])
      await untilWorked(2)

      expect(worked).toEqual(['now false', 'later true'])
    })

    it('brings a job again when its work says so', async () => {
      const queue = await openQueue()
      const { worked, note, untilWorked } = createNotes()
      await queue.start(async (delivery) => {
        note(delivery)
        return worked.length < 3 ? { atMs: Date.now() + 10, isLast: false } : undefined
      }, 1)

      await queue.add([jobOf('a')])
      await untilWorked(3)

      expect(worked).toEqual(['a', 'a', 'a'])
    })

    it('lets a workspace with many jobs hold up another by no more than one round of workers', async () => {
      const workers = 4
      const queue = await openQueue()
      const { worked, note, untilWorked } = createNotes()
      const ofOther: Job = { ...jobOf('one'), workspace: 'T2' }
      await queue.add(Array.from({ length: 300 }, (_, number) => jobOf(`many${number}`)))
      let before = 0

      await queue.start(async (delivery) => {
        note(delivery)
        if (delivery === worked[20]) {
          await queue.add([ofOther])
          before = worked.length
        }
        await new Promise((resolve) => setImmediate(resolve))
        return undefined
      }, workers)
      await untilWorked(301)

      expect(before).toBeGreaterThan(20)
      expect(worked.indexOf('one') - before).toBeLessThanOrEqual(workers)
    })

    it('lets the others of its workspace have their turns before one that had its own in vain', async () => {
      const queue = await openQueue()
      const { worked, note, untilWorked } = createNotes()
      const jobs = ['a0', 'b0', 'a1', 'b1', 'a2', 'b2'].map((name) => ({ ...jobOf(name), workspace: name.charAt(0) }))
      await queue.add(jobs)

      await queue.start(async (delivery) => {
        note(delivery)
        return worked.length === 1 ? { atMs: Date.now(), isLast: true } : undefined
      }, 1)
      await untilWorked(7)

      expect(worked).toEqual(['a0', 'b0', 'a1', 'b1', 'a2', 'b2', 'a0'])
    })

    it('gives a workspace no worse a turn for the jobs it had before', async () => {
      const queue = await openQueue()
      const { worked, note, untilWorked } = createNotes()
      const jobsOf = (workspace: string, name: string, count: number): readonly Job[] =>
        Array.from({ length: count }, (_, number) => ({ ...jobOf(`${name}${number}`), workspace }))
      await queue.start(async (delivery) => {
        note(delivery)
        // while the first of another workspace is under way, all that follows comes to wait
        if (delivery === 'other0') await queue.add([...jobsOf('T2', 'more', 100), ...jobsOf('T1', 'late', 1)])
        return undefined
      }, 1)

      await queue.add(jobsOf('T1', 'early', 100))
      await untilWorked(100)
      await untilEmpty(queue)
      await queue.add(jobsOf('T2', 'other', 1))
      await untilWorked(202)

      expect(worked.indexOf('late0') - worked.indexOf('other0')).toBeLessThanOrEqual(3)
    })

    it('keeps what fails again and again to be seen, and drives it again on demand', async () => {
      const queue = await openQueue()
      const { note, untilWorked } = createNotes()
      let isBroken = true
      await queue.start(async (delivery) => {
        note(delivery)
        if (isBroken) throw new Error('broken')
        return undefined
      }, 1)

      await queue.add([jobOf('a')])
      await untilWorked(2)
      const [letter] = await untilSome(() => queue.deadLetters(10))
      isBroken = false
      await queue.forget('a')
      await queue.add([jobOf('a')])
      await untilWorked(3)

      expect(letter).toMatchObject({ delivery: 'a', reason: expect.any(String), atMs: expect.any(Number) })
      expect(await queue.deadLetters(10)).toEqual([])
    })

    it('takes out a job that waits for its time, so that it can be brought earlier', async () => {
      const queue = await openQueue()
      const { worked, note, untilWorked } = createNotes()
      await queue.start(async (delivery) => void note(delivery), 1)
      await queue.add([jobOf('a', 7_200_000), jobOf('b', 7_200_000)])

      await queue.forget('a')
      await queue.forget('never there')
      await queue.add([jobOf('a'), jobOf('b')])
      await untilWorked(1)

      expect(worked).toEqual(['a'])
      expect(await queue.size()).toBeLessThanOrEqual(2)
    })

    it('lets what runs end before it closes, and begins nothing new', async () => {
      const queue = await openQueue()
      const { worked, note, untilWorked } = createNotes()
      let finish: () => void = () => undefined
      const finished = new Promise<void>((resolve) => {
        finish = resolve
      })
      await queue.start(async (delivery) => {
        note(delivery)
        await finished
        note(`${delivery} ended`)
        return undefined
      }, 1)
      await queue.add([jobOf('a'), jobOf('b')])
      await untilWorked(1)

      const closed = queue.close()
      finish()
      await closed

      expect(worked).toHaveLength(2)
      expect(worked[1]).toBe(`${worked[0]} ended`)
    })
  })
}

async function untilEmpty(queue: Queue): Promise<void> {
  while ((await queue.size()) > 0) await new Promise((resolve) => setImmediate(resolve))
}

/** Asks until there is something. */
async function untilSome<T>(ask: () => Promise<readonly T[]>): Promise<readonly T[]> {
  for (;;) {
    const found = await ask()
    if (found.length > 0) return found
    await new Promise((resolve) => setImmediate(resolve))
  }
}
