import { decidedEntity } from '../../shared/domain/nameDecision';
import type { FindingKind } from '../../shared/integrity/finding';
import type { NotebookDatabase } from '../data/database';
import type { TestFolder } from '../data/journalTestData';

/** Something that goes wrong in a notebook behind the program's back, and what a check must call it. */
export interface Damage {
  readonly name: string;
  readonly finds: FindingKind;
  /** False where nothing was there to be damaged so. */
  apply(database: NotebookDatabase, folder: TestFolder): Promise<boolean>;
}

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

async function last(database: NotebookDatabase, table: string): Promise<Row | undefined> {
  return database.table<Row, string>(table).orderBy(':id').last();
}

/** Changes the last record of a table. */
function changed(table: string, name: string, finds: FindingKind, change: (row: Row) => Row): Damage {
  return {
    name, finds,
    async apply(database) {
      const row = await last(database, table);
      if (row) await database.table<Row, string>(table).put(change(row));
      return row !== undefined;
    },
  };
}

/** Removes the last record of a table that is referred to. */
function gone(table: string, finds: FindingKind, isReferredTo: (row: Row, database: NotebookDatabase) => Promise<boolean> = async () => true): Damage {
  return {
    name: `${table}: one is gone`, finds,
    async apply(database) {
      for (const row of (await database.table<Row, string>(table).toArray()).reverse()) {
        if (!(await isReferredTo(row, database))) continue;
        await database.table(table).delete(row.id);
        return true;
      }
      return false;
    },
  };
}

const malformations: readonly Damage[] = [
  changed('sources', 'sources: a title that is a number', 'malformed', (row) => ({ ...row, title: 5 })),
  changed('sources', 'sources: no time', 'malformed', (row) => ({ ...row, createdAt: null })),
  changed('passages', 'passages: no anchor', 'malformed', (row) => ({ ...row, anchor: null })),
  changed('passages', 'passages: a color that does not exist', 'malformed', (row) => ({ ...row, color: 'brown' })),
  changed('colorMeanings', 'colorMeanings: a number', 'malformed', (row) => ({ ...row, meaning: 9 })),
  changed('tags', 'tags: no name', 'malformed', (row) => ({ ...row, name: undefined })),
  changed('entities', 'entities: a kind that does not exist', 'malformed', (row) => ({ ...row, kind: 'ship' })),
  changed('mentions', 'mentions: no status', 'malformed', (row) => ({ ...row, status: null })),
  changed('nameDecisions', 'nameDecisions: an outcome that does not exist', 'malformed', (row) => ({ ...row, outcome: { kind: 'maybe' } })),
  changed('relations', 'relations: no type', 'malformed', (row) => ({ ...row, type: ' ' })),
  changed('notes', 'notes: a title that is a list', 'malformed', (row) => ({ ...row, title: ['x'] })),
  changed('noteBodies', 'noteBodies: a block that is none', 'malformed', (row) => ({ ...row, blocks: [{ kind: 'paragraph', children: [{ kind: 'text', text: 7 }] }] })),
  changed('noteBodies', 'noteBodies: no blocks', 'malformed', (row) => ({ ...row, blocks: null, updatedAt: 'yesterday' })),
  changed('noteLinks', 'noteLinks: a kind that does not exist', 'malformed', (row) => ({ ...row, targetKind: 'ship' })),
];

const texts: readonly Damage[] = [
  changed('sourceDocuments', 'sourceDocuments: other words', 'textChanged', (row) => ({ ...row, text: String(row['text']).replace('says', 'sang') })),
  changed('sourceDocuments', 'sourceDocuments: cut', 'malformed', (row) => ({ ...row, text: String(row['text']).slice(0, 40) })),
  changed('sourceDocuments', 'sourceDocuments: a lost block', 'blocksWrong', (row) => ({ ...row, blocks: (row['blocks'] as unknown[]).slice(1) })),
  changed('sourceDocuments', 'sourceDocuments: a block that is none', 'blocksWrong', (row) => ({ ...row, blocks: [{ kind: 'ship' }] })),
  gone('sourceDocuments', 'documentMissing'),
  changed('sources', 'sources: another digest of the text', 'digestWrong', (row) => ({ ...row, textDigest: 'a'.repeat(64) })),
  changed('sources', 'sources: another length of the text', 'digestWrong', (row) => ({ ...row, textLength: 1 })),
  changed('originals', 'originals: other bytes', 'originalChanged', (row) => ({ ...row, bytes: new Uint8Array([1, 2, 3]) })),
  gone('originals', 'originalMissing'),
  changed('passages', 'passages: an anchor of another text', 'anchorMoved', (row) => ({ ...row, anchor: { ...(row['anchor'] as object), textDigest: 'b'.repeat(64) } })),
  changed('passages', 'passages: an anchor at another place', 'anchorMoved', (row) => {
    const { start, end, ...rest } = row['anchor'] as { start: number; end: number };
    return { ...row, anchor: { ...rest, start: start + 3, end: end + 3 } };
  }),
  changed('passages', 'passages: words that nobody wrote', 'anchorLost', (row) => {
    const { start } = row['anchor'] as { start: number };
    const exact = 'xylophones quarrel noisily';
    return { ...row, anchor: { ...(row['anchor'] as object), start, end: start + exact.length, exact, prefix: 'zzzzzzzzzzzzzzzz', suffix: 'zzzzzzzzzzzzzzzz' } };
  }),
];

const references: readonly Damage[] = [
  gone('sources', 'passageStray', async (row, database) => (await database.passages.where('sourceId').equals(row.id).count()) > 0),
  gone('sources', 'documentStray'),
  gone('passages', 'mentionStray', async (row, database) => (await database.mentions.where('passageId').equals(row.id).count()) > 0),
  gone('passages', 'targetGone', async (row, database) => (await database.noteLinks.where('targetId').equals(row.id).count()) > 0),
  gone('entities', 'mentionStray', async (row, database) => (await database.mentions.where('entityId').equals(row.id).count()) > 0),
  gone('entities', 'decisionStray', async (row, database) => (await database.nameDecisions.filter((decision) => decidedEntity(decision) === row.id).count()) > 0),
  gone('sources', 'decisionStray', async (row, database) => (await database.nameDecisions.where('sourceId').equals(row.id).count()) > 0),
  gone('entities', 'relationStray', async (row, database) => (await database.relations.where('fromId').equals(row.id).count()) > 0),
  gone('passages', 'relationPassageMissing', async (row, database) => (await database.relations.where('passageIds').equals(row.id).count()) > 0),
  gone('tags', 'tagMissing', async (row, database) => (await database.passages.where('tagIds').equals(row.id).count()) > 0),
  gone('collections', 'collectionMissing', async (row, database) => (await database.sources.where('collectionIds').equals(row.id).count()) > 0),
  gone('tags', 'parentWrong', async (row, database) => (await database.tags.where('parentId').equals(row.id).count()) > 0),
  changed('tags', 'tags: one stands under itself', 'parentWrong', (row) => ({ ...row, parentId: row.id })),
  gone('notes', 'bodyStray'),
  gone('noteBodies', 'bodyMissing'),
  gone('noteLinks', 'linksWrong'),
  changed('noteLinks', 'noteLinks: one of a note that never was', 'linksWrong', (row) => ({ ...row, id: 'not-zzzzzzzzzzzzzzzz>ent-zzzzzzzzzzzzzzzz', noteId: 'not-zzzzzzzzzzzzzzzz' })),
];

function flipped(start: string, finds: FindingKind): Damage {
  return {
    name: `journal: a bit of ${start}`, finds,
    async apply(_database, folder) {
      const path = folder.paths(start).find((each) => !each.endsWith('.json'));
      if (path) folder.flipBit(path);
      return path !== undefined;
    },
  };
}

const journal: readonly Damage[] = [
  flipped('contents/', 'contentUnreadable'),
  flipped('snapshots/', 'snapshotDamaged'),
  {
    name: 'journal: behind', finds: 'journalBehind',
    async apply(database) {
      const head = await database.journalHeads.get('notebook');
      if (head) await database.journalHeads.put({ ...head, sequence: head.sequence + 1 });
      return head !== undefined;
    },
  },
];

/** Every kind of damage that a check knows. */
export const damages: readonly Damage[] = [...malformations, ...texts, ...references, ...journal];
