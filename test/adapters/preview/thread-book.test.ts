import { createThreadBook } from '../../../adapters/preview/thread-book.ts'

const clock = () => new Date('2026-11-24T08:00:00Z')

describe('createThreadBook', () => {
  it('gives threads back in the order they began', () => {
    const book = createThreadBook(clock)

    const ids = ['a', 'a', 'b'].map((channel) => {
      const thread = book.nextThread()
      book.add({ channel, thread }, { from: 'reader', text: 'risks' })
      return thread
    })

    expect(book.threads('a').map(({ id }) => id)).toEqual(ids.slice(0, 2))
    expect(new Set(ids).size).toBe(3)
  })

  it('holds no thread in which nothing was said', () => {
    const book = createThreadBook(clock)

    book.nextThread()

    expect(book.threads('a')).toEqual([])
  })

  it('remembers what was said and which document it was about', () => {
    const book = createThreadBook(clock)
    const place = { channel: 'a', thread: book.nextThread() }

    book.add(place, { from: 'reader', text: 'risks' })
    book.attach(place, 'doc')

    expect(book.thread(place)).toMatchObject({ document: 'doc', entries: [{ from: 'reader', text: 'risks' }] })
  })

  it('forgets the oldest threads beyond two hundred', () => {
    const book = createThreadBook(clock)
    const start = (): string => {
      const thread = book.nextThread()
      book.add({ channel: 'a', thread }, { from: 'reader', text: 'risks' })
      return thread
    }
    const first = start()

    for (let count = 0; count < 200; count++) start()

    expect(book.threads('a').map(({ id }) => id)).not.toContain(first)
    expect(book.threads('a')).toHaveLength(200)
  })

  it('keeps the post of a thread that grows too long', () => {
    const book = createThreadBook(clock)
    const place = { channel: 'a', thread: book.nextThread() }
    book.add(place, { from: 'reader', text: 'the post' })

    for (let count = 0; count < 500; count++) book.add(place, { from: 'reader', text: `line ${count}` })

    const { entries } = book.thread(place)
    expect(entries).toHaveLength(400)
    expect(entries[0]).toMatchObject({ text: 'the post' })
    expect(entries.at(-1)).toMatchObject({ text: 'line 499' })
  })
})
