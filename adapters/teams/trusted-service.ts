/**
 * Hosts that the bot's token may be sent to: what Microsoft names as the addresses of its connectors.
 * @see https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
const SERVICE_HOSTS: ReadonlySet<string> = new Set([
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
])

/** Tells whether an activity's `serviceUrl` is Microsoft's: whoever is answered there gets a token of the bot. */
export function isMicrosoftService(url: string): boolean {
  const parsed = parseUrl(url)
  return (
    parsed !== undefined && parsed.protocol === 'https:' && parsed.port === '' && SERVICE_HOSTS.has(parsed.hostname)
  )
}

/** Where SharePoint and OneDrive keep the files of a tenant, in each of Microsoft's clouds. */
const FILE_HOST = /\.(?:sharepoint\.(?:com|us|cn)|sharepoint-mil\.us)$/

/** Tells whether a file is where Teams keeps what people send: nothing is fetched from anywhere else. */
export function isMicrosoftFile(url: string): boolean {
  const parsed = parseUrl(url)
  return parsed !== undefined && parsed.protocol === 'https:' && parsed.port === '' && FILE_HOST.test(parsed.hostname)
}

/** Tells whether it is on this machine, as a playground's is; what is sent there carries no token. */
export function isLocalService(url: string): boolean {
  const parsed = parseUrl(url)
  if (parsed === undefined || parsed.protocol !== 'http:') return false
  return parsed.hostname === 'localhost' || /^127(?:\.\d+){3}$/.test(parsed.hostname) || parsed.hostname === '[::1]'
}

function parseUrl(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined
}
