import type * as Cards from 'adaptivecards'

// The package's own entry is written for bundlers; this is the same code as one file.
const AdaptiveCards = jest.requireActual<typeof Cards>('adaptivecards/dist/adaptivecards.js')

/** The version that Teams renders. */
const VERSION = AdaptiveCards.Versions.v1_5
/** Fields that hold other elements or actions, which Microsoft's renderer reads by code of their own, and `msteams`. */
const READ_APART: Readonly<Record<string, readonly string[]>> = {
  AdaptiveCard: ['body', 'actions', 'msteams'],
  ActionSet: ['actions'],
  Column: ['items'],
  ColumnSet: ['columns'],
  Container: ['items'],
  RichTextBlock: ['inlines'],
}
/** What an action sends back is the bot's own, whatever it looks like. */
const FREE = 'data'

/**
 * Finds what a card holds that Microsoft's own tables of its elements do not: types and fields they do not know, fields
 * that are newer than the version that Teams renders, and values outside of what a field may be.
 */
export function unpublished(card: unknown, at = 'card'): readonly string[] {
  if (Array.isArray(card)) return card.flatMap((one, index) => unpublished(one, `${at}[${index}]`))
  if (typeof card !== 'object' || card === null) return []
  const fields = Object.entries(card)
  const { type } = Object.fromEntries(fields)
  const within = fields.flatMap(([name, value]) => (name === FREE ? [] : unpublished(value, `${at}.${name}`)))
  return typeof type === 'string' ? [...mistakesIn(type, fields, at), ...within] : within
}

function mistakesIn(type: string, fields: readonly (readonly [string, unknown])[], at: string): readonly string[] {
  const known = fieldsOf(type)
  if (known === undefined) return [`${at}: no such type: ${type}`]
  return fields.flatMap(([name, value]) => mistakeOf(known.get(name), value).map((said) => `${at}.${name}: ${said}`))
}

/** The outermost cards of an answer or a request, wherever they stand in it. */
export function cardsIn(body: unknown): readonly unknown[] {
  if (typeof body !== 'object' || body === null) return []
  return 'type' in body && body.type === 'AdaptiveCard' ? [body] : Object.values(body).flatMap(cardsIn)
}

type Field = Cards.PropertyDefinition | 'read-apart'

function fieldsOf(type: string): ReadonlyMap<string, Field> | undefined {
  const schema = instanceOf(type)?.getSchema()
  if (schema === undefined) return undefined
  const fields = new Map<string, Field>()
  for (let at = 0; at < schema.getCount(); at++) fields.set(schema.getItemAt(at).name, schema.getItemAt(at))
  for (const name of [...(READ_APART[type] ?? []), 'fallback']) fields.set(name, 'read-apart')
  return fields
}

function instanceOf(type: string): Cards.SerializableObject | undefined {
  if (type === 'AdaptiveCard') return new AdaptiveCards.AdaptiveCard()
  if (type === 'Column') return new AdaptiveCards.Column()
  const { elements, actions } = AdaptiveCards.GlobalRegistry
  return elements.createInstance(type, VERSION) ?? actions.createInstance(type, VERSION)
}

function mistakeOf(field: Field | undefined, value: unknown): readonly string[] {
  if (field === undefined) return ['no such field']
  if (field === 'read-apart') return []
  if (field.targetVersion.compareTo(VERSION) > 0) return [`newer than ${VERSION.toString()}`]
  const allowed = valuesOf(field)
  return allowed === undefined || allowed.includes(String(value).toLowerCase()) ? [] : [`may not be ${String(value)}`]
}

/** What a field may be that takes one of several words, in small letters; the renderer takes any case. */
function valuesOf(field: Cards.PropertyDefinition): readonly string[] | undefined {
  if (field instanceof AdaptiveCards.ValueSetProperty) return field.values.map(({ value }) => value.toLowerCase())
  if (!(field instanceof AdaptiveCards.EnumProperty)) return undefined
  return field.values.map(({ value }) => String(field.enumType[value]).toLowerCase())
}
