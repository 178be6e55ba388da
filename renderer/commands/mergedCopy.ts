import { noteLinksOf } from '../../shared/domain/noteLink';
import { tableNames, type RecordOf, type TableName } from '../../shared/domain/tables';
import { restoreRow } from '../../shared/journal/restoredRow';
import type { SnapshotRow } from '../../shared/journal/snapshotLines';
import type { NotebookDatabase } from '../data/database';
import type { ContentToKeep } from '../data/journalRows';
import { headOf, rowsAtOnce, rowsOf, type SnapshotCalls } from '../data/journalSnapshot';
import { schemaVersion } from '../data/migrations';
import type { NotebookCopy } from '../data/notebookCopy';
import { comparePlaces, overlaidRows, type OverlayRow } from '../data/overlaidRows';
import type { MergePlan } from './mergePlan';
import { withIds } from './recordIds';

type BodyRecord = RecordOf<'noteBodies'>;

/** The records of a copy that a plan writes, with the ids they get; texts have those of the copy still. */
export async function* chosenRows(copy: NotebookCopy, plan: MergePlan): AsyncGenerator<readonly SnapshotRow[]> {
  for await (const rows of copy.rows()) {
    yield rows.flatMap((row): SnapshotRow[] => {
      if (!plan.writes.get(row.table)?.has(row.id)) return [];
      // A text carries the id of its source itself.
      if (row.kind !== 'put') return [row];
      const id = plan.ids.get(row.id) ?? row.id;
      const restored = restoreRow(row, null, copy.schema);
      return restored.kind === 'record' ? [{ kind: 'put', table: row.table, id, record: withIds(restored.table, restored.record, plan.ids) }] : [];
    });
  }
}

async function* presentRows(database: NotebookDatabase, calls: SnapshotCalls): AsyncGenerator<readonly SnapshotRow[]> {
  for (const table of tableNames) {
    const ids = (await database.table(table).toCollection().primaryKeys()).map(String);
    const atOnce = rowsAtOnce(table);
    for (let start = 0; start < ids.length; start += atOnce) yield rowsOf({ database, calls }, table, ids.slice(start, start + atOnce));
  }
}

async function linksOver(database: NotebookDatabase, body: BodyRecord): Promise<readonly OverlayRow[]> {
  const former = await database.noteLinks.where('noteId').equals(body.id).primaryKeys();
  const links = noteLinksOf(body.id, body.blocks);
  const now = new Set(links.map(({ id }) => id));
  return [
    ...links.map((record): OverlayRow => ({ table: 'noteLinks', id: record.id, row: { kind: 'put', table: 'noteLinks', id: record.id, record } })),
    ...former.filter((id) => !now.has(id)).map((id): OverlayRow => ({ table: 'noteLinks', id, row: null })),
  ];
}

/** What lies over the present notebook: the chosen records, and the links of the bodies among them. */
async function* overlay(database: NotebookDatabase, copy: NotebookCopy, plan: MergePlan): AsyncGenerator<readonly OverlayRow[]> {
  let links: OverlayRow[] = [];
  const linksAt = tableNames.indexOf('noteLinks');
  for await (const rows of chosenRows(copy, plan)) {
    for (const row of rows) {
      if (row.kind === 'put' && row.table === 'noteBodies') links.push(...(await linksOver(database, row.record as BodyRecord)));
      if (tableNames.indexOf(row.table) < linksAt || links.length === 0) continue;
      yield links.sort(comparePlaces);
      links = [];
    }
    yield rows.map((row): OverlayRow => ({ table: row.table, id: row.id, row }));
  }
  yield links.sort(comparePlaces);
}

async function* chosenContents(copy: NotebookCopy, plan: MergePlan): AsyncGenerator<readonly ContentToKeep[]> {
  for await (const contents of copy.contents()) yield contents.filter(({ digest }) => plan.digests.has(digest));
}

/** The notebook as merging would leave it, as a copy that can take its place. Rejects where the notebook was changed since the plan. */
export async function mergedCopy(database: NotebookDatabase, calls: SnapshotCalls, copy: NotebookCopy, plan: MergePlan): Promise<NotebookCopy> {
  async function* rows(): AsyncGenerator<readonly SnapshotRow[]> {
    if ((await headOf(database))?.sequence !== plan.sequence) throw new Error('the notebook was changed meanwhile');
    yield* overlaidRows(presentRows(database, calls), overlay(database, copy, plan));
  }
  const counts: Partial<Record<TableName, number>> = {};
  for await (const batch of rows()) for (const { table } of batch) counts[table] = (counts[table] ?? 0) + 1;
  return { at: copy.at, title: copy.title, schema: schemaVersion, counts, areContentsKept: copy.areContentsKept ?? false, rows, contents: () => chosenContents(copy, plan) };
}
