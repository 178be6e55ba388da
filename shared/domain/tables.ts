import type * as v from 'valibot';
import { collectionSchema, type Collection } from './collection';
import { colorMeaningSchema, type ColorMeaning } from './colorMeaning';
import { entitySchema, type Entity } from './entity';
import { mentionSchema, type Mention } from './mention';
import { nameDecisionSchema, type NameDecision } from './nameDecision';
import { noteSchema, type Note } from './note';
import { noteBodySchema, type NoteBody } from './noteBody';
import { noteLinkSchema, type NoteLink } from './noteLink';
import { noteVersionSchema, type NoteVersion } from './noteVersion';
import { originalSchema, type Original } from './original';
import { passageSchema, type Passage } from './passage';
import { parseWith, type Parsed } from './record';
import { relationSchema, type Relation } from './relation';
import { savedViewSchema, type SavedView } from './savedView';
import { settingSchema, type Setting } from './setting';
import { sourceSchema, type Source } from './source';
import { sourceDocumentSchema, type SourceDocument } from './sourceDocument';
import { tagSchema, type Tag } from './tag';

/** Every table of a notebook and the record it holds; each record is keyed by its `id`. */
export interface Tables {
  readonly sources: Source;
  readonly sourceDocuments: SourceDocument;
  readonly originals: Original;
  readonly passages: Passage;
  readonly colorMeanings: ColorMeaning;
  readonly tags: Tag;
  readonly entities: Entity;
  readonly mentions: Mention;
  readonly nameDecisions: NameDecision;
  readonly relations: Relation;
  readonly notes: Note;
  readonly noteBodies: NoteBody;
  readonly noteLinks: NoteLink;
  readonly noteVersions: NoteVersion;
  readonly collections: Collection;
  readonly savedViews: SavedView;
  readonly settings: Setting;
}
export type TableName = keyof Tables;
export type RecordOf<Name extends TableName> = Tables[Name];

const schemas = {
  sources: sourceSchema,
  sourceDocuments: sourceDocumentSchema,
  originals: originalSchema,
  passages: passageSchema,
  colorMeanings: colorMeaningSchema,
  tags: tagSchema,
  entities: entitySchema,
  mentions: mentionSchema,
  nameDecisions: nameDecisionSchema,
  relations: relationSchema,
  notes: noteSchema,
  noteBodies: noteBodySchema,
  noteLinks: noteLinkSchema,
  noteVersions: noteVersionSchema,
  collections: collectionSchema,
  savedViews: savedViewSchema,
  settings: settingSchema,
} satisfies { readonly [Name in TableName]: v.GenericSchema<unknown, RecordOf<Name>> };

export const tableNames = Object.keys(schemas) as readonly TableName[];

/** Parses a record of a table at a door of the program (backup, import, worker, host). */
export function parseRecord<Name extends TableName>(table: Name, value: unknown): Parsed<RecordOf<Name>> {
  const schema: v.GenericSchema<unknown, Tables[TableName]> = schemas[table];
  return parseWith(schema, value) as Parsed<RecordOf<Name>>;
}
