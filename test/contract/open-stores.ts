import type { Store } from '../../src/index.ts'

/** Opens so many stores on one new, empty place, as so many processes would; whoever gives this closes them. */
export type OpenStores = (count: number) => Promise<readonly [Store, ...Store[]]>
