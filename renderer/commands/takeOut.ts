import { visitInlines } from '../../shared/domain/noteBody';
import { decidedEntity } from '../../shared/domain/nameDecision';
import type { NoteId, SourceId } from '../../shared/domain/ids';
import type { RecordOf, TableName } from '../../shared/domain/tables';
import type { JournalCalls } from '../../shared/journal/journalStore';
import { contentOfRow, restoreRow } from '../../shared/journal/restoredRow';
import type { SnapshotRow } from '../../shared/journal/snapshotLines';
import type { NotebookCopy } from '../data/notebookCopy';
import type { CommandContext } from './commandContext';
import { mergeNotebook, type MergeOutcome } from './mergeNotebook';
import { planMerge, type MergePlanOptions } from './mergePlan';

/** A note or a source of a copy, as a list shows it. */
export type CopiedItem =
  | { readonly kind: 'note'; readonly id: NoteId; readonly title: string; readonly updatedAt: string }
  | { readonly kind: 'source'; readonly id: SourceId; readonly title: string; readonly updatedAt: string };

/** How an item of a copy stands to the notebook. */
export type ItemState = 'missing' | 'same' | 'different';

type Wanted = ReadonlyMap<TableName, ReadonlySet<string>>;
interface Taken {
  /** The record itself and what belongs to it alone. */
  readonly own: Wanted;
  /** What it needs besides; comes where it is missing. */
  readonly needed: Wanted;
}

async function* recordsOf<Name extends TableName>(copy: NotebookCopy, ...tables: readonly Name[]): AsyncGenerator<{ readonly table: Name; readonly record: RecordOf<Name> }> {
  for await (const rows of copy.rows()) {
    for (const row of rows) {
      if (row.kind !== 'put' || !(tables as readonly TableName[]).includes(row.table)) continue;
      const restored = restoreRow(row, null, copy.schema);
      if (restored.kind === 'record') yield { table: restored.table as Name, record: restored.record as RecordOf<Name> };
    }
  }
}

/** The notes and sources of a copy, the last changed first. */
export async function itemsOf(copy: NotebookCopy): Promise<readonly CopiedItem[]> {
  const items: CopiedItem[] = [];
  for await (const { table, record } of recordsOf(copy, 'sources', 'notes')) {
    const { title, updatedAt } = record;
    items.push(table === 'notes' ? { kind: 'note', id: record.id as NoteId, title, updatedAt } : { kind: 'source', id: record.id as SourceId, title, updatedAt });
  }
  return items.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
}

class Gathering {
  readonly own = new Map<TableName, Set<string>>();
  readonly needed = new Map<TableName, Set<string>>();

  add(to: 'own' | 'needed', table: TableName, ...ids: readonly string[]): void {
    const known = this[to].get(table) ?? new Set<string>();
    this[to].set(table, known);
    for (const id of ids) known.add(id);
  }

  has(table: TableName, id: string): boolean {
    return Boolean(this.own.get(table)?.has(id)) || Boolean(this.needed.get(table)?.has(id));
  }
}

async function gather(copy: NotebookCopy, item: CopiedItem): Promise<Taken> {
  const gathering = new Gathering();
  if (item.kind === 'note') {
    gathering.add('own', 'notes', item.id);
    gathering.add('own', 'noteBodies', item.id);
    for await (const { record } of recordsOf(copy, 'noteBodies')) {
      if (record.id !== item.id) continue;
      visitInlines(record.blocks, (inline) => {
        if (inline.kind === 'entity') gathering.add('needed', 'entities', inline.entityId);
        if (inline.kind !== 'passage') return;
        gathering.add('needed', 'passages', inline.passageId);
        gathering.add('needed', 'sources', inline.sourceId);
      });
    }
  } else gathering.add('own', 'sources', item.id);
  await gatherAround(copy, item, gathering);
  return gathering;
}

/**
 * What hangs on the gathered sources and passages: texts, originals, tags with those they stand under, collections, mentions,
 * decisions about names, the relations that rest on nothing else, entities.
 */
async function gatherAround(copy: NotebookCopy, item: CopiedItem, gathering: Gathering): Promise<void> {
  const parents = new Map<string, string | null>();
  const tagIds: string[] = [];
  const to = item.kind === 'source' ? 'own' : 'needed';
  for await (const { table, record } of recordsOf(copy, 'sources', 'passages', 'tags', 'mentions', 'nameDecisions', 'relations')) {
    if (table === 'tags') parents.set(record.id, (record as RecordOf<'tags'>).parentId);
    if (table === 'sources' && gathering.has('sources', record.id)) {
      const source = record as RecordOf<'sources'>;
      gathering.add(to, 'sourceDocuments', source.id);
      gathering.add('needed', 'originals', source.bytesDigest);
      gathering.add('needed', 'collections', ...source.collectionIds);
      tagIds.push(...source.tagIds);
    }
    if (table === 'passages') {
      const passage = record as RecordOf<'passages'>;
      if (item.kind === 'source' && passage.sourceId === item.id) gathering.add('own', 'passages', passage.id);
      if (gathering.has('passages', passage.id)) tagIds.push(...passage.tagIds);
    }
    if (table === 'mentions') {
      const { id, sourceId, passageId, entityId } = record as RecordOf<'mentions'>;
      const isOwn = item.kind === 'source' && sourceId === item.id;
      if (!isOwn && !(passageId !== null && gathering.has('passages', passageId))) continue;
      gathering.add(to, 'mentions', id);
      gathering.add('needed', 'entities', entityId);
    }
    if (table === 'nameDecisions') {
      const decision = record as RecordOf<'nameDecisions'>;
      if (decision.sourceId === null || !gathering.has('sources', decision.sourceId)) continue;
      const entityId = decidedEntity(decision);
      gathering.add(to, 'nameDecisions', decision.id);
      if (entityId !== null) gathering.add('needed', 'entities', entityId);
    }
    if (table === 'relations') {
      const { id, fromId, toId, passageIds } = record as RecordOf<'relations'>;
      if (passageIds.length === 0 || !passageIds.every((each) => gathering.has('passages', each))) continue;
      gathering.add('needed', 'relations', id);
      gathering.add('needed', 'entities', fromId, toId);
    }
  }
  for (const tagId of tagIds) {
    for (let id: string | null | undefined = tagId; id && !gathering.has('tags', id); id = parents.get(id)) gathering.add('needed', 'tags', id);
  }
}

function titled(row: SnapshotRow, title: string): SnapshotRow {
  return row.kind === 'put' && typeof row.record === 'object' ? { ...row, record: { ...row.record, title } } : row;
}

/** The part of a copy that was gathered; only its own contents are read. */
function partOf(copy: NotebookCopy, calls: Pick<JournalCalls, 'readContents'>, { own, needed }: Taken, renamed: { readonly id: string; readonly title: string } | null): NotebookCopy {
  async function* rows(): AsyncGenerator<readonly SnapshotRow[]> {
    for await (const batch of copy.rows()) {
      const chosen = batch.filter(({ table, id }) => own.get(table)?.has(id) || needed.get(table)?.has(id));
      yield chosen.map((row) => (row.id === renamed?.id && (row.table === 'notes' || row.table === 'sources') ? titled(row, renamed.title) : row));
    }
  }
  return {
    ...copy,
    rows,
    async *contents() {
      for await (const batch of rows()) {
        for (const digest of batch.flatMap((row) => contentOfRow(row) ?? [])) {
          const [bytes] = (await calls.readContents({ digests: [digest] })).contents;
          if (!bytes) throw new Error('a text of the copy cannot be read any more');
          yield [{ digest, bytes }];
        }
      }
    },
  };
}

function ruleFor({ own }: Taken): MergePlanOptions['rule'] & {} {
  return (table, id) => (own.get(table)?.has(id) ? 'copy' : 'present');
}

/** Whether the notebook has the item, and as the copy has it. */
export async function stateOfItem(context: CommandContext, calls: Pick<JournalCalls, 'readContents'>, copy: NotebookCopy, item: CopiedItem): Promise<ItemState> {
  const taken = await gather(copy, item);
  const table = item.kind === 'note' ? context.database.notes : context.database.sources;
  const isThere = (await table.where('id').equals(item.id).count()) > 0;
  const { size } = await planMerge(context.database, partOf(copy, calls, taken, null), { rule: ruleFor(taken) });
  if (size.records === 0) return 'same';
  return isThere ? 'different' : 'missing';
}

/**
 * Brings one note or source of a copy into the notebook with all it needs, as one step. Where the notebook has another
 * state of it, `as` says what to do: 'replacement' takes the copy's in its place (highlights that came later stay),
 * 'copy' puts it beside under ids of its own.
 */
export async function takeOut(context: CommandContext, calls: JournalCalls, copy: NotebookCopy, item: CopiedItem, as: 'replacement' | 'copy'): Promise<MergeOutcome> {
  const taken = await gather(copy, item);
  const freshIds = new Map<string, string>();
  if (as === 'copy') {
    const kinds = { notes: 'note', sources: 'source', passages: 'passage', mentions: 'mention', nameDecisions: 'nameDecision' } as const;
    for (const [table, kind] of Object.entries(kinds)) for (const id of taken.own.get(table as TableName) ?? []) freshIds.set(id, context.ids(kind));
  }
  const title = item.title || 'Untitled';
  const renamed = as === 'copy' ? { id: item.id, title: `${title} (from ${copy.title})` } : null;
  return mergeNotebook(context, partOf(copy, calls, taken, renamed), {
    calls,
    journal: null,
    label: `Take out ${item.kind} “${title}”`,
    planning: { rule: ruleFor(taken), freshIds },
  });
}
