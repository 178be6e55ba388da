import * as v from 'valibot';
import { idSchema, type Clock, type IdMaker } from './ids';
import { stampEntries } from './record';

export const entityKinds = ['person', 'organization', 'place', 'event', 'work', 'topic'] as const;
export type EntityKind = (typeof entityKinds)[number];

/** Words for an entity's kind, one and many. */
export const entityKindWords: Readonly<Record<EntityKind, { readonly one: string; readonly many: string }>> = {
  person: { one: 'Person', many: 'People' },
  organization: { one: 'Organization', many: 'Organizations' },
  place: { one: 'Place', many: 'Places' },
  event: { one: 'Event', many: 'Events' },
  work: { one: 'Work', many: 'Works' },
  topic: { one: 'Topic', many: 'Topics' },
};

/** What kind of name an alias is; a role ("foreign minister") is held for a time. */
export const aliasKinds = ['name', 'shortName', 'transliteration', 'role', 'metonym'] as const;
export type AliasKind = (typeof aliasKinds)[number];

const aliasSchema = v.pipe(
  v.object({
    text: v.pipe(v.string(), v.trim(), v.minLength(1)),
    kind: v.picklist(aliasKinds),
    /** EDTF dates between which the alias applies; null is open. */
    validFrom: v.nullable(v.string()),
    validTo: v.nullable(v.string()),
  }),
  v.readonly(),
);
export type Alias = v.InferOutput<typeof aliasSchema>;

/** Somebody or something that articles speak of. */
export const entitySchema = v.pipe(
  v.object({
    id: idSchema('entity'),
    ...stampEntries,
    kind: v.picklist(entityKinds),
    name: v.pipe(v.string(), v.trim(), v.minLength(1)),
    aliases: v.pipe(v.array(aliasSchema), v.readonly()),
    description: v.string(),
    /** Ids in other registries, e.g. `{ wikidata: 'Q…' }`. */
    externalIds: v.pipe(v.record(v.string(), v.string()), v.readonly()),
  }),
  v.readonly(),
);
export type Entity = v.InferOutput<typeof entitySchema>;

/** An alias of a kind without dates. */
export function createAlias(text: string, kind: AliasKind = 'name'): Alias {
  return { text: text.trim(), kind, validFrom: null, validTo: null };
}

export function createEntity(
  draft: { readonly kind: EntityKind; readonly name: string } & Partial<Pick<Entity, 'aliases' | 'description'>>,
  clock: Clock,
  ids: IdMaker,
): Entity {
  const now = clock();
  return {
    id: ids('entity'), createdAt: now, updatedAt: now, kind: draft.kind, name: draft.name.trim(),
    aliases: draft.aliases ?? [], description: draft.description ?? '', externalIds: {},
  };
}

/** Another form of a name as an alias: words out of the name, or its first letters, are a short name. */
export function aliasOfForm(name: string, form: string): Alias {
  const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const [words, own] = [wordsOf(name), wordsOf(form)];
  const isPart = own.length > 0 && own.length < words.length && own.every((word) => words.includes(word));
  const initials = words.map((word) => word[0]).join('');
  const isAcronym = own.length === 1 && words.length > 1 && (own[0]?.length ?? 0) > 1 && initials.includes(own[0] ?? '');
  return createAlias(form, isPart || isAcronym ? 'shortName' : 'name');
}
