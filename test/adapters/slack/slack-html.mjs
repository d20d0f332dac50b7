// Reads a JSON list of lists of blocks on stdin and writes the list of their HTML, by a renderer that is not ours.
// A process of its own, because the renderer's dependencies are ES modules, which jest does not load on Node 20.
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { Message } from 'slack-blocks-to-jsx'

// read as a stream: a pipe that is empty for a moment must not end it
let input = ''
for await (const chunk of process.stdin.setEncoding('utf8')) input += chunk
const pages = JSON.parse(input)
const html = pages.map((blocks) =>
  renderToStaticMarkup(
    createElement(Message, { blocks, logo: '', name: 'bot', time: new Date(0), withoutWrapper: true }),
  ),
)
process.stdout.write(JSON.stringify(html))
