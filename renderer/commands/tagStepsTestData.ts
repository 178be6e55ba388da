import type { PassageId, TagId } from '../../shared/domain/ids';
import type { Tag } from '../../shared/domain/tag';
import { at, expectSame, stageComments, stageNames, type CommandStage } from './commandStageTestData';
import type { ModelDraft } from './notebookModelTestData';
import { branchOf, createTag, defineTag, deleteTag, mergeTags, moveTag, renameTag, splitTag } from './tagCommands';
import { tagNameKey } from './tagRef';

export type TagStepKind = 'createTag' | 'renameTag' | 'defineTag' | 'moveTag' | 'mergeTags' | 'splitTag' | 'deleteTag';

/** Takes a tag away; what carried it carries another, what stood under it moves. */
function replaceTag(draft: ModelDraft, from: TagId, into: TagId | null, parentId: TagId | null): void {
  const replaced = (tagIds: readonly TagId[]): TagId[] => [...new Set(tagIds.flatMap((each) => (each !== from ? [each] : into ? [into] : [])))];
  for (const tag of draft.all('tags')) if (tag.parentId === from && tag.id !== parentId) draft.put('tags', { ...tag, parentId });
  for (const source of draft.all('sources')) if (source.tagIds.includes(from)) draft.put('sources', { ...source, tagIds: replaced(source.tagIds) });
  for (const passage of draft.all('passages')) if (passage.tagIds.includes(from)) draft.put('passages', { ...passage, tagIds: replaced(passage.tagIds) });
  draft.remove('tags', from);
}

/** Splits a tag by some of what carries it, and of what does not. */
async function split(stage: CommandStage, from: TagId, b: number, c: number): Promise<void> {
  const into = stage.tagRef(b, c);
  const sourceIds = stage.some(b + c);
  const passageIds = [...new Set([b, c, b * 5 + c].flatMap((each) => stage.pick<PassageId>('passages', each) ?? []))];
  const { status } = await splitTag(stage.context, from, into, { sourceIds, passageIds });
  stage.perform((draft) => {
    const tag = draft.get('tags', from);
    const intoId = tag ? stage.resolveTag(draft, into, tag.parentId) : null;
    expectSame(status, !tag ? 'gone' : intoId === null ? ('name' in into ? 'blank' : 'gone') : intoId === from ? 'cycle' : 'done', 'splitTag');
    if (status !== 'done' || intoId === null) return;
    const moved = (tagIds: readonly TagId[]): readonly TagId[] => [...new Set(tagIds.map((each) => (each === from ? intoId : each)))];
    for (const id of sourceIds) {
      const source = draft.get('sources', id);
      if (source?.tagIds.includes(from)) draft.put('sources', { ...source, tagIds: moved(source.tagIds) });
    }
    for (const id of passageIds) {
      const passage = draft.get('passages', id);
      if (passage?.tagIds.includes(from)) draft.put('passages', { ...passage, tagIds: moved(passage.tagIds) });
    }
  });
}

export async function onTags(stage: CommandStage, kind: TagStepKind, a: number, b: number, c: number): Promise<void> {
  const { context } = stage;
  const name = at(stageNames, b);
  const problem = (draft: ModelDraft, self: TagId | null): 'blank' | 'taken' | null => {
    if (tagNameKey(name) === '') return 'blank';
    return draft.all('tags').some((tag) => tag.id !== self && tagNameKey(tag.name) === tagNameKey(name)) ? 'taken' : null;
  };
  const other = stage.pick<TagId>('tags', b * 3 + c);
  if (kind === 'createTag') {
    const parentId = c % 2 === 0 ? other : null;
    const { status } = await createTag(context, { name, parentId });
    return stage.perform((draft) => {
      expectSame(status, problem(draft, null) ?? (parentId && !draft.get('tags', parentId) ? 'gone' : 'done'), 'createTag');
      if (status === 'done') stage.putTag(draft, name, parentId);
    });
  }
  const id = stage.pick<TagId>('tags', a);
  if (!id) return;
  if (kind === 'splitTag') return split(stage, id, b, c);
  const change = (draft: ModelDraft, status: string, to: (tag: Tag) => string | null): void => {
    const tag = draft.get('tags', id);
    expectSame(status, tag ? (to(tag) ?? 'done') : 'gone', kind);
  };
  if (kind === 'renameTag') {
    const { status } = await renameTag(context, id, name);
    return stage.perform((draft) => change(draft, status, (tag) => {
      if (name.trim() === tag.name) return null;
      const why = problem(draft, id);
      if (!why) draft.put('tags', { ...tag, name: name.trim() });
      return why;
    }));
  }
  if (kind === 'defineTag') {
    const { status } = await defineTag(context, id, at(stageComments, b));
    return stage.perform((draft) => change(draft, status, (tag) => {
      if (tag.definition !== at(stageComments, b)) draft.put('tags', { ...tag, definition: at(stageComments, b) });
      return null;
    }));
  }
  if (kind === 'moveTag') {
    const parentId = c % 4 === 0 ? null : other;
    const { status } = await moveTag(context, id, parentId);
    return stage.perform((draft) => change(draft, status, (tag) => {
      if (tag.parentId === parentId) return null;
      if (parentId !== null && !draft.get('tags', parentId)) return 'gone';
      if (parentId !== null && branchOf(draft.all('tags'), id).has(parentId)) return 'cycle';
      draft.put('tags', { ...tag, parentId });
      return null;
    }));
  }
  if (kind === 'deleteTag') {
    const { status } = await deleteTag(context, id);
    return stage.perform((draft) => change(draft, status, (tag) => {
      replaceTag(draft, id, null, tag.parentId);
      return null;
    }));
  }
  if (!other) return;
  const { status } = await mergeTags(context, id, other);
  stage.perform((draft) => {
    const [merged, kept] = [draft.get('tags', id), draft.get('tags', other)];
    expectSame(status, id === other ? 'cycle' : !merged || !kept ? 'gone' : 'done', 'mergeTags');
    if (status !== 'done' || !merged || !kept) return;
    const parentId = branchOf(draft.all('tags'), id).has(other) ? merged.parentId : kept.parentId;
    const both = [kept.definition.trim(), merged.definition.trim()];
    const definition = both[1] === '' || kept.definition.includes(both[1] ?? '') ? kept.definition : both[0] === '' ? merged.definition : both.join('\n\n');
    draft.put('tags', { ...kept, parentId, definition });
    replaceTag(draft, id, other, other);
  });
}
