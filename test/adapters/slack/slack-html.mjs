// Reads a JSON list of lists of blocks on stdin and writes the list of their HTML, by a renderer that is not ours.
// A process of its own, because the renderer's dependencies are ES modules, which jest does not load on Node 20.
import { readFileSync } from 'node:fs'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { Message } from 'slack-blocks-to-jsx'

const pages = JSON.parse(readFileSync(0, 'utf8'))
const html = pages.map((blocks) =>
  renderToStaticMarkup(
    createElement(Message, { blocks, logo: '', name: 'bot', time: new Date(0), withoutWrapper: true }),
  ),
)
process.stdout.write(JSON.stringify(html))
