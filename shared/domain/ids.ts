import * as v from 'valibot';

/** The kinds of records that carry an id; the value is the prefix of the id, e.g. `psg-3k9…`. */
export const idPrefixes = {
  source: 'src',
  passage: 'psg',
  tag: 'tag',
  entity: 'ent',
  mention: 'men',
  nameDecision: 'dec',
  relation: 'rel',
  note: 'not',
  noteLink: 'lnk',
  collection: 'col',
  savedView: 'vie',
  change: 'chg',
} as const;

export type IdKind = keyof typeof idPrefixes;

/** A record's id: prefix, hyphen, 16 characters of base 32 (80 random bits). Valid as an Obsidian block id. */
export type Id<Kind extends IdKind> = string & { readonly __idOf: Kind };

export type SourceId = Id<'source'>;
export type PassageId = Id<'passage'>;
export type TagId = Id<'tag'>;
export type EntityId = Id<'entity'>;
export type MentionId = Id<'mention'>;
export type NameDecisionId = Id<'nameDecision'>;
export type RelationId = Id<'relation'>;
export type NoteId = Id<'note'>;
export type NoteLinkId = Id<'noteLink'>;
export type CollectionId = Id<'collection'>;
export type SavedViewId = Id<'savedView'>;
export type ChangeId = Id<'change'>;

/** Makes a fresh id of a kind. Injected everywhere, so that tests and fixtures can count instead of draw. */
export type IdMaker = <Kind extends IdKind>(kind: Kind) => Id<Kind>;

/** The time as ISO 8601 text in UTC with milliseconds. Injected everywhere. */
export type Clock = () => string;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** An `IdMaker` over a source of random bytes (the host's cryptographic one in the program). */
export function createIdMaker(randomBytes: (length: number) => Uint8Array): IdMaker {
  return <Kind extends IdKind>(kind: Kind) => {
    const characters = Array.from(randomBytes(16), (byte) => alphabet[byte & 31]);
    return `${idPrefixes[kind]}-${characters.join('')}` as Id<Kind>;
  };
}

/** An `IdMaker` that counts: `psg-0000000000000001`. For tests, samples and golden files. */
export function createCountingIdMaker(): IdMaker {
  const counts = new Map<IdKind, number>();
  return <Kind extends IdKind>(kind: Kind) => {
    const next = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, next);
    return `${idPrefixes[kind]}-${String(next).padStart(16, '0')}` as Id<Kind>;
  };
}

/** Parses an id of one kind. */
export function idSchema<Kind extends IdKind>(kind: Kind): v.GenericSchema<string, Id<Kind>> {
  const pattern = new RegExp(`^${idPrefixes[kind]}-[0-9a-z]{16}$`);
  return v.pipe(
    v.string(),
    v.regex(pattern, `Expected an id of a ${kind}`),
    v.transform((text) => text as Id<Kind>),
  );
}
