import type { SearchState } from '../../shared/contracts/searchContract';
import type { RecordOf, TableName } from '../../shared/domain/tables';
import type { IndexDatabase } from './indexDatabase';
import { readIndexHead, writeIndexHead } from './indexSchema';
import type { IndexWriter } from './indexWriter';
import type { NotebookReader } from './notebookReader';

/** Tables whose records are found, in the order in which they must be there. */
const indexedTables = ['sources', 'notes', 'entities', 'passages', 'tags', 'collections', 'mentions', 'noteLinks'] as const;
type IndexedTable = (typeof indexedTables)[number];

/** Records read and indexed in one go: about as much work each, short enough for a query in between. */
const pageSizes: Readonly<Record<IndexedTable, number>> = { sources: 50, notes: 50, entities: 200, passages: 400, tags: 400, collections: 400, mentions: 1000, noteLinks: 1000 };

/** Where the index keeps what it has of a table: ids with the stamp of the record they were made from. */
const stampsSql: Readonly<Record<IndexedTable, string>> = {
  sources: "SELECT id, stamp FROM documents WHERE kind = 'source'",
  notes: "SELECT id, stamp FROM documents WHERE kind = 'note'",
  entities: "SELECT id, stamp FROM documents WHERE kind = 'entity'",
  passages: 'SELECT id, stamp FROM highlights WHERE 1',
  tags: 'SELECT id, stamp FROM tags WHERE 1',
  collections: 'SELECT id, stamp FROM collections WHERE 1',
  mentions: 'SELECT id, stamp FROM mentions WHERE 1',
  noteLinks: 'SELECT id, stamp FROM links WHERE 1',
};

const documentTables = new Set<string>(['sources', 'sourceDocuments', 'notes', 'noteBodies', 'entities']);

export interface TouchedRecord {
  readonly table: string;
  readonly id: string;
}

type Report = (state: Pick<SearchState, 'phase' | 'done' | 'total'>) => void;

/** Keeps the index like the notebook: change by change, and by comparing all of it where changes were missed. */
export class IndexUpkeep {
  private queue: Promise<void> = Promise.resolve();
  private isComparing = false;
  private mustCompareAgain = false;
  private isClosed = false;

  constructor(
    private readonly database: IndexDatabase,
    private readonly writer: IndexWriter,
    private readonly reader: NotebookReader,
    private readonly report: Report,
    /** What is found may be another from now on. */
    private readonly announce: (what: 'documents' | 'others') => void,
  ) {}

  /** Resolves once the index is like the notebook. */
  async start(): Promise<void> {
    const [own, head] = [readIndexHead(this.database), await this.reader.head()];
    if (own.isWhole && own.sequence === head.sequence && own.changeId === head.changeId) this.report({ phase: 'ready', done: 0, total: 0 });
    else await this.compareAll();
  }

  /** A change was written. Its records are read as they are now, so that the order of changes does not matter. */
  async take(change: { readonly sequence: number; readonly changeId: string; readonly touched: readonly TouchedRecord[] }): Promise<void> {
    await this.inTurn(async () => {
      await this.applyTouched(change.touched);
      const own = readIndexHead(this.database);
      if (this.isComparing || change.sequence === own.sequence + 1) {
        writeIndexHead(this.database, { ...own, sequence: Math.max(own.sequence, change.sequence), changeId: change.changeId });
      } else if (change.sequence > own.sequence) this.mustCompareAgain = true;
      this.announce(change.touched.some(({ table }) => documentTables.has(table)) ? 'documents' : 'others');
    });
    if (this.mustCompareAgain && !this.isComparing) await this.compareAll();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.queue;
    this.reader.close();
  }

  /** One piece of work at a time: what was read is indexed before anything else is read. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.queue.then(() => (this.isClosed ? undefined : work()));
    this.queue = done.catch(() => undefined);
    return done;
  }

  private write(work: () => void): void {
    try {
      this.database.transaction(work);
    } catch (error) {
      this.writer.forgetWords();
      throw error;
    }
  }

  private async compareAll(): Promise<void> {
    this.isComparing = true;
    this.mustCompareAgain = false;
    try {
      await this.inTurn(async () => writeIndexHead(this.database, { ...(await this.reader.head()), isWhole: false }));
      const counts = await Promise.all(indexedTables.map((table) => this.reader.count(table)));
      const total = counts.reduce((sum, each) => sum + each, 0);
      let done = 0;
      this.report({ phase: 'catchingUp', done, total });
      for (const table of indexedTables) {
        let after = '';
        for (let isLast = false; !isLast && !this.isClosed; ) {
          await this.inTurn(async () => {
            const page = await this.comparePage(table, after);
            isLast = page.isLast;
            after = page.last;
            done += page.count;
          });
          this.report({ phase: 'catchingUp', done: Math.min(done, total), total });
        }
      }
      if (this.isClosed) return;
      writeIndexHead(this.database, { ...readIndexHead(this.database), isWhole: true });
      this.report({ phase: 'ready', done: total, total });
      this.announce('documents');
    } finally {
      this.isComparing = false;
    }
  }

  private async comparePage(table: IndexedTable, after: string): Promise<{ readonly count: number; readonly last: string; readonly isLast: boolean }> {
    const limit = pageSizes[table];
    const records = await this.reader.page(table, after, limit);
    const isLast = records.length < limit;
    const last = records.at(-1)?.id ?? after;
    const known = new Map(
      this.database
        .rows(`${stampsSql[table]} AND id > ? ${isLast ? '' : 'AND id <= ?'}`, isLast ? [after] : [after, last])
        .map((row) => [row.text(0), row.text(1)] as const),
    );
    const differing = records.filter((record) => known.get(record.id) !== ('updatedAt' in record ? record.updatedAt : '') || table === 'notes');
    const here = new Set<string>(records.map((record) => record.id));
    const gone = [...known.keys()].filter((id) => !here.has(id));
    await this.apply(table, differing.map((record) => record.id), gone);
    return { count: records.length, last, isLast };
  }

  private async applyTouched(touched: readonly TouchedRecord[]): Promise<void> {
    for (const table of indexedTables) {
      const ids = new Set(touched.filter((each) => each.table === table || (table === 'notes' && each.table === 'noteBodies')).map((each) => each.id));
      if (table === 'sources') for (const each of touched) if (each.table === 'sourceDocuments') ids.add(each.id);
      const all = [...ids];
      for (let from = 0; from < all.length; from += pageSizes[table]) await this.apply(table, all.slice(from, from + pageSizes[table]), []);
    }
  }

  /** Brings the records of these ids as they are now into the index; those that are not there, out of it. */
  private async apply(table: IndexedTable, ids: readonly string[], gone: readonly string[]): Promise<void> {
    if (ids.length === 0 && gone.length === 0) return;
    switch (table) {
      case 'sources': return this.applySources(ids, gone);
      case 'notes': return this.applyNotes(ids, gone);
      case 'entities': return this.applyEach('entities', ids, gone, (record) => this.writer.putEntity(record), (id) => this.writer.removeDocument(id));
      case 'passages': return this.applyEach('passages', ids, gone, (record) => this.writer.putPassage(record), (id) => this.writer.removePassage(id));
      case 'tags': return this.applyEach('tags', ids, gone, (record) => this.writer.putTag(record), (id) => this.writer.removeFrom('tags', id));
      case 'collections': return this.applyEach('collections', ids, gone, (record) => this.writer.putCollection(record), (id) => this.writer.removeFrom('collections', id));
      case 'mentions': return this.applyEach('mentions', ids, gone, (record) => this.writer.putMention(record), (id) => this.writer.removeFrom('mentions', id));
      case 'noteLinks': return this.applyEach('noteLinks', ids, gone, (record) => this.writer.putLink(record), (id) => this.writer.removeFrom('links', id));
    }
  }

  private async applyEach<Name extends TableName>(
    table: Name, ids: readonly string[], gone: readonly string[], put: (record: RecordOf<Name>) => void, remove: (id: string) => void,
  ): Promise<void> {
    const records = await this.reader.get(table, ids);
    this.write(() => {
      for (const id of gone) remove(id);
      ids.forEach((id, index) => {
        const record = records[index];
        if (record) put(record);
        else remove(id);
      });
    });
  }

  private async applySources(ids: readonly string[], gone: readonly string[]): Promise<void> {
    const sources = await this.reader.get('sources', ids);
    const wanting = sources.flatMap((source) => (source && this.writer.needsText(source) ? [source.id] : []));
    const documents = new Map((await this.reader.get('sourceDocuments', wanting)).flatMap((document) => (document ? [[document.id, document] as const] : [])));
    this.write(() => {
      for (const id of gone) this.writer.removeDocument(id);
      ids.forEach((id, index) => {
        const source = sources[index];
        if (source) this.writer.putSource(source, documents.get(source.id));
        else this.writer.removeDocument(id);
      });
    });
  }

  private async applyNotes(ids: readonly string[], gone: readonly string[]): Promise<void> {
    const [notes, bodies] = [await this.reader.get('notes', ids), await this.reader.get('noteBodies', ids)];
    this.write(() => {
      for (const id of gone) this.writer.removeDocument(id);
      ids.forEach((id, index) => {
        const note = notes[index];
        if (note) this.writer.putNote(note, bodies[index]);
        else this.writer.removeDocument(id);
      });
    });
  }
}
