import type { Inline } from './message.ts'

type Link = Extract<Inline, { readonly kind: 'link' }>

/**
 * Gives a link only as far as a reader can trust it.
 *
 * An address that is not `https:`, or that carries a user name or password, is no link: its label stays as text.
 * A label that looks like another host (`bank.com` leading to `evil.example`) stays as text, and the link that
 * follows it is labelled with the host it leads to.
 */
export function honestLink(link: Link): readonly Inline[] {
  const address = readAddress(link.url)
  if (address === undefined) return [plain(link.text)]
  const label = link.text.trim() === '' ? address.host : link.text
  if (hostsNamedIn(label).every((host) => isSameSite(host, address.host))) {
    return [{ kind: 'link', text: label, url: address.href }]
  }
  return [plain(`${label} (`), { kind: 'link', text: address.host, url: address.href }, plain(')')]
}

function plain(text: string): Inline {
  return { kind: 'text', text, emphasis: 'none' }
}

function readAddress(url: string): URL | undefined {
  const address = URL.canParse(url) ? new URL(url) : undefined
  const isTrusted = address?.protocol === 'https:' && address.username === '' && address.password === ''
  return isTrusted ? address : undefined
}

/**
 * Words with a dot before a last part of two letters or more, or of an encoded name (`xn--`): host names, and what could
 * be taken for one. Browsers read the full stops of Chinese and Japanese as dots too.
 */
function hostsNamedIn(label: string): readonly string[] {
  const words = label
    .normalize('NFKC')
    .replaceAll(/[。．｡]/g, '.')
    .toLowerCase()
    .split(/[^\p{L}\p{N}.-]+/u)
  return words
    .map((word) => word.replace(/^\.+/, ''))
    .filter((word) => /\.(?:\p{L}{2,}|xn--[a-z0-9-]+)\.?$/u.test(word))
}

function isSameSite(named: string, host: string): boolean {
  return named === host || host.endsWith(`.${named}`) || named === `www.${host}`
}
