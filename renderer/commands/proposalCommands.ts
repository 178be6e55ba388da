import type { EntityProposal } from '../../shared/analysis/analysisTypes';
import { aliasOfForm, type Alias, type Entity, createEntity } from '../../shared/domain/entity';
import type { EntityId, SourceId } from '../../shared/domain/ids';
import type { CommandContext } from './commandContext';
import { foldName } from './entityMerge';
import { putFoundMentions } from './mentionCommands';

/** A proposal as a person accepts it; name and kind may be the person's own. */
export type AcceptedProposal = Pick<EntityProposal, 'name' | 'kind' | 'forms' | 'spans'>;

/** The forms that an entity of this name does not have yet, as aliases, each once. */
function newAliases(name: string, standing: readonly Alias[], forms: readonly string[]): readonly Alias[] {
  const known = new Set([name, ...standing.map((alias) => alias.text)].map(foldName));
  return forms.flatMap((form) => {
    const folded = foldName(form);
    if (folded === '' || known.has(folded)) return [];
    known.add(folded);
    return [aliasOfForm(name, form)];
  });
}

/** Makes an entity of a proposal: its other forms are aliases, its places in the source accepted mentions. One step. */
export async function acceptProposal(context: CommandContext, sourceId: SourceId, proposal: AcceptedProposal): Promise<Entity | null> {
  const { name, kind, forms, spans } = proposal;
  if (name.trim() === '') return null;
  return context.writer.write({ label: `Accept “${name.trim()}”` }, async (recorder) => {
    if (!(await recorder.get('sources', sourceId))) return null;
    const entity = createEntity({ kind, name, aliases: newAliases(name, [], forms) }, context.clock, context.ids);
    await recorder.put('entities', entity);
    await putFoundMentions(context, recorder, { sourceId, entityId: entity.id, spans }, 'accepted');
    return entity;
  });
}

/** Says that a proposal is an entity there is: forms that are new become aliases, its places accepted mentions. One step. */
export async function acceptAsExisting(context: CommandContext, sourceId: SourceId, entityId: EntityId, proposal: Pick<AcceptedProposal, 'name' | 'forms' | 'spans'>): Promise<Entity | null> {
  return context.writer.write({ label: `Accept “${proposal.name.trim()}”` }, async (recorder) => {
    const entity = await recorder.get('entities', entityId);
    if (!entity || !(await recorder.get('sources', sourceId))) return null;
    const added = newAliases(entity.name, entity.aliases, [proposal.name, ...proposal.forms]);
    const next = added.length === 0 ? entity : { ...entity, aliases: [...entity.aliases, ...added], updatedAt: context.clock() };
    if (next !== entity) await recorder.put('entities', next);
    await putFoundMentions(context, recorder, { sourceId, entityId, spans: proposal.spans }, 'accepted');
    return next;
  });
}
