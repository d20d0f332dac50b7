import { find } from './dom.ts'

/** Makes a menu of the page's head behave as one: it fills when it opens, and closes by a press beside it or Esc. */
export function wireMenu(selector: string, fill: () => void): HTMLDetailsElement {
  const menu = find(selector, HTMLDetailsElement)
  menu.addEventListener('toggle', () => {
    if (menu.open) fill()
  })
  addEventListener('click', (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false
  })
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return
    menu.open = false
    find('summary', HTMLElement, menu).focus()
  })
  return menu
}
