import { useState } from 'react';
import { X } from 'lucide-react';
import type { EntityId } from '../../../shared/domain/ids';
import { changeEntity, deleteEntity, updateEntity } from '../../commands/entityCommands';
import { entityOf, passagesOfEntity } from '../../data/entityQueries';
import { useLive } from '../../data/live';
import { notesCiting } from '../../data/passageQueries';
import { useServices } from '../../services';
import { Button, IconButton } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/Dialog';
import { EmptyState } from '../../ui/EmptyState';
import { SelectField, TextField } from '../../ui/Field';
import { MenuButton } from '../../ui/MenuButton';
import { AliasEditor } from './AliasEditor';
import { EntityCompanions } from './EntityCompanions';
import { EntityEvidence } from './EntityEvidence';
import { EntityMentions } from './EntityMentions';
import { ExternalIdEditor } from './ExternalIdEditor';
import { MergeDialog } from './MergeDialog';
import { RelationSection } from './RelationSection';
import { RoleAxis } from './RoleAxis';
import { SplitDialog } from './SplitDialog';
import { kindOptions } from './entityKinds';
import styles from './EntityPane.module.css';

/** A text that is saved on leaving its field; emptied where it must not be, it returns. */
function CommittedField(props: { readonly label: string; readonly value: string; readonly isRequired?: boolean; readonly isMultiline?: boolean; onCommit(value: string): void }) {
  const { label, value, isRequired, isMultiline, onCommit } = props;
  const [typed, setTyped] = useState(value);
  return (
    <TextField
      label={label}
      value={typed}
      onChange={setTyped}
      {...(isMultiline ? { isMultiline: true, rows: 3 } : {})}
      onCommit={(next) => {
        if (isRequired && next.trim() === '') setTyped(value);
        else if (next.trim() !== value) onCommit(next.trim());
      }}
    />
  );
}

/** Who or what this is, every linked passage with its words, and the notes that mention it. */
export function EntityPane({ entityId, onClose }: { readonly entityId: EntityId; onClose(): void }) {
  const { actions, context, database, navigation, dialogs, notices } = useServices();
  const entity = useLive(() => entityOf(database, entityId), [entityId]);
  const evidence = useLive(() => passagesOfEntity(database, entityId), [entityId]);
  const notes = useLive(() => notesCiting(database, entityId), [entityId]);
  const [asks, setAsks] = useState<'delete' | 'merge' | 'split' | null>(null);
  if (entity === undefined || !evidence || !notes) return null;
  if (entity === null) {
    return <EmptyState title="This entity is gone" actions={<Button onPress={onClose}>Close</Button>}>It was deleted or merged. Undo brings it back.</EmptyState>;
  }
  const passageCount = evidence.reduce((sum, each) => sum + each.passages.length, 0);
  const remove = async (): Promise<void> => {
    await deleteEntity(context, entityId);
    navigation.leave(entityId);
    notices.show({ tone: 'info', text: `“${entity.name}” was deleted.`, action: { label: 'Undo', run: () => void actions.run('undo') } });
  };

  return (
    <article className={styles['pane']} aria-label={entity.name}>
      <header className={styles['header']}>
        <h1>{entity.name}</h1>
        <MenuButton
          label="Entity actions"
          lines={[
            { id: 'export', label: 'Export entity…', run: () => dialogs.show({ kind: 'export', target: { kind: 'entity', id: entityId } }) },
            { id: 'merge', label: 'Merge with another…', run: () => setAsks('merge') },
            { id: 'split', label: 'Split…', run: () => setAsks('split') },
            { id: 'duplicates', label: 'Likely duplicates…', run: () => dialogs.show({ kind: 'duplicates' }) },
            { id: 'delete', label: 'Delete entity…', isDanger: true, startsGroup: true, run: () => setAsks('delete') },
          ]}
        />
        <IconButton label="Close pane" onPress={onClose}><X aria-hidden /></IconButton>
      </header>
      <div className={styles['body']}>
        <section className={styles['details']} aria-label="Details">
          <div className={styles['identity']}>
            <CommittedField key={`name ${entity.name}`} label="Name" value={entity.name} isRequired onCommit={(name) => void updateEntity(context, entityId, { name })} />
            <SelectField label="Kind" value={entity.kind} options={kindOptions} onChange={(kind) => void updateEntity(context, entityId, { kind })} />
          </div>
          <CommittedField key={`text ${entity.description}`} label="Description" value={entity.description} isMultiline onCommit={(description) => void updateEntity(context, entityId, { description })} />
          <AliasEditor aliases={entity.aliases} onChange={(change) => void changeEntity(context, entityId, 'aliases', change)} />
          <ExternalIdEditor externalIds={entity.externalIds} onChange={(change) => void changeEntity(context, entityId, 'externalIds', change)} />
        </section>
        <RoleAxis aliases={entity.aliases} />
        <RelationSection entity={entity} />
        <EntityMentions entity={entity} />
        <EntityCompanions entity={entity} />
        <EntityEvidence evidence={evidence} notes={notes} />
      </div>
      {asks === 'delete' ? (
        <ConfirmDialog title={`Delete “${entity.name}”?`} confirmLabel="Delete" onConfirm={() => void remove()} onClose={() => setAsks(null)}>
          <p>
            {passageCount === 0 ? 'No highlight is linked to it.' : `It is unlinked from ${passageCount === 1 ? 'one highlight' : `${passageCount} highlights`}; the highlights stay.`}
            {notes.length > 0 ? ` ${notes.length === 1 ? 'One note keeps' : `${notes.length} notes keep`} its name in the text.` : ''} Its relations go with it. You can undo this.
          </p>
        </ConfirmDialog>
      ) : null}
      {asks === 'merge' ? <MergeDialog entity={entity} onClose={() => setAsks(null)} /> : null}
      {asks === 'split' ? <SplitDialog entity={entity} onClose={() => setAsks(null)} /> : null}
    </article>
  );
}
