import type { NameDecision } from '../../shared/domain/nameDecision';
import type { NoteVersion } from '../../shared/domain/noteVersion';
import type { Source } from '../../shared/domain/source';
import type { RecordOf, TableName } from '../../shared/domain/tables';
import { isSameValue } from '../../shared/history/change';
import { restoreRow } from '../../shared/journal/restoredRow';
import type { SnapshotRow } from '../../shared/journal/snapshotLines';
import type { NotebookDatabase } from '../data/database';
import { headOf } from '../data/journalSnapshot';
import type { NotebookCopy } from '../data/notebookCopy';
import { withIds, type RecordIds } from './recordIds';
import { tagNameKey } from './tagRef';

/** What happens to the records of a copy: they come new, replace older ones, are the same, or are older and stay away. */
export interface MergeCounts {
  readonly added: number;
  readonly newer: number;
  readonly unchanged: number;
  readonly kept: number;
}

/** Which record stands where both have one: the newer, the present, or the copy's. */
export type MergeRule = 'newer' | 'present' | 'copy';

export interface MergePlanOptions {
  /** The newer record where it is not given. */
  rule?(table: TableName, id: string): MergeRule;
  /** Ids that records of the copy get anew: they come beside those of the notebook. */
  readonly freshIds?: RecordIds;
}

/** What merging a copy would do, found out without writing anything. */
export interface MergePlan {
  readonly counts: Readonly<Partial<Record<TableName, MergeCounts>>>;
  /** Records of the copy that are no records; they stay away. */
  readonly malformed: number;
  /** Table to the ids, as the copy has them, of what is written. */
  readonly writes: ReadonlyMap<TableName, ReadonlySet<string>>;
  /** An id of the copy to the one it has in the notebook. */
  readonly ids: RecordIds;
  /** The contents that what is written names. */
  readonly digests: ReadonlySet<string>;
  /** How many records, and how long their texts are together. */
  readonly size: { readonly records: number; readonly textUnits: number };
  /** How far the notebook was. */
  readonly sequence: number;
}

/** Tables whose records carry the time of their last change. */
const stampedTables = ['sources', 'passages', 'tags', 'entities', 'mentions', 'nameDecisions', 'relations', 'notes', 'noteBodies', 'collections', 'savedViews'] as const;
type StampedTable = (typeof stampedTables)[number];
type Stamped = RecordOf<StampedTable>;
/** Tables whose records have each name once. */
type NamedTable = 'tags' | 'collections';

function isStamped(table: TableName): table is StampedTable {
  return (stampedTables as readonly TableName[]).includes(table);
}

class MergePlanning {
  readonly counts: Partial<Record<TableName, MergeCounts>> = {};
  readonly writes = new Map<TableName, Set<string>>();
  readonly ids: Map<string, string>;
  readonly digests = new Set<string>();
  malformed = 0;
  records = 0;
  textUnits = 0;
  /** Sources whose text comes with them, and the originals that written sources name. */
  private readonly textsWanted = new Set<string>();
  private readonly originalsWanted = new Set<string>();
  private readonly namesOf = new Map<NamedTable, ReadonlyMap<string, string>>();

  constructor(
    private readonly database: NotebookDatabase,
    private readonly schema: number,
    private readonly options: MergePlanOptions,
  ) {
    this.ids = new Map(options.freshIds);
  }

  async consider(rows: readonly SnapshotRow[]): Promise<void> {
    for (let start = 0; start < rows.length; ) {
      const table = rows[start]?.table ?? 'settings';
      let end = start;
      while (rows[end]?.table === table) end += 1;
      await this.considerTable(table, rows.slice(start, end));
      start = end;
    }
  }

  private async considerTable(table: TableName, rows: readonly SnapshotRow[]): Promise<void> {
    if (isStamped(table)) return this.considerStamped(table, rows);
    if (table === 'noteVersions') return this.considerVersions(rows);
    // Settings and the meanings of colors stay as they are; links come with the bodies of their notes.
    for (const row of rows) {
      if (row.kind === 'document' && this.textsWanted.has(row.id)) this.take(table, row.id, row.content);
      if (row.kind === 'original' && this.originalsWanted.has(row.id) && !(await this.hasOriginal(row.id))) this.take(table, row.id, row.id);
    }
  }

  /** The earlier versions that the notebook lacks of notes that it has or gets. One that it has never changed. */
  private async considerVersions(rows: readonly SnapshotRow[]): Promise<void> {
    for (const row of rows) {
      const restored = restoreRow(row, null, this.schema);
      if (restored.kind !== 'record') {
        this.malformed += 1;
        continue;
      }
      const own = restored.record as NoteVersion;
      const version = withIds('noteVersions', own, this.ids);
      const hasNote = this.writes.get('notes')?.has(own.noteId) === true || (await this.database.notes.get(version.noteId)) !== undefined;
      if (!hasNote) continue;
      const isThere = (await this.database.noteVersions.where('id').equals(version.id).count()) > 0;
      this.count('noteVersions', isThere ? 'unchanged' : 'added');
      if (isThere) continue;
      this.ids.set(row.id, version.id);
      this.take('noteVersions', row.id, null);
    }
  }

  private async considerStamped(table: StampedTable, rows: readonly SnapshotRow[]): Promise<void> {
    const store = this.database.table<Stamped, string>(table);
    const present = await store.bulkGet(rows.map(({ id }) => this.ids.get(id) ?? id));
    for (const [index, row] of rows.entries()) {
      const restored = restoreRow(row, null, this.schema);
      if (restored.kind !== 'record') this.malformed += 1;
      else await this.considerRecord(table, row.id, restored.record as Stamped, present[index]);
    }
  }

  private async considerRecord(table: StampedTable, copyId: string, record: Stamped, present: Stamped | undefined): Promise<void> {
    if (!present && !this.options.freshIds?.has(copyId)) {
      const twin = await this.twinOf(table, record);
      if (twin !== null) {
        this.ids.set(copyId, twin);
        return this.count(table, 'unchanged');
      }
    }
    const outcome = present ? this.compare(table, copyId, withIds(table, record, this.ids), present) : 'added';
    this.count(table, outcome);
    if (outcome === 'unchanged' || outcome === 'kept') return;
    this.take(table, copyId, null);
    if (table === 'sources') this.takeSource(copyId, record as Source, present as Source | undefined);
  }

  private compare(table: StampedTable, copyId: string, record: Stamped, present: Stamped): keyof MergeCounts {
    if (isSameValue(record, present)) return 'unchanged';
    const rule = this.options.rule?.(table, copyId) ?? 'newer';
    if (rule === 'copy') return 'newer';
    if (rule === 'present') return 'kept';
    if (record.updatedAt === present.updatedAt) return 'unchanged';
    return record.updatedAt > present.updatedAt ? 'newer' : 'kept';
  }

  /** The record of the notebook that is the same thing under another id: a source with the same text or bytes, a tag or collection of that name, the decision of that name in that source. */
  private async twinOf(table: StampedTable, record: Stamped): Promise<string | null> {
    if (table === 'sources') {
      const { textDigest, bytesDigest } = record as Source;
      const { sources } = this.database;
      const twin = (await sources.where('textDigest').equals(textDigest).first()) ?? (await sources.where('bytesDigest').equals(bytesDigest).first());
      return twin?.id ?? null;
    }
    if (table === 'nameDecisions') {
      const { name, sourceId } = withIds(table, record as NameDecision, this.ids);
      const twin = await this.database.nameDecisions.where('name').equals(name).and((decision) => decision.sourceId === sourceId).first();
      return twin?.id ?? null;
    }
    if ((table !== 'tags' && table !== 'collections') || !('name' in record)) return null;
    const known = this.namesOf.get(table);
    const names = known ?? new Map((await this.database[table].toArray()).map(({ id, name }) => [tagNameKey(name), id]));
    if (!known) this.namesOf.set(table, names);
    return names.get(tagNameKey(record.name)) ?? null;
  }

  private takeSource(copyId: string, source: Source, present: Source | undefined): void {
    if (present?.textDigest !== source.textDigest) {
      this.textsWanted.add(copyId);
      this.textUnits += source.textLength;
    }
    this.originalsWanted.add(source.bytesDigest);
  }

  private async hasOriginal(id: string): Promise<boolean> {
    return (await this.database.originals.where('id').equals(id).count()) > 0;
  }

  private take(table: TableName, copyId: string, digest: string | null): void {
    const ids = this.writes.get(table) ?? new Set<string>();
    this.writes.set(table, ids.add(copyId));
    if (digest !== null) this.digests.add(digest);
    this.records += 1;
  }

  private count(table: TableName, outcome: keyof MergeCounts): void {
    const counts = this.counts[table] ?? { added: 0, newer: 0, unchanged: 0, kept: 0 };
    this.counts[table] = { ...counts, [outcome]: counts[outcome] + 1 };
  }
}

/**
 * Compares a copy with the notebook, record by record: what is missing comes, of two with one id the newer stands, and
 * what the notebook has under another id (a source with the same text or bytes, a tag or collection of the same name) is not doubled.
 */
export async function planMerge(database: NotebookDatabase, copy: NotebookCopy, options: MergePlanOptions = {}): Promise<MergePlan> {
  const sequence = (await headOf(database))?.sequence ?? 0;
  const planning = new MergePlanning(database, copy.schema, options);
  for await (const rows of copy.rows()) await planning.consider(rows);
  const { counts, malformed, writes, ids, digests, records, textUnits } = planning;
  return { counts, malformed, writes, ids, digests, size: { records, textUnits }, sequence };
}
