import type { Message } from '../../src/index.ts'

/** Every text of a message, in its order, one a line. */
export function textOf(message: Message): string {
  const texts: string[] = []
  JSON.stringify(message.blocks, (key, value) => {
    if (key === 'text' && typeof value === 'string') texts.push(value)
    return value
  })
  return texts.join('\n')
}
