import { useState } from 'react';
import { Collection, Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { Plus } from 'lucide-react';
import { entityKinds, type Entity } from '../../../shared/domain/entity';
import type { EntityId } from '../../../shared/domain/ids';
import { allEntities, linkCounts } from '../../data/entityQueries';
import { useLive } from '../../data/live';
import { useServices } from '../../services';
import { Button, IconButton } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { TextField } from '../../ui/Field';
import { MenuButton } from '../../ui/MenuButton';
import { foldForMatch } from '../../ui/Typeahead';
import { useStore } from '../../workspace/store';
import { EntityKindIcon } from '../../ui/EntityKindIcon';
import { kindsInPlural } from './entityKinds';
import styles from './EntityList.module.css';

function matches(entity: Entity, wanted: string): boolean {
  return [entity.name, ...entity.aliases.map((alias) => alias.text)].some((text) => foldForMatch(text).includes(wanted));
}

/** Every entity by kind, found by name or alias. */
export function EntityList() {
  const { database, navigation, dialogs } = useServices();
  const { main, beside } = useStore(navigation.place);
  const entities = useLive(() => allEntities(database), []);
  const counts = useLive(() => linkCounts(database), []);
  const [typed, setTyped] = useState('');
  if (!entities) return null;
  const create = (name = ''): void => dialogs.show({ kind: 'newEntity', name, passageId: null });
  const wanted = foldForMatch(typed.trim());
  const found = wanted === '' ? entities : entities.filter((entity) => matches(entity, wanted));
  const groups = entityKinds.map((kind) => ({ kind, entities: found.filter((entity) => entity.kind === kind) })).filter((group) => group.entities.length > 0);
  const openId = [main, beside].find((content) => content?.kind === 'entity')?.id;

  return (
    <div className={styles['column']}>
      <header className={styles['header']}>
        <h2>Entities <small>{entities.length}</small></h2>
        <span className={styles['tools']}>
          <IconButton label="New entity" onPress={() => create()}><Plus aria-hidden /></IconButton>
          <MenuButton
            label="Registry"
            lines={[
              { id: 'duplicates', label: 'Likely duplicates…', run: () => dialogs.show({ kind: 'duplicates' }) },
              { id: 'import', label: 'Import entities…', startsGroup: true, run: () => dialogs.show({ kind: 'importEntities' }) },
              { id: 'export', label: 'Export entities…', run: () => dialogs.show({ kind: 'exportEntities' }) },
            ]}
          />
        </span>
      </header>
      {entities.length === 0 ? (
        <EmptyState title="No entities yet" actions={<Button tone="primary" onPress={() => create()}>New entity…</Button>}>
          People, organizations, places and events that your articles speak of. Create one here, or from selected words while you read.
        </EmptyState>
      ) : (
        <>
          <div className={styles['search']}>
            <TextField label="Find an entity" isLabelHidden type="search" placeholder="Find by name or alias" value={typed} onChange={setTyped} />
          </div>
          <ListBox
            aria-label="Entities"
            className={styles['list'] ?? ''}
            selectionMode="single"
            selectionBehavior="replace"
            selectedKeys={openId ? [openId] : []}
            onAction={(key) => navigation.open({ kind: 'entity', id: key as EntityId })}
            onSelectionChange={(keys) => {
              const [key] = keys === 'all' ? [] : [...keys];
              if (key !== undefined) navigation.open({ kind: 'entity', id: key as EntityId });
            }}
            items={groups}
            dependencies={[counts]}
            renderEmptyState={() => (
              <div className={styles['none']}>
                <p>No entity is called “{typed}”.</p>
                <Button onPress={() => create(typed)}>Create “{typed}”…</Button>
              </div>
            )}
          >
            {(group) => (
              <ListBoxSection id={group.kind} className={styles['group'] ?? ''}>
                <Header>{kindsInPlural(group.kind)}</Header>
                <Collection items={group.entities} dependencies={[counts]}>
                  {(entity) => (
                    <ListBoxItem id={entity.id} textValue={entity.name} className={styles['row'] ?? ''}>
                      <EntityKindIcon kind={entity.kind} />
                      <span className={styles['name']}>{entity.name}</span>
                      <small>{counts?.get(entity.id) ?? ''}</small>
                    </ListBoxItem>
                  )}
                </Collection>
              </ListBoxSection>
            )}
          </ListBox>
        </>
      )}
    </div>
  );
}
