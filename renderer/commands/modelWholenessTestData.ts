import { textWithoutTrims } from '../../shared/domain/trims';
import { countWords } from '../../shared/importing/wordCount';
import { collectionNameKey } from './collectionCommands';
import type { ModelDraft } from './notebookModelTestData';
import { branchOf } from './tagCommands';
import { tagNameKey } from './tagRef';

function hasTwice(values: readonly string[]): boolean {
  return new Set(values).size !== values.length;
}

function* problemsOf(draft: ModelDraft): Generator<string> {
  const [tags, collections, sources, passages] = [draft.all('tags'), draft.all('collections'), draft.all('sources'), draft.all('passages')];
  const tagIds = new Set<string>(tags.map(({ id }) => id));
  const collectionIds = new Set<string>(collections.map(({ id }) => id));
  const entityIds = new Set<string>(draft.all('entities').map(({ id }) => id));
  const passageIds = new Set<string>(passages.map(({ id }) => id));
  if (hasTwice(tags.map(({ name }) => tagNameKey(name)))) yield 'two tags are called the same';
  if (hasTwice(collections.map(({ name }) => collectionNameKey(name)))) yield 'two collections are called the same';
  for (const { id, parentId } of tags) {
    if (parentId !== null && !tagIds.has(parentId)) yield `tag ${id} stands under one that is gone`;
    if (parentId !== null && branchOf(tags, id).has(parentId)) yield `tag ${id} stands under itself`;
  }
  for (const { id, name, query } of draft.all('savedViews')) if (name.trim() === '' || query.trim() === '') yield `view ${id} is blank`;
  for (const source of sources) {
    if (hasTwice(source.tagIds) || hasTwice(source.collectionIds)) yield `source ${source.id} carries something twice`;
    if (source.tagIds.some((id) => !tagIds.has(id))) yield `source ${source.id} carries a tag that is gone`;
    if (source.collectionIds.some((id) => !collectionIds.has(id))) yield `source ${source.id} lies in a collection that is gone`;
    const document = draft.get('sourceDocuments', source.id);
    if (!document) yield `source ${source.id} has no text`;
    else if (source.trimmed.some(({ start, end }, index) => start >= end || end > document.text.length || start < (source.trimmed[index - 1]?.end ?? 0))) yield `source ${source.id} is trimmed where it has no text`;
    else if (source.wordCount !== countWords(textWithoutTrims(document.text, source.trimmed))) yield `source ${source.id} has other words than it counts`;
  }
  if (draft.all('sourceDocuments').length !== sources.length) yield 'a text has no source';
  for (const { id, sourceId, tagIds: own } of passages) {
    if (!draft.get('sources', sourceId)) yield `highlight ${id} has no source`;
    if (hasTwice(own) || own.some((tagId) => !tagIds.has(tagId))) yield `highlight ${id} carries a tag twice or one that is gone`;
  }
  for (const { id, sourceId, entityId, passageId } of draft.all('mentions')) {
    if (!draft.get('sources', sourceId) || !entityIds.has(entityId) || (passageId !== null && !passageIds.has(passageId))) yield `mention ${id} hangs on something that is gone`;
  }
}

/** Throws where a notebook is not whole: what is named is there, names are one each, counts are right. */
export function expectWhole(draft: ModelDraft, after: string): void {
  const [problem] = problemsOf(draft);
  if (problem !== undefined) throw new Error(`After ${after}: ${problem}`);
}
