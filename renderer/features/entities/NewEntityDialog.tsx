import { useState } from 'react';
import { createAlias, type EntityKind } from '../../../shared/domain/entity';
import { addEntity } from '../../commands/entityCommands';
import { linkEntity } from '../../commands/passageCommands';
import { useEntities } from '../../data/entityQueries';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { SelectField, TextField } from '../../ui/Field';
import { foldForMatch } from '../../ui/Typeahead';
import type { DialogRequest } from '../../workspace/dialogs';
import { kindOptions } from './entityKinds';

interface NewEntityDialogProps {
  readonly request: Extract<DialogRequest, { kind: 'newEntity' }>;
  onClose(): void;
}

/** Creates an entity; where the name is taken, offers the one that has it. */
export function NewEntityDialog({ request, onClose }: NewEntityDialogProps) {
  const { context, database, navigation, notices } = useServices();
  const { passageId } = request;
  const [name, setName] = useState(request.name.trim());
  const [kind, setKind] = useState<EntityKind>(request.entityKind ?? 'person');
  const [aliases, setAliases] = useState('');
  const [description, setDescription] = useState('');
  const entities = useEntities(database) ?? [];
  const wanted = foldForMatch(name.trim());
  const known = wanted === '' ? undefined : entities.find((entity) => [entity.name, ...entity.aliases.map((alias) => alias.text)].some((text) => foldForMatch(text) === wanted));

  const create = async (): Promise<void> => {
    if (name.trim() === '') return;
    onClose();
    const texts = aliases.split(/[;\n]/).map((text) => text.trim()).filter((text) => text !== '');
    const entity = await addEntity(context, { name, kind, description: description.trim(), aliases: texts.map((text) => createAlias(text)) }, passageId);
    if (!passageId) navigation.open({ kind: 'entity', id: entity.id });
    else notices.show({ tone: 'success', text: `“${entity.name}” was created and linked.`, action: { label: 'Open', run: () => navigation.open({ kind: 'entity', id: entity.id }, { beside: true }) } });
  };
  const takeKnown = async (): Promise<void> => {
    if (!known) return;
    onClose();
    if (passageId) await linkEntity(context, passageId, known.id);
    else navigation.open({ kind: 'entity', id: known.id });
  };

  return (
    <Dialog
      title="New entity"
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          {known ? <Button onPress={() => void takeKnown()}>{passageId ? `Link “${known.name}”` : `Open “${known.name}”`}</Button> : null}
          <Button tone="primary" isDisabled={name.trim() === ''} onPress={() => void create()}>{passageId ? 'Create and link' : 'Create'}</Button>
        </>
      }
    >
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        autoFocus
        {...(known ? { description: `There is already “${known.name}” with this name.` } : {})}
      />
      <SelectField label="Kind" value={kind} options={kindOptions} onChange={(next) => setKind(next)} />
      <TextField label="Other names" value={aliases} onChange={setAliases} placeholder="separated by semicolons" />
      <TextField label="Description" value={description} onChange={setDescription} isMultiline rows={2} />
    </Dialog>
  );
}
