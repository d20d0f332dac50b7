import type { Pack, PackSpeaker } from '../pack/pack.ts'
import type { FoldText } from '../text/fold.ts'
import type { LanguageTag } from '../text/language.ts'
import { compactText } from './compact-text.ts'
import type { ItemSpeaker } from './corpus.ts'

/** The people that packs know, to be found by any of their names. */
export interface KnownPeople {
  /** By `PackSpeaker.id`; a speaker with the same id in two packs is one person, as the first of them has it. */
  readonly byId: ReadonlyMap<string, KnownPerson>
  /** By every name and alias, compact; several people may bear one name. */
  readonly byName: ReadonlyMap<string, readonly KnownPerson[]>
}

/** A person of a pack, as items show them, with what tells that a document means them. */
export interface KnownPerson {
  readonly speaker: ItemSpeaker
  /** Compact names of where they work, in either language. */
  readonly affiliations: readonly string[]
  /** Packs that list the person, by id. */
  readonly packs: readonly string[]
}

/** Gathers the speakers of all packs. */
export function knowPeople(
  packs: readonly Pack[],
  write: { readonly fold: FoldText; readonly toTraditional: (text: string) => string },
): KnownPeople {
  const byId = new Map<string, KnownPerson>()
  const byName = new Map<string, KnownPerson[]>()
  const compact = (text: string): string => compactText(write.fold(text)).text
  for (const pack of packs) {
    for (const person of pack.speakers) {
      const known = byId.get(person.id)
      byId.set(person.id, {
        speaker: known?.speaker ?? showSpeaker(person, write.toTraditional),
        affiliations: [...(known?.affiliations ?? []), ...Object.values(person.affiliation ?? {}).map(compact)],
        packs: [...(known?.packs ?? []), pack.id],
      })
    }
  }
  for (const pack of packs) {
    for (const person of pack.speakers) addNames(person, byId, byName, compact)
  }
  return { byId, byName }
}

function addNames(
  person: PackSpeaker,
  byId: ReadonlyMap<string, KnownPerson>,
  byName: Map<string, KnownPerson[]>,
  compact: (text: string) => string,
): void {
  const known = byId.get(person.id)
  if (known === undefined) return
  for (const name of new Set([...Object.values(person.name), ...person.aliases].map(compact))) {
    const bearers = byName.get(name)
    if (bearers === undefined) byName.set(name, [known])
    else if (!bearers.includes(known)) bearers.push(known)
  }
}

/** The name and first role, with where it is held, of a pack's speaker in the three languages. */
function showSpeaker(person: PackSpeaker, toTraditional: (text: string) => string): ItemSpeaker {
  const [role] = person.roles
  const place = person.affiliation
  const simplified = `${place?.['zh-Hans'] ?? ''}${role?.['zh-Hans'] ?? ''}`
  const english = [role?.en, place?.en].filter((part) => part !== undefined).join(', ')
  return {
    id: person.id,
    name: person.name,
    role: simplified === '' ? undefined : inThree(simplified, english, toTraditional),
  }
}

/** Writes a text that an editor gave in two languages for readers of all three. */
export function inThree(
  simplified: string,
  english: string,
  toTraditional: (text: string) => string,
): Readonly<Record<LanguageTag, string>> {
  return { 'zh-Hans': simplified, 'zh-Hant': toTraditional(simplified), en: english }
}
