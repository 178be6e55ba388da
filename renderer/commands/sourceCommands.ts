import type { PassageId, SourceId, TagId } from '../../shared/domain/ids';
import type { ReadingState, Source } from '../../shared/domain/source';
import { isSameValue } from '../../shared/history/change';
import type { Recorder } from '../data/transaction';
import type { CommandContext } from './commandContext';
import { forgetPassages } from './relationPassages';
import { resolveTag, type TagRef } from './tagRef';

/** What a person may change about a source. */
export type SourcePatch = Partial<Pick<Source, 'title' | 'outlet' | 'byline' | 'url' | 'language' | 'published' | 'readingState'>>;

const readingStateLabels: Readonly<Record<ReadingState, string>> = {
  unread: 'Mark as unread', reading: 'Mark as being read', read: 'Mark as read',
};
const fieldNames: Readonly<Record<Exclude<keyof SourcePatch, 'readingState'>, string>> = {
  title: 'title', outlet: 'outlet', byline: 'author', url: 'web address', language: 'language', published: 'date',
};

function labelOf(patch: SourcePatch): string {
  const { readingState, ...fields } = patch;
  const names = Object.keys(fields) as (keyof typeof fieldNames)[];
  if (names.length === 0 && readingState) return readingStateLabels[readingState];
  const [only] = names;
  return names.length === 1 && only && !readingState ? `Edit ${fieldNames[only]}` : 'Edit details';
}

function changedPart(source: Source, patch: SourcePatch): SourcePatch {
  const entries = Object.entries(patch).filter(([key, value]) => !isSameValue(source[key as keyof SourcePatch], value));
  return Object.fromEntries(entries);
}

/** "Add tag (3 sources)". */
export function countLabel(label: string, count: number): string {
  return count === 1 ? label : `${label} (${count} sources)`;
}

/** Changes details of a source; what stays the same is no step of the history. False where the source is gone. */
export async function updateSource(
  context: CommandContext,
  sourceId: SourceId,
  patch: SourcePatch,
  options: { readonly group?: string } = {},
): Promise<boolean> {
  const source = await context.database.sources.get(sourceId);
  if (!source) return false;
  const changed = changedPart(source, patch);
  if (Object.keys(changed).length === 0) return true;
  return context.writer.write({ label: labelOf(changed), ...options }, async (recorder) => {
    const current = await recorder.get('sources', sourceId);
    if (!current) return false;
    await recorder.put('sources', { ...current, ...changed, updatedAt: context.clock() });
    return true;
  });
}

/** Changes details of several sources in one step; what each has already stays untouched. */
export async function updateSources(context: CommandContext, sourceIds: readonly SourceId[], patch: SourcePatch): Promise<void> {
  await context.writer.write({ label: countLabel(labelOf(patch), sourceIds.length) }, (recorder) =>
    changeSources(context, recorder, sourceIds, (source) => {
      const changed = changedPart(source, patch);
      return Object.keys(changed).length === 0 ? source : { ...source, ...changed };
    }),
  );
}

/** Marks sources as unread, being read or read. */
export async function setReadingState(context: CommandContext, sourceIds: readonly SourceId[], readingState: ReadingState): Promise<void> {
  const label = countLabel(readingStateLabels[readingState], sourceIds.length);
  await context.writer.write({ label }, (recorder) =>
    changeSources(context, recorder, sourceIds, (source) => (source.readingState === readingState ? source : { ...source, readingState })),
  );
}

/** Notes that an unread source is being read. Nobody asked for it, so it is no step of the history. */
export async function noticeReading(context: CommandContext, sourceId: SourceId): Promise<void> {
  if (context.writer.isRefusing()) return;
  await context.writer.write({ label: 'Notice reading', isUndoable: false }, async (recorder) => {
    const source = await recorder.get('sources', sourceId);
    if (source?.readingState === 'unread') await recorder.put('sources', { ...source, readingState: 'reading' });
  });
}

/** Puts a tag on sources; a tag that is only named is found or created in the same step. Answers with its id. */
export async function tagSources(context: CommandContext, sourceIds: readonly SourceId[], tag: TagRef): Promise<TagId | null> {
  return context.writer.write({ label: countLabel('Add tag', sourceIds.length) }, async (recorder) => {
    const tagId = await resolveTag(context, recorder, tag);
    if (tagId === null) return null;
    await changeSources(context, recorder, sourceIds, (source) =>
      source.tagIds.includes(tagId) ? source : { ...source, tagIds: [...source.tagIds, tagId] },
    );
    return tagId;
  });
}

export async function tagSource(context: CommandContext, sourceId: SourceId, tag: TagRef): Promise<TagId | null> {
  return tagSources(context, [sourceId], tag);
}

/** Takes a tag off sources. */
export async function untagSources(context: CommandContext, sourceIds: readonly SourceId[], tagId: TagId): Promise<void> {
  await context.writer.write({ label: countLabel('Remove tag', sourceIds.length) }, (recorder) =>
    changeSources(context, recorder, sourceIds, (source) =>
      source.tagIds.includes(tagId) ? { ...source, tagIds: source.tagIds.filter((id) => id !== tagId) } : source,
    ),
  );
}

export async function untagSource(context: CommandContext, sourceId: SourceId, tagId: TagId): Promise<void> {
  await untagSources(context, [sourceId], tagId);
}

/** Deletes sources with their texts, highlights, mentions and what was decided of names in them, as one step. Notes keep the words they cite. */
export async function deleteSources(context: CommandContext, sourceIds: readonly SourceId[]): Promise<void> {
  const label = sourceIds.length === 1 ? 'Delete source' : `Delete ${sourceIds.length} sources`;
  await context.writer.write({ label }, (recorder) => removeSources(context, recorder, sourceIds));
}

export async function deleteSource(context: CommandContext, sourceId: SourceId): Promise<void> {
  await deleteSources(context, [sourceId]);
}

/** Inside a write: removes sources and everything that depends on them. */
export async function removeSources(context: CommandContext, recorder: Recorder, sourceIds: readonly SourceId[]): Promise<void> {
  const { mentions, nameDecisions, passages } = context.database;
  const mentionIds = await mentions.where('sourceId').anyOf([...sourceIds]).primaryKeys();
  const passageIds = await passages.where('sourceId').anyOf([...sourceIds]).primaryKeys();
  await recorder.remove('mentions', ...mentionIds);
  await recorder.remove('nameDecisions', ...(await nameDecisions.where('sourceId').anyOf([...sourceIds]).primaryKeys()));
  await forgetPassages(context, recorder, passageIds as PassageId[]);
  await recorder.remove('passages', ...passageIds);
  await recorder.remove('sourceDocuments', ...sourceIds);
  await recorder.remove('sources', ...sourceIds);
}

/** Inside a write: changes each of some sources; one that is answered as it is stays untouched. */
export async function changeSources(
  context: CommandContext,
  recorder: Recorder,
  sourceIds: readonly SourceId[],
  change: (source: Source) => Source,
): Promise<void> {
  const sources = await context.database.sources.bulkGet([...sourceIds]);
  const now = context.clock();
  const changed = sources.flatMap((source) => {
    const next = source && change(source);
    return next && next !== source ? [{ ...next, updatedAt: now }] : [];
  });
  await recorder.put('sources', ...changed);
}
