import type { SourceId, TagId } from '../../shared/domain/ids';
import { readingStates, type Source } from '../../shared/domain/source';
import { isSameValue } from '../../shared/history/change';
import { at, expectSame, stageNames, type CommandStage } from './commandStageTestData';
import type { ModelDraft } from './notebookModelTestData';
import { deleteSources, noticeReading, setReadingState, tagSources, untagSources, updateSource, updateSources } from './sourceCommands';

export type SourceStepKind = 'updateSource' | 'updateSources' | 'setReadingState' | 'noticeReading' | 'tagSources' | 'untagSources' | 'deleteSources';

export async function onSources(stage: CommandStage, kind: SourceStepKind, a: number, b: number, c: number): Promise<void> {
  const { context } = stage;
  const ids = stage.some(a);
  const [first] = ids;
  if (!first) return;
  const change = (draft: ModelDraft, to: (source: Source) => Source | null): void => {
    for (const id of ids) {
      const source = draft.get('sources', id);
      const next = source && to(source);
      if (next) draft.put('sources', next);
    }
  };
  if (kind === 'updateSource') {
    const patch = b % 2 === 0 ? { title: at(stageNames, c) } : { outlet: at(stageNames, c), readingState: at(readingStates, b) };
    const options = c % 2 === 0 ? { group: 'details' } : {};
    const isThere = await updateSource(context, first, patch, options);
    return stage.perform((draft) => {
      const source = draft.get('sources', first);
      expectSame(isThere, source !== undefined, 'updateSource');
      if (source && !isSameValue({ ...source, ...patch }, source)) draft.put('sources', { ...source, ...patch });
    }, options);
  }
  if (kind === 'updateSources') {
    const patch = b % 3 === 0 ? { outlet: at(stageNames, c) } : { byline: at(stageNames, b), language: at(['', 'en', 'zh'], c) };
    await updateSources(context, ids, patch);
    return stage.perform((draft) => change(draft, (source) => (isSameValue({ ...source, ...patch }, source) ? null : { ...source, ...patch })));
  }
  if (kind === 'noticeReading') {
    await noticeReading(context, first);
    return stage.perform((draft) => {
      const source = draft.get('sources', first);
      if (source?.readingState === 'unread') draft.note('sources', { ...source, readingState: 'reading' });
    }, { isUndoable: false });
  }
  if (kind === 'setReadingState') {
    const readingState = at(readingStates, b);
    await setReadingState(context, ids, readingState);
    return stage.perform((draft) => change(draft, (source) => (source.readingState === readingState ? null : { ...source, readingState })));
  }
  if (kind === 'tagSources') {
    const tag = stage.tagRef(b, c);
    const answer = await tagSources(context, ids, tag);
    return stage.perform((draft) => {
      const tagId = stage.resolveTag(draft, tag);
      expectSame(answer, tagId, 'tagSources');
      if (tagId) change(draft, (source) => (source.tagIds.includes(tagId) ? null : { ...source, tagIds: [...source.tagIds, tagId] }));
    });
  }
  if (kind === 'untagSources') {
    const tagId = stage.pick<TagId>('tags', b);
    if (!tagId) return;
    await untagSources(context, ids, tagId);
    return stage.perform((draft) => change(draft, (source) => (source.tagIds.includes(tagId) ? { ...source, tagIds: source.tagIds.filter((id) => id !== tagId) } : null)));
  }
  await deleteSources(context, ids);
  stage.perform((draft) => {
    const of = (record: { readonly sourceId: SourceId }): boolean => ids.includes(record.sourceId);
    draft.remove('mentions', ...draft.all('mentions').filter(of).map(({ id }) => id));
    draft.remove('passages', ...draft.all('passages').filter(of).map(({ id }) => id));
    draft.remove('sourceDocuments', ...ids);
    draft.remove('sources', ...ids);
  });
}
