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

  it('keeps version 3 as it was released: version 2 and the earlier versions of notes', () => {
    expect(schemaVersions[2]?.stores).toEqual({ ...schemaVersions[1]?.stores, noteVersions: 'id, noteId' });
  });
});
