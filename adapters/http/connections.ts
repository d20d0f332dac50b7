import type { Server } from 'node:http'
import { isIPv6, type Socket } from 'node:net'

/** How many connections may be open. */
export interface ConnectionLimits {
  readonly inAll: number
  /** Of one address; of one /64 network where addresses are that long, for one customer is given that many. */
  readonly ofOneAddress: number
}

/** Hears of the requests of connections, so that the right one makes room. */
export interface Connections {
  /** A request has been read whole: until all such are answered, its connection does not make room for another. */
  begin(socket: Socket): void
  end(socket: Socket, outcome: Ended): void
  /** Whether the last request of a connection was one that the server took. */
  isKnown(socket: Socket): boolean
}

/** A request that is answered. */
interface Ended {
  /** Whether it had been read whole. */
  readonly hasBegun: boolean
  /** Whether it was one that the server takes. */
  readonly isTaken: boolean
}

/** The connections of one address; those on which a request is being worked on are in `underWay`, and in neither set. */
interface Address {
  readonly name: string
  count: number
  /** Never sent a request that was taken; who came first is first. */
  readonly strange: Set<Socket>
  /** Whose last request was answered the longest ago is first. */
  readonly known: Set<Socket>
  /** How many requests are being worked on: several, where one is sent before another is answered. */
  readonly underWay: Map<Socket, number>
}

/** Connections that were told to end count for Node until they have ended. */
const ENDING = 200

/**
 * Keeps the connections of a server within limits.
 *
 * Who comes when there is no room is let in, and of the address that has the most a connection ends: one that has
 * brought no request yet, and otherwise the one that rests for the longest time. So whoever opens many and stalls makes
 * room for whoever is served. A newcomer is refused only where requests are being worked on everywhere.
 */
export function limitConnections(server: Server, limits: ConnectionLimits): Connections {
  const addresses = new Map<string, Address>()
  const open = new Map<Socket, Address>()
  const leave = (socket: Socket): void => {
    const address = open.get(socket)
    if (address === undefined) return
    open.delete(socket)
    takeOut(address, socket)
    if (--address.count === 0) addresses.delete(address.name)
  }
  const makeRoom = (address: Address | undefined): boolean => {
    const isFull = (address?.count ?? 0) >= limits.ofOneAddress
    if (!isFull && open.size < limits.inAll) return true
    const oldest = oldestOf(isFull ? address : largestOf(addresses.values()))
    if (oldest === undefined) return false
    leave(oldest)
    oldest.destroy()
    return true
  }
  // Node itself drops what comes beyond, unseen
  server.maxConnections = limits.inAll + ENDING
  server.on('connection', (socket: Socket) => {
    const name = networkOf(socket.remoteAddress ?? '')
    if (!makeRoom(addresses.get(name))) return void socket.destroy()
    const address = addresses.get(name) ?? { name, count: 0, strange: new Set(), known: new Set(), underWay: new Map() }
    addresses.set(name, address)
    open.set(socket, address)
    address.count++
    address.strange.add(socket)
    socket.once('close', () => leave(socket))
  })
  return {
    begin: (socket) => begin(open.get(socket), socket),
    end: (socket, outcome) => end(open.get(socket), socket, outcome),
    isKnown: (socket) => open.get(socket)?.known.has(socket) ?? false,
  }
}

function begin(address: Address | undefined, socket: Socket): void {
  const before = address?.underWay.get(socket) ?? 0
  takeOut(address, socket)
  address?.underWay.set(socket, before + 1)
}

function end(address: Address | undefined, socket: Socket, { hasBegun, isTaken }: Ended): void {
  const left = (address?.underWay.get(socket) ?? 0) - (hasBegun ? 1 : 0)
  takeOut(address, socket)
  if (left > 0) address?.underWay.set(socket, left)
  else address?.[isTaken ? 'known' : 'strange'].add(socket)
}

function takeOut(address: Address | undefined, socket: Socket): void {
  address?.strange.delete(socket)
  address?.known.delete(socket)
  address?.underWay.delete(socket)
}

function largestOf(addresses: Iterable<Address>): Address | undefined {
  let largest: Address | undefined
  for (const address of addresses) if (address.count > (largest?.count ?? 0)) largest = address
  return largest
}

function oldestOf(address: Address | undefined): Socket | undefined {
  const [stranger] = address?.strange ?? []
  const [resting] = address?.known ?? []
  return stranger ?? resting
}

const GROUPS = 8
const NETWORK_GROUPS = 4

/** Names whom an address belongs to: the whole of IPv4, also where it is written as IPv6, and the first half of IPv6. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address
  const [left = '', right] = address.split('::').map((half) => half.split(':').filter((group) => group !== ''))
  const zeros = right === undefined ? 0 : GROUPS - left.length - right.length
  return [...left, ...Array<string>(zeros).fill('0'), ...(right ?? [])].slice(0, NETWORK_GROUPS).join(':')
}
