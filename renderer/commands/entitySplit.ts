import { createEntity, type Alias, type Entity, type EntityKind } from '../../shared/domain/entity';
import type { EntityId, MentionId, NameDecisionId, NoteId, RelationId } from '../../shared/domain/ids';
import { isSameValue } from '../../shared/history/change';
import type { CommandContext } from './commandContext';
import { foldName } from './entityMerge';
import { decisionsFor, relationsAt, retargetDecisions, retargetMentions, retargetNotes, retargetRelations } from './entityReferences';

/** What leaves an entity for a new one of its own. */
export interface EntitySplit {
  readonly name: string;
  readonly kind: EntityKind;
  readonly aliases: readonly Alias[];
  readonly mentionIds: readonly MentionId[];
  /** Notes in which the name means the new entity. */
  readonly noteIds: readonly NoteId[];
  readonly relationIds: readonly RelationId[];
  readonly decisionIds: readonly NameDecisionId[];
}

/** The names that stay with an entity and those that go to the new one, which has its own name but once. */
function partedAliases(entity: Entity, { name, aliases }: EntitySplit): { readonly staying: readonly Alias[]; readonly leaving: readonly Alias[] } {
  const isChosen = (alias: Alias): boolean => aliases.some((each) => isSameValue(each, alias));
  const isOwnName = (alias: Alias): boolean => alias.kind !== 'role' && foldName(alias.text) === foldName(name);
  return {
    staying: entity.aliases.filter((alias) => !isChosen(alias)),
    leaving: entity.aliases.filter((alias) => isChosen(alias) && !isOwnName(alias)),
  };
}

/** Makes two of one entity: what is chosen goes to a new one. One undo takes all of it back. Null where there is nothing to split. */
export async function splitEntity(context: CommandContext, id: EntityId, split: EntitySplit): Promise<Entity | null> {
  const { database, writer, clock, ids } = context;
  if (split.name.trim() === '') return null;
  return writer.write({ label: 'Split entity' }, async (recorder) => {
    const entity = await recorder.get('entities', id);
    if (!entity) return null;
    const { staying, leaving } = partedAliases(entity, split);
    const made = createEntity({ kind: split.kind, name: split.name, aliases: leaving }, clock, ids);
    await recorder.put('entities', made);
    if (staying.length < entity.aliases.length) await recorder.put('entities', { ...entity, aliases: staying, updatedAt: clock() });
    const mentions = await database.mentions.where('id').anyOf([...split.mentionIds]).and((mention) => mention.entityId === id).toArray();
    await retargetMentions(context, recorder, mentions, made.id);
    const linking = new Set((await database.noteLinks.where('targetId').equals(id).toArray()).map(({ noteId }) => noteId));
    await retargetNotes(context, recorder, split.noteIds.filter((noteId) => linking.has(noteId)), id, made.id);
    const relations = (await relationsAt(context, id)).filter((relation) => split.relationIds.includes(relation.id));
    await retargetRelations(context, recorder, relations, id, made.id);
    const decisions = (await decisionsFor(context, id)).filter((decision) => split.decisionIds.includes(decision.id));
    await retargetDecisions(context, recorder, decisions, made.id);
    return made;
  });
}
