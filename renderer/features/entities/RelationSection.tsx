import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import type { Entity } from '../../../shared/domain/entity';
import { deleteRelation } from '../../commands/relationCommands';
import { relationsOf, type SeenRelation } from '../../data/registryQueries';
import { useLive } from '../../data/live';
import { useServices } from '../../services';
import { IconButton } from '../../ui/Button';
import { EntityKindIcon } from '../../ui/EntityKindIcon';
import { RelationDialog } from './RelationDialog';
import { relationDates, typeWords } from './relationWords';
import styles from './EntityPane.module.css';

/** How the entity stands to others, each with its dates and the words it rests on. */
export function RelationSection({ entity }: { readonly entity: Entity }) {
  const { actions, context, database, notices } = useServices();
  const relations = useLive(() => relationsOf(database, entity.id), [entity.id]);
  const [edited, setEdited] = useState<SeenRelation | 'new' | null>(null);
  if (!relations) return null;
  const remove = async ({ relation, other }: SeenRelation): Promise<void> => {
    await deleteRelation(context, relation.id);
    notices.show({ tone: 'info', text: `The relation to “${other.name}” was deleted.`, action: { label: 'Undo', run: () => void actions.run('undo') } });
  };
  return (
    <section className={styles['evidence']} aria-label="Relations">
      <div className={styles['sectionHead']}>
        <h2>Relations <small>{relations.length}</small></h2>
        <IconButton label="Add relation" onPress={() => setEdited('new')}><Plus aria-hidden /></IconButton>
      </div>
      {relations.length === 0 ? <p className={styles['hint']}>Nothing is known of how it stands to others. Add a relation: member of, met, located in, or your own words.</p> : null}
      <ul>
        {relations.map((seen) => <RelationRow key={seen.relation.id} seen={seen} onEdit={() => setEdited(seen)} onDelete={() => void remove(seen)} />)}
      </ul>
      {edited ? <RelationDialog entity={entity} seen={edited === 'new' ? null : edited} onClose={() => setEdited(null)} /> : null}
    </section>
  );
}

function RelationRow({ seen, onEdit, onDelete }: { readonly seen: SeenRelation; onEdit(): void; onDelete(): void }) {
  const { navigation } = useServices();
  const { relation, isFirst, other, passages } = seen;
  const words = typeWords(relation.type, isFirst);
  const dates = relationDates(relation);
  return (
    <li className={styles['relation']}>
      <div className={styles['relationHead']}>
        <span className={styles['type']}>{isFirst || words !== relation.type ? words : `← ${words}`}</span>
        <EntityKindIcon kind={other.kind} size={13} />
        <AriaButton className={styles['link'] ?? ''} onPress={() => navigation.open({ kind: 'entity', id: other.id })}>{other.name}</AriaButton>
        {dates === '' ? null : <small>{dates}</small>}
        <span className={styles['relationTools']}>
          <IconButton label={`Edit relation to ${other.name}`} onPress={onEdit}><Pencil aria-hidden size={14} /></IconButton>
          <IconButton label={`Delete relation to ${other.name}`} onPress={onDelete}><Trash2 aria-hidden size={14} /></IconButton>
        </span>
      </div>
      {relation.remark === '' ? null : <p className={styles['comment']}>{relation.remark}</p>}
      {passages.map(({ passage, source }) => (
        <AriaButton
          key={passage.id}
          className={styles['quotation'] ?? ''}
          style={{ borderColor: `var(--mark-${passage.color}-line)` }}
          onPress={() => navigation.openPassage(source.id, passage.id, { beside: true })}
        >
          {passage.anchor.exact} <small>{source.title || 'Untitled'}</small>
        </AriaButton>
      ))}
    </li>
  );
}
