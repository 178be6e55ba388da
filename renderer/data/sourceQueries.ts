import type { SourceId } from '../../shared/domain/ids';
import type { Source } from '../../shared/domain/source';
import type { SourceDocument } from '../../shared/domain/sourceDocument';
import type { NotebookDatabase } from './database';
import { createLiveTable } from './liveTable';

/** The setting under which the sample notebook remembers what it brought along. */
export const sampleMemoryId = 'memory:sample';

/** Every source; first those imported last. */
export const liveSources = createLiveTable('sources', { newestBy: 'createdAt' });

/** The sources imported last, newest first. */
export function recentSources(database: NotebookDatabase, most: number): Promise<Source[]> {
  return database.sources.orderBy('createdAt').reverse().limit(most).toArray();
}

export function sourceCount(database: NotebookDatabase): Promise<number> {
  return database.sources.count();
}

export async function sourceOf(database: NotebookDatabase, id: SourceId): Promise<Source | null> {
  return (await database.sources.get(id)) ?? null;
}

/** The text of a source; heavy, for reader and export. */
export async function sourceDocumentOf(database: NotebookDatabase, id: SourceId): Promise<SourceDocument | null> {
  return (await database.sourceDocuments.get(id)) ?? null;
}

/** How many highlights each of these sources has; for the few rows that are in view. */
export async function highlightCounts(database: NotebookDatabase, ids: readonly SourceId[]): Promise<ReadonlyMap<SourceId, number>> {
  // One transaction for all: to open one costs more than to count.
  const counts = await database.transaction('r', database.passages, () => Promise.all(ids.map((id) => database.passages.where('sourceId').equals(id).count())));
  return new Map(ids.map((id, index) => [id, counts[index] ?? 0]));
}

/** So many sources are asked for at once. */
const countedAtOnce = 100;

/** How many highlights lie in these sources together. Each is counted by itself: a walk over thousands of them takes seconds of the window's time. */
export async function highlightTotal(database: NotebookDatabase, ids: readonly SourceId[]): Promise<number> {
  let total = 0;
  for (let start = 0; start < ids.length; start += countedAtOnce) {
    const counts = await highlightCounts(database, ids.slice(start, start + countedAtOnce));
    for (const count of counts.values()) total += count;
  }
  return total;
}

/** Whether the sample notebook is in the library: what it brought along is remembered for as long as it is there. */
export async function hasSample(database: NotebookDatabase): Promise<boolean> {
  return (await database.settings.get(sampleMemoryId)) !== undefined;
}
