import { useEffect, useMemo, useState } from 'react';
import { Plus } from 'lucide-react';
import { entityKinds, type Entity } from '../../../shared/domain/entity';
import { entitiesByName, linkCounts, liveEntities } from '../../data/entityQueries';
import { useLive } from '../../data/live';
import { useLiveTable } from '../../data/liveTable';
import { useServices } from '../../services';
import { Button, IconButton } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { TextField } from '../../ui/Field';
import { EntityKindIcon } from '../../ui/EntityKindIcon';
import { createListSession } from '../../ui/listSession';
import { MenuButton } from '../../ui/MenuButton';
import { foldForMatch } from '../../ui/Typeahead';
import { VirtualList } from '../../ui/VirtualList';
import { createStore, useStore } from '../../workspace/store';
import { kindsInPlural } from './entityKinds';
import styles from './EntityList.module.css';

// Kept while the person looks into other sections.
const session = createListSession();
const typedName = createStore('');

// Records are never changed in place, so that what was folded once stays right.
const foldedNames = new WeakMap<Entity, string>();

function foldedName(entity: Entity): string {
  const known = foldedNames.get(entity);
  if (known !== undefined) return known;
  const folded = foldForMatch([entity.name, ...entity.aliases.map((alias) => alias.text)].join('\n'));
  foldedNames.set(entity, folded);
  return folded;
}

/** Rows are counted in blocks of so many, so that scrolling asks seldom. */
const countedRows = 64;

/** Every entity by kind, found by name or alias. */
export function EntityList() {
  const { database, navigation, dialogs } = useServices();
  const { main, beside } = useStore(navigation.place);
  const known = useLiveTable(liveEntities, database);
  const typed = useStore(typedName);
  const selection = useStore(session.selection);
  const [counted, setCounted] = useState({ first: 0, last: 0 });
  const openId = [main, beside].find((content) => content?.kind === 'entity')?.id ?? null;
  useEffect(() => session.follow(openId), [openId]);
  const wanted = foldForMatch(typed.trim());
  const entities = useMemo(() => {
    const byName = entitiesByName(known?.rows ?? []);
    return entityKinds.flatMap((kind) => byName.filter((entity) => entity.kind === kind));
  }, [known]);
  const found = useMemo(() => (wanted === '' ? entities : entities.filter((entity) => foldedName(entity).includes(wanted))), [entities, wanted]);
  const countedIds = found.slice(counted.first, counted.last).map(({ id }) => id);
  const counts = useLive(() => linkCounts(database, countedIds), [countedIds], { keepsPrevious: true });
  if (!known) return null;
  const create = (name = ''): void => dialogs.show({ kind: 'newEntity', name, passageId: null });

  return (
    <div className={styles['column']}>
      <header className={styles['header']}>
        <h2>Entities <small>{entities.length.toLocaleString()}</small></h2>
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
            <TextField label="Find an entity" isLabelHidden type="search" placeholder="Find by name or alias" value={typed} onChange={typedName.set} />
          </div>
          {found.length === 0 ? (
            <div className={styles['none']}>
              <p>No entity is called “{typed}”.</p>
              <Button onPress={() => create(typed)}>Create “{typed}”…</Button>
            </div>
          ) : (
            <div className={styles['rows']}>
              <VirtualList
                isPlain isSingle
                label="Entities" items={found}
                textOf={(entity) => entity.name}
                groupOf={({ kind }) => ({ id: kind, label: kindsInPlural(kind) })}
                renderRow={(entity) => (
                  <div className={styles['row']}>
                    <EntityKindIcon kind={entity.kind} />
                    <span className={styles['name']}>{entity.name}</span>
                    <small>{counts?.get(entity.id) ?? ''}</small>
                  </div>
                )}
                selection={selection} onSelectionChange={session.selection.set} currentId={openId}
                onOpen={({ id }, options) => navigation.open({ kind: 'entity', id }, options)}
                onRangeChange={(first, last) => setCounted({ first: Math.floor(first / countedRows) * countedRows, last: Math.ceil(last / countedRows) * countedRows })}
                estimatedHeight={30} view={wanted} memory={session.memory}
              />
            </div>
          )}
        </>
      )}
    </div>
  );
}
