import type { EntityId, NoteId } from '../../shared/domain/ids';
import type { Mention } from '../../shared/domain/mention';
import { decidedEntity, type NameDecision } from '../../shared/domain/nameDecision';
import type { NoteBlock } from '../../shared/domain/noteBody';
import { changeInlines } from '../../shared/domain/noteInlines';
import { noteLinksOf } from '../../shared/domain/noteLink';
import type { Relation } from '../../shared/domain/relation';
import type { Recorder } from '../data/transaction';
import type { CommandContext } from './commandContext';

/** The blocks of a note with every mention of one entity turned into a mention of another; the words stay. */
export function retargetBlocks(blocks: readonly NoteBlock[], from: EntityId, to: EntityId): NoteBlock[] {
  return changeInlines(blocks, (inline) => (inline.kind === 'entity' && inline.entityId === from ? { ...inline, entityId: to } : inline));
}

/** What a mention stands on: its highlight, or else its words. */
export function placeOf({ passageId, sourceId, anchor }: Pick<Mention, 'passageId' | 'sourceId' | 'anchor'>): string {
  return passageId ?? `${sourceId} ${anchor.start} ${anchor.end}`;
}

/** Inside a write: lets mentions of one entity be mentions of another. Where both stand in one place one is left, the accepted before others. */
export async function retargetMentions({ database, clock }: CommandContext, recorder: Recorder, moving: readonly Mention[], to: EntityId): Promise<void> {
  const standing = new Map((await database.mentions.where('entityId').equals(to).toArray()).map((mention) => [placeOf(mention), mention]));
  const going: Mention[] = [];
  const moved = new Map<string, Mention>();
  for (const mention of moving) {
    const place = placeOf(mention);
    const other = moved.get(place) ?? standing.get(place);
    const wins = other === undefined || (other.status !== 'accepted' && mention.status === 'accepted');
    if (!wins) going.push(mention);
    else {
      if (other) going.push(other);
      moved.set(place, mention);
    }
  }
  await recorder.remove('mentions', ...going.map(({ id }) => id));
  const now = clock();
  await recorder.put('mentions', ...[...moved.values()].map((mention) => ({ ...mention, entityId: to, updatedAt: now })));
}

/** Inside a write: lets what notes say of one entity be said of another. */
export async function retargetNotes({ database, clock }: CommandContext, recorder: Recorder, noteIds: readonly NoteId[], from: EntityId, to: EntityId): Promise<void> {
  for (const noteId of noteIds) {
    const body = await recorder.get('noteBodies', noteId);
    if (!body) continue;
    const blocks = retargetBlocks(body.blocks, from, to);
    await recorder.put('noteBodies', { ...body, blocks, updatedAt: clock() });
    const old = await database.noteLinks.where('noteId').equals(noteId).primaryKeys();
    await recorder.remove('noteLinks', ...old);
    await recorder.put('noteLinks', ...noteLinksOf(noteId, blocks));
  }
}

/** The relations that an entity stands in, from either side. */
export async function relationsAt({ database }: Pick<CommandContext, 'database'>, entityId: EntityId): Promise<readonly Relation[]> {
  return database.relations.where('fromId').equals(entityId).or('toId').equals(entityId).distinct().toArray();
}

/** What two relations must share to say the same thing twice. */
function relationKey({ fromId, toId, type, validFrom, validTo }: Relation): string {
  return JSON.stringify([fromId, toId, type, validFrom, validTo]);
}

function joinedRelation(kept: Relation, other: Relation): Relation {
  const remarks = [...new Set([kept.remark, other.remark].filter((remark) => remark.trim() !== ''))];
  return { ...kept, passageIds: [...new Set([...kept.passageIds, ...other.passageIds])], remark: remarks.join('\n\n') };
}

/**
 * Inside a write: lets relations of one entity be those of another. What would be said twice becomes one relation with
 * the highlights of both; a relation between the two themselves has nothing left to say and goes.
 */
export async function retargetRelations(context: CommandContext, recorder: Recorder, moving: readonly Relation[], from: EntityId, to: EntityId): Promise<void> {
  const now = context.clock();
  const standing = new Map((await relationsAt(context, to)).map((relation) => [relationKey(relation), relation]));
  const changed = new Map<string, Relation>();
  const going: string[] = [];
  for (const relation of moving) {
    const next = { ...relation, fromId: relation.fromId === from ? to : relation.fromId, toId: relation.toId === from ? to : relation.toId };
    const isOwn = relation.fromId !== relation.toId && next.fromId === next.toId;
    const key = relationKey(next);
    const other = changed.get(key) ?? standing.get(key);
    if (isOwn || (other && other.id !== relation.id)) going.push(relation.id);
    if (isOwn) continue;
    changed.set(key, { ...(other && other.id !== relation.id ? joinedRelation(other, next) : next), updatedAt: now });
  }
  await recorder.remove('relations', ...going);
  await recorder.put('relations', ...changed.values());
}

/** The decisions that a name is an entity. */
export async function decisionsFor({ database }: Pick<CommandContext, 'database'>, entityId: EntityId): Promise<readonly NameDecision[]> {
  return database.nameDecisions.filter((decision) => decidedEntity(decision) === entityId).toArray();
}

/** Inside a write: lets decisions that a name is one entity say that it is another. */
export async function retargetDecisions({ clock }: CommandContext, recorder: Recorder, moving: readonly NameDecision[], to: EntityId): Promise<void> {
  const now = clock();
  await recorder.put('nameDecisions', ...moving.map((decision) => ({ ...decision, outcome: { kind: 'entity' as const, entityId: to }, updatedAt: now })));
}

/** Inside a write: lets everything that points at one entity point at another: mentions, notes, relations and decisions about names. */
export async function retargetEntity(context: CommandContext, recorder: Recorder, from: EntityId, to: EntityId): Promise<void> {
  const { database } = context;
  await retargetMentions(context, recorder, await database.mentions.where('entityId').equals(from).toArray(), to);
  const links = await database.noteLinks.where('targetId').equals(from).toArray();
  await retargetNotes(context, recorder, [...new Set(links.map(({ noteId }) => noteId))], from, to);
  await retargetRelations(context, recorder, await relationsAt(context, from), from, to);
  await retargetDecisions(context, recorder, await decisionsFor(context, from), to);
}

/** Inside a write: removes what has no meaning without an entity: its mentions, its relations and decisions that name it. */
export async function removeEntityDependents(context: CommandContext, recorder: Recorder, id: EntityId): Promise<void> {
  await recorder.remove('mentions', ...(await context.database.mentions.where('entityId').equals(id).primaryKeys()));
  await recorder.remove('relations', ...(await relationsAt(context, id)).map((relation) => relation.id));
  await recorder.remove('nameDecisions', ...(await decisionsFor(context, id)).map((decision) => decision.id));
}
