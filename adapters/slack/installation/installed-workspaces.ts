import type { SlackOrigin, SlackWorkspace, SlackWorkspaces } from '../workspace.ts'
import type { Entry, InstallationBook } from './book.ts'
import type { Grant } from './record.ts'

/** What knowing the workspaces takes. */
export interface InstalledParts {
  readonly book: InstallationBook
  /** Answers a grant to use now. */
  readonly fresh: (tenant: string, entry: Entry) => Promise<Grant | undefined>
}

/** The workspaces in which the bot is installed, by themselves or as a part of their organisation. */
export function createInstalledWorkspaces({ book, fresh }: InstalledParts): SlackWorkspaces {
  const grantOf = async (tenant: string): Promise<Grant | undefined> => {
    const entry = await book.read(tenant)
    return entry === undefined ? undefined : await fresh(tenant, entry)
  }
  const find = async ({ team, enterprise }: SlackOrigin): Promise<SlackWorkspace | undefined> => {
    if (team === undefined) return undefined
    const entry = (await book.read(team)) ?? (await linkTo(book, team, enterprise))
    if (entry === undefined) return undefined
    const { record } = entry
    const grant = record.kind === 'link' ? await grantOf(record.enterprise) : await fresh(team, entry)
    return grant && { id: team, token: grant.token, botUser: grant.botUser, botId: grant.botId }
  }
  return { find, tokenOf: async (workspace) => (await find({ team: workspace, enterprise: undefined }))?.token }
}

/**
 * A workspace of an organisation that has the bot is written down when it is first heard of: digests go to workspaces,
 * and whoever removes the bot from the organisation removes it from all of them.
 */
async function linkTo(
  book: InstallationBook,
  team: string,
  enterprise: string | undefined,
): Promise<Entry | undefined> {
  if (enterprise === undefined) return undefined
  const organisation = await book.read(enterprise)
  if (organisation?.record.kind !== 'grant') return undefined
  return (await book.change(team, undefined, { kind: 'link', enterprise })) ?? (await book.read(team))
}
