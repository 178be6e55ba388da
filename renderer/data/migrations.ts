/**
 * The schema of the notebook's database, one entry a version, append-only: a released entry never changes, a new one
 * states all stores again and, where records change shape, goes with a step of its version in `shared/domain/upgradeSteps`.
 * Syntax of a store: Dexie's (`primary key, index, *multi-entry index, [compound+index]`).
 */
export interface SchemaVersion {
  readonly version: number;
  readonly stores: Readonly<Record<string, string>>;
}

export const schemaVersions: readonly SchemaVersion[] = [
  {
    version: 1,
    stores: {
      sources: 'id, createdAt, bytesDigest, textDigest, *tagIds',
      sourceDocuments: 'id',
      originals: 'id',
      passages: 'id, sourceId, *tagIds, createdAt',
      colorMeanings: 'id',
      tags: 'id, name, parentId',
      entities: 'id, name, kind',
      mentions: 'id, entityId, sourceId, passageId',
      notes: 'id, updatedAt',
      noteBodies: 'id, updatedAt',
      noteLinks: 'id, noteId, targetId',
      settings: 'id',
      historyEntries: '++id, isUndone',
      historyRows: '++id, entryId',
    },
  },
  {
    // What the journal needs: how far the notebook is, what the journal has not taken yet, under which digest a text is
    // kept, and what could not be restored. No record changes shape.
    version: 2,
    stores: {
      sources: 'id, createdAt, bytesDigest, textDigest, *tagIds',
      sourceDocuments: 'id',
      originals: 'id',
      passages: 'id, sourceId, *tagIds, createdAt',
      colorMeanings: 'id',
      tags: 'id, name, parentId',
      entities: 'id, name, kind',
      mentions: 'id, entityId, sourceId, passageId',
      notes: 'id, updatedAt',
      noteBodies: 'id, updatedAt',
      noteLinks: 'id, noteId, targetId',
      settings: 'id',
      historyEntries: '++id, isUndone',
      historyRows: '++id, entryId',
      journalHeads: 'id',
      journalOutbox: 'sequence',
      keptContents: 'id',
      quarantine: 'id, table',
    },
  },
  {
    // The earlier versions of notes. No record changes shape.
    version: 3,
    stores: {
      sources: 'id, createdAt, bytesDigest, textDigest, *tagIds',
      sourceDocuments: 'id',
      originals: 'id',
      passages: 'id, sourceId, *tagIds, createdAt',
      colorMeanings: 'id',
      tags: 'id, name, parentId',
      entities: 'id, name, kind',
      mentions: 'id, entityId, sourceId, passageId',
      notes: 'id, updatedAt',
      noteBodies: 'id, updatedAt',
      noteLinks: 'id, noteId, targetId',
      noteVersions: 'id, noteId',
      settings: 'id',
      historyEntries: '++id, isUndone',
      historyRows: '++id, entryId',
      journalHeads: 'id',
      journalOutbox: 'sequence',
      keptContents: 'id',
      quarantine: 'id, table',
    },
  },
  {
    // Order in the library: collections, saved views, and what is trimmed of a text. Sources get three fields. Fingerprints
    // by which similar texts are found are derived: neither the journal nor a backup has them.
    version: 4,
    stores: {
      sources: 'id, createdAt, bytesDigest, textDigest, *tagIds, *collectionIds',
      sourceDocuments: 'id',
      originals: 'id',
      passages: 'id, sourceId, *tagIds, createdAt',
      colorMeanings: 'id',
      tags: 'id, name, parentId',
      entities: 'id, name, kind',
      mentions: 'id, entityId, sourceId, passageId',
      notes: 'id, updatedAt',
      noteBodies: 'id, updatedAt',
      noteLinks: 'id, noteId, targetId',
      noteVersions: 'id, noteId',
      collections: 'id, name',
      savedViews: 'id, name',
      settings: 'id',
      historyEntries: '++id, isUndone',
      historyRows: '++id, entryId',
      journalHeads: 'id',
      journalOutbox: 'sequence',
      keptContents: 'id',
      quarantine: 'id, table',
      fingerprints: 'id',
    },
  },
  {
    // What people decide about names, and relations between entities. No record changes shape.
    version: 5,
    stores: {
      sources: 'id, createdAt, bytesDigest, textDigest, *tagIds, *collectionIds',
      sourceDocuments: 'id',
      originals: 'id',
      passages: 'id, sourceId, *tagIds, createdAt',
      colorMeanings: 'id',
      tags: 'id, name, parentId',
      entities: 'id, name, kind',
      mentions: 'id, entityId, sourceId, passageId',
      nameDecisions: 'id, sourceId, name',
      relations: 'id, fromId, toId, *passageIds',
      notes: 'id, updatedAt',
      noteBodies: 'id, updatedAt',
      noteLinks: 'id, noteId, targetId',
      noteVersions: 'id, noteId',
      collections: 'id, name',
      savedViews: 'id, name',
      settings: 'id',
      historyEntries: '++id, isUndone',
      historyRows: '++id, entryId',
      journalHeads: 'id',
      journalOutbox: 'sequence',
      keptContents: 'id',
      quarantine: 'id, table',
      fingerprints: 'id',
    },
  },
];

/** The version this program writes. */
export const schemaVersion = schemaVersions.at(-1)?.version ?? 0;
