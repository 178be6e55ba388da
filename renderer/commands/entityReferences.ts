import type { EntityId } from '../../shared/domain/ids';
import type { NoteBlock } from '../../shared/domain/noteBody';
import { changeInlines } from '../../shared/domain/noteInlines';
import { noteLinksOf } from '../../shared/domain/noteLink';
import type { Recorder } from '../data/transaction';
import type { CommandContext } from './commandContext';

/** The blocks of a note with every mention of one entity turned into a mention of another; the words stay. */
export function retargetBlocks(blocks: readonly NoteBlock[], from: EntityId, to: EntityId): NoteBlock[] {
  return changeInlines(blocks, (inline) => (inline.kind === 'entity' && inline.entityId === from ? { ...inline, entityId: to } : inline));
}

/** Lets everything that points at one entity point at another: links of highlights, and mentions in notes. */
export async function retargetEntity(context: CommandContext, recorder: Recorder, from: EntityId, to: EntityId): Promise<void> {
  const { database, clock } = context;
  const [moving, standing] = await Promise.all([
    database.mentions.where('entityId').equals(from).toArray(),
    database.mentions.where('entityId').equals(to).toArray(),
  ]);
  const linked = new Set(standing.flatMap((mention) => mention.passageId ?? []));
  // A highlight that was linked to both keeps one link.
  const doubled = moving.filter((mention) => mention.passageId !== null && linked.has(mention.passageId));
  await recorder.remove('mentions', ...doubled.map((mention) => mention.id));
  const moved = moving.filter((mention) => !doubled.includes(mention));
  await recorder.put('mentions', ...moved.map((mention) => ({ ...mention, entityId: to, updatedAt: clock() })));

  const links = await database.noteLinks.where('targetId').equals(from).toArray();
  for (const { noteId } of links) {
    const body = await recorder.get('noteBodies', noteId);
    if (!body) continue;
    const blocks = retargetBlocks(body.blocks, from, to);
    await recorder.put('noteBodies', { ...body, blocks, updatedAt: clock() });
    const old = await database.noteLinks.where('noteId').equals(noteId).primaryKeys();
    await recorder.remove('noteLinks', ...old);
    await recorder.put('noteLinks', ...noteLinksOf(noteId, blocks));
  }
}
