import { aliasKinds, entityKinds, type Alias, type AliasKind, type Entity, type EntityKind } from '../domain/entity';

/** An entity as a file has it. What the file says nothing of is null, so that it is not mistaken for nothing. */
export interface RegistryEntry {
  /** Where it stands in the file, for people: "Line 7". */
  readonly place: string;
  /** An id of ours, where the file has one. */
  readonly id: string | null;
  readonly kind: EntityKind | null;
  readonly name: string;
  readonly aliases: readonly Alias[] | null;
  readonly description: string | null;
  readonly externalIds: Readonly<Record<string, string>>;
}

/** Something in a file that was not taken as an entity, with a sentence that says why and the words as they stand there. */
export interface UnreadLine {
  readonly place: string;
  readonly sentence: string;
  readonly text: string;
}

/** What a file of entities holds. */
export interface RegistryFile {
  readonly entries: readonly RegistryEntry[];
  readonly unread: readonly UnreadLine[];
  /** Sentences about the file as a whole: columns that are not known, and the like. */
  readonly remarks: readonly string[];
}

/** What of an entity goes into a file. */
export type WrittenEntity = Pick<Entity, 'id' | 'kind' | 'name' | 'aliases' | 'description' | 'externalIds'>;

/** A kind by its name in any capitals, or null. */
export function kindNamed(text: string): EntityKind | null {
  const wanted = text.trim().toLowerCase();
  return entityKinds.find((kind) => kind === wanted) ?? null;
}

/** A kind of alias by its name in any capitals and spacing ("short name", "shortName"), or null. */
export function aliasKindNamed(text: string): AliasKind | null {
  const wanted = text.replace(/\s+/g, '').toLowerCase();
  return aliasKinds.find((kind) => kind.toLowerCase() === wanted) ?? null;
}
