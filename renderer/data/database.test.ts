import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { tableNames } from '../../shared/domain/tables';
import { openDatabase } from './database';
import { schemaVersion, schemaVersions } from './migrations';

describe('openDatabase', () => {
  it('creates a store for every table of the domain', async () => {
    const opening = await openDatabase('fresh');
    if (opening.status !== 'opened') throw new Error(opening.status);
    expect(opening.database.tables.map((table) => table.name)).toEqual(expect.arrayContaining([...tableNames]));
    expect(opening.database.verno).toBe(schemaVersion);
  });

  it('refuses a notebook of a newer program and leaves it as it was', async () => {
    const newer = new Dexie('newer');
    newer.version(schemaVersion + 1).stores({ sources: 'id, somethingNew' });
    await newer.open();
    await newer.table('sources').put({ id: 'src-1', somethingNew: 1 });
    newer.close();

    expect(await openDatabase('newer')).toEqual({ status: 'newer', found: schemaVersion + 1, known: schemaVersion });

    const again = new Dexie('newer');
    await again.open();
    expect(again.verno).toBe(schemaVersion + 1);
    expect(await again.table('sources').toArray()).toEqual([{ id: 'src-1', somethingNew: 1 }]);
    again.close();
  });

  it('numbers its versions from 1 without gaps, each stating every table known then', () => {
    expect(schemaVersions.map(({ version }) => version)).toEqual(schemaVersions.map((_, index) => index + 1));
    expect(Object.keys(schemaVersions.at(-1)?.stores ?? {})).toEqual(expect.arrayContaining([...tableNames]));
  });

  it('keeps version 1 as it was released', () => {
    expect(schemaVersions[0]?.stores).toMatchInlineSnapshot(`
      {
        "colorMeanings": "id",
        "entities": "id, name, kind",
        "historyEntries": "++id, isUndone",
        "historyRows": "++id, entryId",
        "mentions": "id, entityId, sourceId, passageId",
        "noteBodies": "id, updatedAt",
        "noteLinks": "id, noteId, targetId",
        "notes": "id, updatedAt",
        "originals": "id",
        "passages": "id, sourceId, *tagIds, createdAt",
        "settings": "id",
        "sourceDocuments": "id",
        "sources": "id, createdAt, bytesDigest, textDigest, *tagIds",
        "tags": "id, name, parentId",
      }
    `);
  });

  it('keeps version 2 as it was released: version 1 and what the journal needs', () => {
    expect(schemaVersions[1]?.stores).toEqual({
      ...schemaVersions[0]?.stores,
      journalHeads: 'id',
      journalOutbox: 'sequence',
      keptContents: 'id',
      quarantine: 'id, table',
    });
  });

  it('brings a notebook of version 2 to the newest with every record as it was, and no earlier versions of its notes', async () => {
    const old = new Dexie('version-2');
    for (const { version, stores } of schemaVersions.slice(0, 2)) old.version(version).stores(stores);
    await old.open();
    for (const [table, records] of Object.entries(sampleOfVersion2)) await old.table(table).bulkAdd(records);
    old.close();
    const opening = await openDatabase('version-2');
    if (opening.status !== 'opened') throw new Error(opening.status);
    const { database } = opening;
    expect(database.verno).toBe(schemaVersion);
    for (const [table, records] of Object.entries(sampleOfVersion2)) expect(await database.table(table).toArray()).toEqual(records);
    expect(await database.noteVersions.count()).toBe(0);
    database.close();
  });

  it('keeps version 3 as it was released: version 2 and the earlier versions of notes', () => {
    expect(schemaVersions[2]?.stores).toEqual({ ...schemaVersions[1]?.stores, noteVersions: 'id, noteId' });
  });
});

/** Frozen: what version 1 wrote. */
const stamps = { createdAt: '2024-01-01T00:00:00.000Z', updatedAt: '2024-01-02T00:00:00.000Z' };
const digest = '0123456789abcdef'.repeat(4);
const sampleOfVersion1: Readonly<Record<string, readonly object[]>> = {
  sources: [{
    id: 'src-0000000000000001', ...stamps, title: 'Harbor talks', byline: '', outlet: '', url: '', language: 'en',
    published: { text: '', precision: 'unknown' }, format: 'text', fileName: 'a.txt', bytesDigest: digest, textDigest: digest, textLength: 5,
    wordCount: 1, tagIds: ['tag-0000000000000001'], readingState: 'unread', isSample: false,
  }],
  sourceDocuments: [{ id: 'src-0000000000000001', text: 'Ports', blocks: [{ kind: 'paragraph', start: 0, end: 5, marks: [] }] }],
  originals: [{ id: digest, mediaType: 'text/plain', bytes: new Uint8Array([80, 111]) }],
  tags: [{ id: 'tag-0000000000000001', ...stamps, name: 'harbor', definition: '', parentId: null }],
  settings: [{ id: 'preference:theme', value: 'dark' }],
  historyEntries: [{ id: 1, label: 'Add tag', group: '', at: stamps.createdAt, isUndone: 0 }],
  historyRows: [{ id: 1, entryId: 1, rows: [] }],
};

/** Frozen: what version 2 wrote. */
const sampleOfVersion2: Readonly<Record<string, readonly object[]>> = {
  ...sampleOfVersion1,
  notes: [{ id: 'not-0000000000000001', ...stamps, title: 'Which lines came back', isSample: false }],
  noteBodies: [{
    id: 'not-0000000000000001', updatedAt: stamps.updatedAt, blocks: [{ kind: 'paragraph', children: [{ kind: 'text', text: 'Two of them.', marks: [] }] }],
  }],
  noteLinks: [{ id: 'not-0000000000000001>ent-0000000000000001', noteId: 'not-0000000000000001', targetKind: 'entity', targetId: 'ent-0000000000000001' }],
  journalHeads: [{ id: 'head', sequence: 4, changeId: 'chg-0000000000000004', counts: { notes: 1 }, isBeingRebuilt: false }],
  journalOutbox: [{ sequence: 4, changeId: 'chg-0000000000000004', at: stamps.updatedAt, label: 'Write note', rows: [], originals: [] }],
  keptContents: [{ id: 'src-0000000000000001', digest, sequence: 3, mediaType: '' }],
  quarantine: [{ id: 'tags tag-0000000000000009', table: 'tags', recordId: 'tag-0000000000000009', problems: ['name: Expected a string'], value: {}, at: stamps.createdAt }],
};
