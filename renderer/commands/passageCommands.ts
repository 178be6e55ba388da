import type { Anchor } from '../../shared/domain/anchor';
import type { EntityId, PassageId, SourceId, TagId } from '../../shared/domain/ids';
import { createPassageMention } from '../../shared/domain/mention';
import { createPassage, withPages, type HighlightColor, type Passage } from '../../shared/domain/passage';
import type { Recorder } from '../data/transaction';
import type { CommandContext } from './commandContext';
import { forgetPassages } from './relationPassages';
import { resolveTag, type TagRef } from './tagRef';

/** Highlights words of a source. `onShown` hears of the highlight at once, before the database has it. */
export async function addPassage(
  context: CommandContext,
  draft: { readonly sourceId: SourceId; readonly anchor: Anchor; readonly color: HighlightColor; readonly pages?: string },
  onShown?: (passage: Passage) => void,
): Promise<Passage> {
  const passage = createPassage(draft, context.clock, context.ids);
  const writing = context.writer.write({ label: 'Add highlight', foresees: [{ table: 'passages', record: passage }] }, (recorder) =>
    recorder.put('passages', passage),
  );
  onShown?.(passage);
  await writing;
  return passage;
}

/** Changes a highlight that is still there; one that was deleted meanwhile stays deleted. */
async function changePassage(
  context: CommandContext,
  options: { readonly label: string; readonly group?: string },
  id: PassageId,
  change: (passage: Passage, recorder: Recorder) => Passage | Promise<Passage>,
): Promise<void> {
  await context.writer.write(options, async (recorder) => {
    const passage = await recorder.get('passages', id);
    if (!passage) return;
    const changed = await change(passage, recorder);
    if (changed !== passage) await recorder.put('passages', { ...changed, updatedAt: context.clock() });
  });
}

export async function recolorPassage(context: CommandContext, id: PassageId, color: HighlightColor): Promise<void> {
  await changePassage(context, { label: 'Recolor highlight' }, id, (passage) => (passage.color === color ? passage : { ...passage, color }));
}

/** Saves the comment; what is written in one go is undone in one go. */
export async function commentPassage(context: CommandContext, id: PassageId, comment: string): Promise<void> {
  await changePassage(context, { label: 'Edit comment', group: `comment ${id}` }, id, (passage) =>
    passage.comment === comment ? passage : { ...passage, comment },
  );
}

/** Tags a highlight; a tag that is only named is found or created in the same step. */
export async function tagPassage(context: CommandContext, id: PassageId, tag: TagRef): Promise<void> {
  await changePassage(context, { label: 'Tag highlight' }, id, async (passage, recorder) => {
    const tagId = await resolveTag(context, recorder, tag);
    return tagId === null || passage.tagIds.includes(tagId) ? passage : { ...passage, tagIds: [...passage.tagIds, tagId] };
  });
}

export async function untagPassage(context: CommandContext, id: PassageId, tagId: TagId): Promise<void> {
  await changePassage(context, { label: 'Remove tag' }, id, (passage) =>
    passage.tagIds.includes(tagId) ? { ...passage, tagIds: passage.tagIds.filter((each) => each !== tagId) } : passage,
  );
}

/** Links a highlight to somebody or something that its words are about; linking twice is once. */
export async function linkEntity(context: CommandContext, passageId: PassageId, entityId: EntityId): Promise<void> {
  const { database, writer, clock, ids } = context;
  await writer.write({ label: 'Link entity' }, async (recorder) => {
    const passage = await recorder.get('passages', passageId);
    // Either may have been deleted while the person was choosing.
    if (!passage || !(await recorder.get('entities', entityId))) return;
    const linked = await database.mentions.where('passageId').equals(passageId).toArray();
    const known = linked.find((mention) => mention.entityId === entityId);
    if (known?.status === 'accepted') return;
    if (known) await recorder.put('mentions', { ...known, status: 'accepted', updatedAt: clock() });
    else await recorder.put('mentions', createPassageMention({ entityId, sourceId: passage.sourceId, anchor: passage.anchor, passageId }, clock, ids));
  });
}

export async function unlinkEntity(context: CommandContext, passageId: PassageId, entityId: EntityId): Promise<void> {
  await context.writer.write({ label: 'Unlink entity' }, async (recorder) => {
    const linked = await context.database.mentions.where('passageId').equals(passageId).toArray();
    await recorder.remove('mentions', ...linked.filter((mention) => mention.entityId === entityId).map((mention) => mention.id));
  });
}

/**
 * Lets a highlight stand on other words, on the pages that are told; its links to entities go along. `group` joins steps
 * that follow each other (word by word) into one.
 */
export async function respanPassage(context: CommandContext, id: PassageId, anchor: Anchor, pages = '', group?: string): Promise<void> {
  const options = { label: 'Change highlighted words', ...(group === undefined ? {} : { group }) };
  await changePassage(context, options, id, async (passage, recorder) => {
    const linked = await context.database.mentions.where('passageId').equals(id).toArray();
    await recorder.put('mentions', ...linked.map((mention) => ({ ...mention, anchor, updatedAt: context.clock() })));
    return withPages({ ...passage, anchor }, pages);
  });
}

/** Deletes a highlight and its links to entities. Notes that cite it keep the words. */
export async function deletePassage(context: CommandContext, id: PassageId): Promise<void> {
  await context.writer.write({ label: 'Delete highlight' }, async (recorder) => {
    const linked = await context.database.mentions.where('passageId').equals(id).toArray();
    await recorder.remove('mentions', ...linked.map((mention) => mention.id));
    await forgetPassages(context, recorder, [id]);
    await recorder.remove('passages', id);
  });
}
