import { describeSpan } from '../../shared/anchoring/anchor';
import type { EntityId, PassageId, SourceId, TagId } from '../../shared/domain/ids';
import { highlightColors } from '../../shared/domain/passage';
import { at, stageComments, type CommandStage } from './commandStageTestData';
import { addPassage, commentPassage, deletePassage, linkEntity, recolorPassage, respanPassage, tagPassage, unlinkEntity, untagPassage } from './passageCommands';

export type PassageStepKind =
  | 'recolorPassage' | 'commentPassage' | 'tagPassage' | 'untagPassage' | 'linkEntity' | 'unlinkEntity' | 'respanPassage' | 'deletePassage';

function anchorIn(stage: CommandStage, sourceId: SourceId, b: number, c: number): ReturnType<typeof describeSpan> {
  const { view } = stage.model;
  const text = view.get('sourceDocuments', sourceId)?.text ?? '';
  const start = b % Math.max(1, text.length);
  const end = Math.min(text.length, start + 1 + (c % 40));
  return start < end ? describeSpan(text, view.get('sources', sourceId)?.textDigest ?? '', { start, end }) : null;
}

export async function addSomePassage(stage: CommandStage, a: number, b: number, c: number): Promise<void> {
  const sourceId = stage.pick<SourceId>('sources', a);
  const anchor = sourceId && anchorIn(stage, sourceId, b, c);
  if (!sourceId || !anchor) return;
  const { id } = await addPassage(stage.context, { sourceId, anchor, color: at(highlightColors, b) });
  stage.perform((draft) => draft.put('passages', { id, createdAt: '', updatedAt: '', sourceId, anchor, color: at(highlightColors, b), comment: '', tagIds: [] }));
}

export async function onPassage(stage: CommandStage, kind: PassageStepKind, id: PassageId, b: number, c: number): Promise<void> {
  const { context } = stage;
  const isLinked = (mention: { readonly passageId: PassageId | null }): boolean => mention.passageId === id;
  if (kind === 'recolorPassage') {
    const color = at(highlightColors, b);
    await recolorPassage(context, id, color);
    return stage.perform((draft) => {
      const passage = draft.get('passages', id);
      if (passage && passage.color !== color) draft.put('passages', { ...passage, color });
    });
  }
  if (kind === 'commentPassage') {
    const comment = at(stageComments, b);
    await commentPassage(context, id, comment);
    return stage.perform((draft) => {
      const passage = draft.get('passages', id);
      if (passage && passage.comment !== comment) draft.put('passages', { ...passage, comment });
    }, { group: `comment ${id}` });
  }
  if (kind === 'tagPassage') {
    const tag = stage.tagRef(b, c);
    await tagPassage(context, id, tag);
    return stage.perform((draft) => {
      const passage = draft.get('passages', id);
      const tagId = passage ? stage.resolveTag(draft, tag) : null;
      if (passage && tagId && !passage.tagIds.includes(tagId)) draft.put('passages', { ...passage, tagIds: [...passage.tagIds, tagId] });
    });
  }
  if (kind === 'untagPassage') {
    const tagId = stage.pick<TagId>('tags', b);
    if (!tagId) return;
    await untagPassage(context, id, tagId);
    return stage.perform((draft) => {
      const passage = draft.get('passages', id);
      if (passage?.tagIds.includes(tagId)) draft.put('passages', { ...passage, tagIds: passage.tagIds.filter((each) => each !== tagId) });
    });
  }
  if (kind === 'respanPassage') {
    const passageThen = stage.model.view.get('passages', id);
    const anchor = passageThen ? anchorIn(stage, passageThen.sourceId, b, c) : null;
    if (!anchor) return;
    await (c % 2 === 0 ? respanPassage(context, id, anchor, '', `span ${id}`) : respanPassage(context, id, anchor));
    return stage.perform((draft) => {
      const passage = draft.get('passages', id);
      if (!passage) return;
      for (const mention of draft.all('mentions').filter(isLinked)) draft.put('mentions', { ...mention, anchor });
      draft.put('passages', { ...passage, anchor });
    }, c % 2 === 0 ? { group: `span ${id}` } : {});
  }
  if (kind === 'deletePassage') {
    await deletePassage(context, id);
    return stage.perform((draft) => {
      draft.remove('mentions', ...draft.all('mentions').filter(isLinked).map((mention) => mention.id));
      draft.remove('passages', id);
    });
  }
  const entityId = stage.pick<EntityId>('entities', b);
  if (!entityId) return;
  if (kind === 'linkEntity') {
    await linkEntity(context, id, entityId);
    return stage.perform((draft) => stage.link(draft, id, entityId));
  }
  await unlinkEntity(context, id, entityId);
  stage.perform((draft) => draft.remove('mentions', ...draft.all('mentions').filter((each) => isLinked(each) && each.entityId === entityId).map((each) => each.id)));
}
