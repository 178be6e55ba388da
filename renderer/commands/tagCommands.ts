import type { PassageId, SourceId, TagId } from '../../shared/domain/ids';
import { createTag as createTagRecord, type Tag } from '../../shared/domain/tag';
import type { Recorder } from '../data/transaction';
import type { CommandContext } from './commandContext';
import { resolveTag, tagNameKey, type TagRef } from './tagRef';

export type TagOutcome =
  | { readonly status: 'done'; readonly tagId: TagId }
  /** Another tag is called so already. */
  | { readonly status: 'taken'; readonly by: Tag }
  | { readonly status: 'blank' }
  /** A tag cannot stand under itself or under one that stands under it. */
  | { readonly status: 'cycle' }
  | { readonly status: 'gone' };

/** The tag and all that stand under it, at any depth. */
export function branchOf(tags: readonly Tag[], root: TagId): ReadonlySet<TagId> {
  const branch = new Set<TagId>([root]);
  let size = 0;
  while (size !== branch.size) {
    size = branch.size;
    for (const tag of tags) if (tag.parentId && branch.has(tag.parentId)) branch.add(tag.id);
  }
  return branch;
}

async function nameProblem(context: CommandContext, name: string, self: TagId | null): Promise<TagOutcome | null> {
  const key = tagNameKey(name);
  if (key === '') return { status: 'blank' };
  const tags = await context.database.tags.toArray();
  const by = tags.find((tag) => tag.id !== self && tagNameKey(tag.name) === key);
  return by ? { status: 'taken', by } : null;
}

/** Adds a tag to the codebook, under another where one is named. */
export function createTag(context: CommandContext, draft: { readonly name: string; readonly parentId?: TagId | null }): Promise<TagOutcome> {
  return context.writer.write({ label: 'Create tag' }, async (recorder): Promise<TagOutcome> => {
    const problem = await nameProblem(context, draft.name, null);
    if (problem) return problem;
    if (draft.parentId && !(await recorder.get('tags', draft.parentId))) return { status: 'gone' };
    const tag = createTagRecord(draft, context.clock, context.ids);
    await recorder.put('tags', tag);
    return { status: 'done', tagId: tag.id };
  });
}

function changeTag(
  context: CommandContext,
  tagId: TagId,
  label: string,
  change: (tag: Tag) => Promise<Tag | TagOutcome>,
): Promise<TagOutcome> {
  return context.writer.write({ label }, async (recorder): Promise<TagOutcome> => {
    const tag = await recorder.get('tags', tagId);
    if (!tag) return { status: 'gone' };
    const next = await change(tag);
    if ('status' in next) return next;
    if (next !== tag) await recorder.put('tags', { ...next, updatedAt: context.clock() });
    return { status: 'done', tagId };
  });
}

export function renameTag(context: CommandContext, tagId: TagId, name: string): Promise<TagOutcome> {
  return changeTag(context, tagId, 'Rename tag', async (tag) => {
    const trimmed = name.trim();
    if (trimmed === tag.name) return tag;
    return (await nameProblem(context, trimmed, tagId)) ?? { ...tag, name: trimmed };
  });
}

/** Says what a tag means and when it applies. */
export function defineTag(context: CommandContext, tagId: TagId, definition: string): Promise<TagOutcome> {
  return changeTag(context, tagId, 'Define tag', async (tag) => (definition === tag.definition ? tag : { ...tag, definition }));
}

/** Puts a tag under another, or at the top. */
export function moveTag(context: CommandContext, tagId: TagId, parentId: TagId | null): Promise<TagOutcome> {
  return changeTag(context, tagId, 'Move tag', async (tag) => {
    if (tag.parentId === parentId) return tag;
    if (parentId !== null) {
      const tags = await context.database.tags.toArray();
      if (!tags.some((each) => each.id === parentId)) return { status: 'gone' };
      if (branchOf(tags, tagId).has(parentId)) return { status: 'cycle' };
    }
    return { ...tag, parentId };
  });
}

/** Inside a write: takes a tag off everything, putting another in its place where one is given. */
async function replaceTag(context: CommandContext, recorder: Recorder, from: TagId, into: TagId | null): Promise<void> {
  const now = context.clock();
  const replaced = <Tagged extends { readonly tagIds: readonly TagId[] }>(record: Tagged): Tagged => ({
    ...record,
    tagIds: [...new Set(record.tagIds.flatMap((id) => (id !== from ? [id] : into ? [into] : [])))],
    updatedAt: now,
  });
  const sources = await context.database.sources.where('tagIds').equals(from).toArray();
  const passages = await context.database.passages.where('tagIds').equals(from).toArray();
  await recorder.put('sources', ...sources.map(replaced));
  await recorder.put('passages', ...passages.map(replaced));
}

async function moveChildren(context: CommandContext, recorder: Recorder, from: TagId, parentId: TagId | null): Promise<void> {
  const children = await context.database.tags.where('parentId').equals(from).toArray();
  const now = context.clock();
  await recorder.put('tags', ...children.filter((tag) => tag.id !== parentId).map((tag) => ({ ...tag, parentId, updatedAt: now })));
}

function joinDefinitions(kept: string, merged: string): string {
  if (merged.trim() === '' || kept.includes(merged.trim())) return kept;
  return kept.trim() === '' ? merged : `${kept.trim()}\n\n${merged.trim()}`;
}

/** Makes one tag of two: what carried `from` carries `into`, which also takes its place over the tags under it. */
export function mergeTags(context: CommandContext, from: TagId, into: TagId): Promise<TagOutcome> {
  return context.writer.write({ label: 'Merge tags' }, async (recorder): Promise<TagOutcome> => {
    if (from === into) return { status: 'cycle' };
    const merged = await recorder.get('tags', from);
    const kept = await recorder.get('tags', into);
    if (!merged || !kept) return { status: 'gone' };
    const isUnderMerged = branchOf(await context.database.tags.toArray(), from).has(into);
    const parentId = isUnderMerged ? merged.parentId : kept.parentId;
    const definition = joinDefinitions(kept.definition, merged.definition);
    await recorder.put('tags', { ...kept, parentId, definition, updatedAt: context.clock() });
    await moveChildren(context, recorder, from, into);
    await replaceTag(context, recorder, from, into);
    await recorder.remove('tags', from);
    return { status: 'done', tagId: into };
  });
}

/** Some of what carries a tag. */
export interface TaggedChoice {
  readonly sourceIds: readonly SourceId[];
  readonly passageIds: readonly PassageId[];
}

/**
 * Splits a tag: the chosen articles and highlights carry another tag in its place. One that is only named is found or
 * created in the same step, beside the tag that is split. What does not carry the tag stays as it is.
 */
export function splitTag(context: CommandContext, from: TagId, into: TagRef, { sourceIds, passageIds }: TaggedChoice): Promise<TagOutcome> {
  return context.writer.write({ label: 'Split tag' }, async (recorder): Promise<TagOutcome> => {
    const tag = await recorder.get('tags', from);
    if (!tag) return { status: 'gone' };
    const intoId = await resolveTag(context, recorder, into, tag.parentId);
    if (intoId === null) return { status: 'name' in into ? 'blank' : 'gone' };
    if (intoId === from) return { status: 'cycle' };
    const now = context.clock();
    const moved = <Tagged extends { readonly tagIds: readonly TagId[] }>(records: readonly (Tagged | undefined)[]): Tagged[] =>
      records.flatMap((record) => {
        if (!record?.tagIds.includes(from)) return [];
        return [{ ...record, tagIds: [...new Set(record.tagIds.map((id) => (id === from ? intoId : id)))], updatedAt: now }];
      });
    await recorder.put('sources', ...moved(await context.database.sources.bulkGet([...sourceIds])));
    await recorder.put('passages', ...moved(await context.database.passages.bulkGet([...passageIds])));
    return { status: 'done', tagId: intoId };
  });
}

/** Deletes a tag and takes it off everything; the tags under it move up to where it stood. */
export function deleteTag(context: CommandContext, tagId: TagId): Promise<TagOutcome> {
  return context.writer.write({ label: 'Delete tag' }, async (recorder): Promise<TagOutcome> => {
    const tag = await recorder.get('tags', tagId);
    if (!tag) return { status: 'gone' };
    await moveChildren(context, recorder, tagId, tag.parentId);
    await replaceTag(context, recorder, tagId, null);
    await recorder.remove('tags', tagId);
    return { status: 'done', tagId };
  });
}
