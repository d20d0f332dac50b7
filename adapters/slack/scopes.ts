/** What the bot asks for when it is installed; the manifest says why beside each. */
export const SLACK_SCOPES = [
  'chat:write',
  'commands',
  'app_mentions:read',
  'channels:history',
  'groups:history',
  'im:history',
  'assistant:write',
  'channels:read',
  'groups:read',
  'files:read',
  'users:read',
] as const
