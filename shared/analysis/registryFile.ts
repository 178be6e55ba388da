import { aliasKinds, entityKinds, type Alias, type EntityKind } from '../domain/entity';
import type { RegistryEntity } from './analysisTypes';

/** What a registry file holds, or one sentence that says what is wrong with it. */
export type RegistryReading = { readonly ok: true; readonly entities: readonly RegistryEntity[] } | { readonly ok: false; readonly reason: string };

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | null {
  if (Array.isArray(value)) return textOf(value[0]);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function firstText(fields: Fields, ...names: readonly string[]): string | null {
  for (const name of names) {
    const text = textOf(fields[name]);
    if (text !== null) return text;
  }
  return null;
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string') return value.split(/\s*[;|]\s*/).filter((part) => part !== '');
  return value === undefined || value === null ? [] : [value];
}

const kindsByWord: Readonly<Record<string, EntityKind>> = {
  person: 'person', people: 'person', per: 'person', human: 'person',
  organization: 'organization', organisation: 'organization', org: 'organization', company: 'organization', publicbody: 'organization', legalentity: 'organization',
  government: 'organization', institution: 'organization', agency: 'organization', party: 'organization', media: 'organization', outlet: 'organization',
  place: 'place', location: 'place', loc: 'place', gpe: 'place', country: 'place', city: 'place', region: 'place', address: 'place', territory: 'place', facility: 'place',
  event: 'event', work: 'work', document: 'work', article: 'work', publication: 'work', agreement: 'work', treaty: 'work', law: 'work', topic: 'topic', concept: 'topic', other: 'topic', misc: 'topic',
};

/** Schemas of FollowTheMoney that say how others belong together, and name nothing themselves. */
const relationSchemas = /^(?:Membership|Occupancy|Position|Ownership|Directorship|Employment|Family|Associate|Representation|UnknownLink|Interest|Sanction|Identification|Passport|Payment|Mention)$/;

function kindOf(fields: Fields): EntityKind {
  const word = (firstText(fields, 'kind', 'type', 'schema') ?? '').toLowerCase().replace(/[^a-z]/g, '');
  return entityKinds.find((kind) => kind === word) ?? kindsByWord[word] ?? 'topic';
}

function aliasKindOf(word: string | null): Alias['kind'] {
  const plain = (word ?? '').toLowerCase().replace(/[^a-z]/g, '');
  const known = aliasKinds.find((kind) => kind.toLowerCase() === plain);
  if (known !== undefined) return known;
  if (/^(?:role|title|position|office|post)$/.test(plain)) return 'role';
  if (/short|surname|initial|acronym|abbrev/.test(plain)) return 'shortName';
  return /translit|romani/.test(plain) ? 'transliteration' : 'name';
}

function aliasOf(value: unknown, kind: Alias['kind'] | null): Alias | null {
  if (typeof value === 'string') return value.trim() === '' ? null : { text: value.trim(), kind: kind ?? 'name', validFrom: null, validTo: null };
  if (!isFields(value)) return null;
  const text = firstText(value, 'text', 'name', 'title', 'role', 'value', 'alias', 'label', 'position');
  if (text === null) return null;
  const validFrom = firstText(value, 'validFrom', 'from', 'start', 'startDate', 'since', 'valid_from');
  const validTo = firstText(value, 'validTo', 'to', 'end', 'endDate', 'until', 'valid_to');
  return { text, kind: kind ?? aliasKindOf(firstText(value, 'kind', 'type')), validFrom, validTo };
}

function entityOf(value: unknown, index: number): RegistryEntity | null {
  if (typeof value === 'string') return value.trim() === '' ? null : { id: `entity-${index + 1}`, kind: 'topic', name: value.trim(), aliases: [] };
  if (!isFields(value)) return null;
  const schema = textOf(value['schema']);
  if (schema !== null && relationSchemas.test(schema)) return null;
  const properties = isFields(value['properties']) ? value['properties'] : {};
  const name = firstText(value, 'name', 'label', 'caption', 'title') ?? firstText(properties, 'name', 'title');
  if (name === null) return null;
  // What our own export says beside the properties, which have no place for the kind and dates of a name.
  const own = isFields(value['ibidem']) ? value['ibidem'] : {};
  const dated = listOf(own['aliases']).map((each) => aliasOf(each, null)).filter((alias) => alias !== null);
  const aliases = [
    ...dated,
    ...[value['aliases'], value['names'], value['alias'], value['forms'], properties['name'], properties['alias'], properties['previousName']].flatMap((list) => listOf(list).map((each) => aliasOf(each, null))),
    ...[value['shortNames'], value['acronyms'], properties['weakAlias'], properties['abbreviation']].flatMap((list) => listOf(list).map((each) => aliasOf(each, 'shortName'))),
    ...[value['roles'], value['titles'], value['positions'], properties['position']].flatMap((list) => listOf(list).map((each) => aliasOf(each, 'role'))),
    ...[value['metonyms']].flatMap((list) => listOf(list).map((each) => aliasOf(each, 'metonym'))),
  ].filter((alias) => alias !== null).filter((alias) => (alias.text !== name || alias.kind !== 'name') && (dated.includes(alias) || dated.every(({ text }) => text !== alias.text)));
  const id = value['id'];
  return { id: typeof id === 'string' || typeof id === 'number' ? String(id) : `entity-${index + 1}`, kind: kindOf({ ...value, ...own }), name, aliases };
}

function jsonOf(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false };
    throw error;
  }
}

/**
 * Reads a registry of entities from JSON: a list, `{"entities": […]}`, one entity for each line (as FollowTheMoney writes
 * them), or an object of names. Fields that are not known are left out of account; so are entries without a name.
 */
export function readRegistry(text: string): RegistryReading {
  const plain = text.replace(/^\ufeff/, '').trim();
  if (plain === '') return { ok: false, reason: 'The registry is empty.' };
  const whole = jsonOf(plain);
  let values: readonly unknown[];
  if (whole.ok) {
    const { value } = whole;
    if (Array.isArray(value)) values = value;
    else if (isFields(value)) {
      const list = value['entities'] ?? value['registry'] ?? value['items'];
      if (Array.isArray(list)) values = list;
      else if (firstText(value, 'name', 'caption') !== null || isFields(value['properties'])) values = [value];
      else return { ok: false, reason: 'The registry holds no list of entities; it should be a list, or an object with a list named "entities".' };
    } else return { ok: false, reason: 'The registry holds no list of entities; it should be a list, or an object with a list named "entities".' };
  } else {
    const lines = plain.split(/\r?\n/).filter((line) => line.trim() !== '').map(jsonOf);
    const broken = lines.findIndex((line) => !line.ok);
    if (broken >= 0) return { ok: false, reason: lines.length > 1 && broken > 0 ? `Line ${broken + 1} of the registry is not valid JSON.` : 'The registry is not valid JSON.' };
    values = lines.map((line) => (line.ok ? line.value : null));
  }
  const entities = values.map(entityOf).filter((entity) => entity !== null);
  if (entities.length === 0 && values.length > 0) return { ok: false, reason: 'The registry holds no entity with a name.' };
  return { ok: true, entities: withOwnIds(entities) };
}

/** Two entities with one id would be one; the later gets an id of its own. */
function withOwnIds(entities: readonly RegistryEntity[]): readonly RegistryEntity[] {
  const ids = new Set<string>();
  return entities.map((entity) => {
    let { id } = entity;
    for (let count = 2; ids.has(id); count += 1) id = `${entity.id}-${count}`;
    ids.add(id);
    return id === entity.id ? entity : { ...entity, id };
  });
}
