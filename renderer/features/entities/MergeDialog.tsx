import { useState } from 'react';
import type { Entity } from '../../../shared/domain/entity';
import type { EntityId } from '../../../shared/domain/ids';
import { mergeEntities } from '../../commands/entityCommands';
import { useEntities } from '../../data/entityQueries';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Typeahead } from '../../ui/Typeahead';
import { EntityKindIcon } from '../../ui/EntityKindIcon';

/** Chooses the entity that this one is the same as, and makes them one. */
export function MergeDialog({ entity, onClose }: { readonly entity: Entity; onClose(): void }) {
  const { actions, context, database, navigation, notices, saveGate } = useServices();
  const entities = useEntities(database) ?? [];
  const [chosenId, setChosenId] = useState<EntityId | null>(null);
  const others = entities.filter((each) => each.id !== entity.id);
  const chosen = others.find((each) => each.id === chosenId);
  const merge = async (): Promise<void> => {
    if (!chosen) return;
    onClose();
    // Mentions in notes follow, so what is typed must be in the notebook first.
    await saveGate.flushAll();
    await mergeEntities(context, chosen.id, entity.id);
    navigation.leave(entity.id);
    navigation.open({ kind: 'entity', id: chosen.id });
    notices.show({ tone: 'success', text: `“${entity.name}” is now part of “${chosen.name}”.`, action: { label: 'Undo', run: () => void actions.run('undo') } });
  };
  return (
    <Dialog
      title={`Merge “${entity.name}”`}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" isDisabled={!chosen} onPress={() => void merge()}>Merge</Button>
        </>
      }
    >
      <Typeahead
        label="Merge into"
        placeholder="Find by name or alias"
        autoFocus
        items={others.map((each) => ({ id: each.id, label: each.name, keywords: each.aliases.map((alias) => alias.text), icon: <EntityKindIcon kind={each.kind} size={13} /> }))}
        selectedIds={chosenId ? [chosenId] : []}
        onAdd={(id) => setChosenId(id as EntityId)}
        onRemove={() => setChosenId(null)}
      />
      {chosen ? (
        <p>
          “{chosen.name}” stays and takes over the names, links and mentions of “{entity.name}”. You can undo this.
        </p>
      ) : null}
    </Dialog>
  );
}
