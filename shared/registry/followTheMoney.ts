import * as v from 'valibot';
import { aliasKinds, entityKinds, type Alias, type EntityKind } from '../domain/entity';
import { parseWith } from '../domain/record';
import type { RegistryEntry, RegistryFile, UnreadLine, WrittenEntity } from './registryEntry';

/**
 * FollowTheMoney (followthemoney.tech) as JSON lines: one entity a line with `id`, `schema` and `properties`, each property
 * a list of texts. What its schema has no place for (the kind of a name, dates of a role, other identifiers) stands under
 * `ibidem` beside them, which other programs leave alone.
 */
const schemaOfKind: Readonly<Record<EntityKind, string>> = {
  person: 'Person', organization: 'Organization', place: 'Address', event: 'Event', work: 'Document', topic: 'Note',
};

const kindOfSchema: Readonly<Record<string, EntityKind>> = {
  Person: 'person', Organization: 'organization', Company: 'organization', PublicBody: 'organization', LegalEntity: 'organization', Position: 'topic',
  Address: 'place', Territory: 'place', RealEstate: 'place', Event: 'event', Document: 'work', Article: 'work', Pages: 'work', HyperText: 'work', PlainText: 'work', Note: 'topic', Project: 'event',
  Vessel: 'topic', Vehicle: 'topic', Airplane: 'topic', Asset: 'topic', Security: 'topic',
};

const detailsSchema = v.object({
  id: v.optional(v.string()),
  kind: v.optional(v.picklist(entityKinds)),
  aliases: v.optional(v.array(v.object({ text: v.string(), kind: v.picklist(aliasKinds), validFrom: v.nullable(v.string()), validTo: v.nullable(v.string()) }))),
  fields: v.optional(v.record(v.string(), v.string())),
});
type Details = v.InferOutput<typeof detailsSchema>;

const lineSchema = v.object({
  id: v.string(),
  schema: v.string(),
  caption: v.optional(v.string()),
  properties: v.record(v.string(), v.array(v.union([v.string(), v.looseObject({})]))),
  ibidem: v.optional(v.unknown()),
});

/** Names of our identifiers and of the properties that hold them. */
const identifierProperties = [['wikidata', 'wikidataId'], ['lei', 'leiCode'], ['country', 'country']] as const;
/** The identifier that remembers under which id another program's file has an entity. */
const foreignId = 'ftm';
const nameProperties: ReadonlySet<string> = new Set(['name', 'full', 'alias', 'previousName', 'weakAlias', 'position', 'title', 'fileName']);
const descriptionProperties = ['description', 'summary', 'notes'] as const;
const joint = '; ';

function propertyOfAlias({ kind }: Alias, entity: EntityKind): 'alias' | 'weakAlias' | 'position' {
  if (kind === 'role') return entity === 'person' ? 'position' : 'weakAlias';
  return kind === 'shortName' || kind === 'metonym' ? 'weakAlias' : 'alias';
}

/** Several values that were joined come apart again, but only where joining them gives the same text. */
function valuesOf(text: string): readonly string[] {
  const parts = text.split(joint);
  return parts.every((part) => part.trim() !== '') ? parts : [text];
}

function lineOf({ id, kind, name, aliases, description, externalIds }: WrittenEntity): string {
  const properties: Record<string, readonly string[]> = { name: [name] };
  if (kind === 'place') properties['full'] = [name];
  if (kind === 'work') properties['title'] = [name];
  for (const alias of aliases) {
    const property = propertyOfAlias(alias, kind);
    properties[property] = [...new Set([...(properties[property] ?? []), alias.text])];
  }
  if (description !== '') properties['description'] = [description];
  for (const [own, property] of identifierProperties) {
    const value = externalIds[own];
    if (value !== undefined && value !== '') properties[property] = valuesOf(value);
  }
  const own = new Set<string>([foreignId, ...identifierProperties.map(([each]) => each)]);
  const fields = Object.fromEntries(Object.entries(externalIds).filter(([key, value]) => !own.has(key) || (key === foreignId ? false : value === '')));
  const details: Details = { id, kind, ...(aliases.length > 0 ? { aliases: [...aliases] } : {}), ...(Object.keys(fields).length > 0 ? { fields } : {}) };
  return JSON.stringify({ id: externalIds[foreignId] || id, caption: name, schema: schemaOfKind[kind], properties, ibidem: details });
}

/** Entities as FollowTheMoney JSON lines, one each. */
export function writeFollowTheMoney(entities: readonly WrittenEntity[]): string {
  return entities.map((entity) => `${lineOf(entity)}\n`).join('');
}

function textsOf(properties: v.InferOutput<typeof lineSchema>['properties'], name: string): readonly string[] {
  return (properties[name] ?? []).flatMap((value) => (typeof value === 'string' && value.trim() !== '' ? [value] : []));
}

/** The names of a line as aliases. Where we wrote kind and dates beside them, those; a name may be held several times. */
function aliasesOf(properties: v.InferOutput<typeof lineSchema>['properties'], name: string, details: Details): readonly Alias[] {
  const known = details.aliases ?? [];
  const found: Alias[] = [];
  const named = new Set<string>();
  for (const [property, kind] of [['name', 'name'], ['alias', 'name'], ['previousName', 'name'], ['weakAlias', 'shortName'], ['position', 'role']] as const) {
    for (const text of textsOf(properties, property)) {
      const trimmed = text.trim();
      if (named.has(`${property} ${trimmed}`) || (property === 'name' && trimmed === name)) continue;
      named.add(`${property} ${trimmed}`);
      if (!known.some((alias) => alias.text.trim() === trimmed)) found.push({ text: trimmed, kind, validFrom: null, validTo: null });
    }
  }
  // In the order in which we wrote them; one that another program took out is out.
  const standing = new Set(['name', 'alias', 'previousName', 'weakAlias', 'position'].flatMap((property) => textsOf(properties, property).map((text) => text.trim())));
  return [...known.filter((alias) => standing.has(alias.text.trim())), ...found];
}

function fieldsOf(id: string, properties: v.InferOutput<typeof lineSchema>['properties'], details: Details): Readonly<Record<string, string>> {
  const fields: Record<string, string> = { ...details.fields };
  const [description] = descriptionProperties.filter((property) => textsOf(properties, property).length > 0);
  for (const property of Object.keys(properties)) {
    if (nameProperties.has(property) || property === description) continue;
    const texts = textsOf(properties, property);
    const own = identifierProperties.find(([, each]) => each === property)?.[0] ?? property;
    if (texts.length > 0) fields[own] = texts.join(joint);
  }
  if (id !== details.id && !id.startsWith('ent-')) fields[foreignId] = id;
  return fields;
}

function entryOf(place: string, line: v.InferOutput<typeof lineSchema>): RegistryEntry | string {
  const { id, schema, properties, caption } = line;
  const parsed = parseWith(detailsSchema, line.ibidem ?? {});
  const details: Details = parsed.ok ? parsed.value : {};
  const kind = kindOfSchema[schema];
  if (kind === undefined) return `Its schema “${schema}” is no person, organization, place, event or work; links between entities are not read.`;
  const names = [...textsOf(properties, 'name'), ...textsOf(properties, 'full'), ...textsOf(properties, 'title'), ...textsOf(properties, 'fileName'), ...(caption ? [caption] : [])];
  const name = names[0]?.trim();
  if (name === undefined || name === '') return 'It has no name.';
  const descriptions = descriptionProperties.map((property) => textsOf(properties, property)).find((texts) => texts.length > 0);
  return {
    place, name,
    id: details.id ?? (/^ent-[0-9a-z]{16}$/.test(id) ? id : null),
    kind: details.kind && schemaOfKind[details.kind] === schema ? details.kind : kind,
    aliases: aliasesOf(properties, name, details),
    description: descriptions?.join('\n\n') ?? '',
    externalIds: fieldsOf(id, properties, details),
  };
}

/** Reads FollowTheMoney JSON lines. A line that is none, or no entity of ours, is told and does not stop the others. */
export function readFollowTheMoney(text: string): RegistryFile {
  const entries: RegistryEntry[] = [];
  const unread: UnreadLine[] = [];
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    const place = `Line ${index + 1}`;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      unread.push({ place, sentence: 'It is not JSON.', text: line });
      return;
    }
    const parsed = parseWith(lineSchema, value);
    const entry = parsed.ok ? entryOf(place, parsed.value) : 'It is no entity of FollowTheMoney: it needs “id”, “schema” and “properties”.';
    if (typeof entry === 'string') unread.push({ place, sentence: entry, text: line });
    else entries.push(entry);
  });
  return { entries, unread, remarks: entries.length + unread.length === 0 ? ['The file is empty.'] : [] };
}
