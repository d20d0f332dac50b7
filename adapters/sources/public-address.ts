import { BlockList, isIP } from 'node:net'

/** @see https://www.iana.org/assignments/iana-ipv4-special-registry for what is no public address. */
const NOT_PUBLIC_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
] as const
/** Public addresses are all of one block of IPv6; in these parts of it an address may stand for one of another kind. */
const PUBLIC_6 = '2000::/3'
const NOT_PUBLIC_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'] as const

const blocked4 = listOf(NOT_PUBLIC_4, 'ipv4')
const blocked6 = listOf(NOT_PUBLIC_6, 'ipv6')
const open6 = listOf([PUBLIC_6], 'ipv6')

/**
 * Tells whether an address is one that everybody can reach: none of this machine, its network, or its hosting company's
 * own services.
 * @param address as a socket takes it, IPv6 without brackets; a name is none.
 */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !blocked4.check(address, 'ipv4')
  return version === 6 && open6.check(address, 'ipv6') && !blocked6.check(address, 'ipv6')
}

function listOf(ranges: readonly string[], version: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [network = '', prefix] = range.split('/')
    list.addSubnet(network, Number(prefix), version)
  }
  return list
}
