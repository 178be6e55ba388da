import { useState, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Entity, EntityKind } from '../../../shared/domain/entity';
import { entityKinds, entityKindWords } from '../../../shared/domain/entity';
import type { EntityId } from '../../../shared/domain/ids';
import { useEntities } from '../../data/entityQueries';
import { useServices } from '../../services';
import { EntityKindIcon } from '../../ui/EntityKindIcon';
import { SelectField } from '../../ui/Field';
import { Typeahead } from '../../ui/Typeahead';
import { NameSnippet } from './NameSnippet';
import { candidatesOf, type NamePlace, type NameRow } from './nameRows';
import { reasonOf } from './nameWords';
import type { MeantEntity, Reach } from './nameDecisions';
import styles from './NamePanel.module.css';

interface NameDetailsProps {
  readonly row: NameRow;
  readonly place: NamePlace;
  readonly at: number;
  readonly text: string;
  readonly entities: ReadonlyMap<EntityId, Entity>;
  readonly isMerging: boolean;
  accept(reach: Reach): void;
  reject(reach: Reach): void;
  resolve(entity: MeantEntity, reach: Reach): void;
  changeKind(kind: EntityKind): void;
  setMerging(isMerging: boolean): void;
}

const snippetWidth = 320;
const kindOptions = entityKinds.map((value) => ({ value, label: entityKindWords[value].one }));

function Key({ keys, children, onPress }: { readonly keys: string; readonly children: ReactNode; onPress(): void }) {
  return <AriaButton className={styles['tool'] ?? ''} onPress={onPress}>{children} <kbd aria-hidden>{keys}</kbd></AriaButton>;
}

/** Finds anybody in the registry; read only while somebody looks for a name. */
function MeantField({ label, without, onChoose }: { readonly label: string; readonly without: EntityId | null; onChoose(entity: MeantEntity): void }) {
  const { database } = useServices();
  const entities = useEntities(database) ?? [];
  return (
    <Typeahead
      label={label} placeholder="Type a name" autoFocus selectedIds={[]}
      items={entities.filter(({ id }) => id !== without).map(({ id, name, kind, aliases }) => ({
        id, label: name, detail: entityKindWords[kind].one, keywords: aliases.map((alias) => alias.text), icon: <EntityKindIcon kind={kind} size={13} />,
      }))}
      onAdd={(id) => {
        const entity = entities.find((each) => each.id === id);
        if (entity) onChoose(entity);
      }}
    />
  );
}

/** The selected name: where it stands, who may be meant, and what can be said of it, each with its key. */
export function NameDetails({ row, place, at, text, entities, isMerging, accept, reject, resolve, changeKind, setMerging }: NameDetailsProps) {
  const { navigation } = useServices();
  const [reach, setReach] = useState<Reach>('all');
  const { group, places } = row;
  const candidates = group === 'unclear' || group === 'known' ? candidatesOf(places) : [];
  const isMany = places.length > 1;
  const own = row.entityId;
  return (
    <section className={styles['details']} aria-label="Selected name">
      <p className={styles['quotation']}><NameSnippet text={text} span={place} width={snippetWidth} /></p>
      <p className={styles['fact']}>
        {isMany ? `Place ${at + 1} of ${places.length} (← →)` : 'One place'}
        {row.forms.length > 0 ? ` · also ${row.forms.slice(0, 5).map((form) => `“${form}”`).join(', ')}` : ''}
      </p>
      {candidates.length > 1 ? (
        <>
          <ol className={styles['candidates']} aria-label="Who may be meant">
            {candidates.slice(0, 9).map((candidate, index) => {
              const entity = entities.get(candidate.entityId);
              if (!entity) return null;
              const reason = reasonOf(candidate);
              return (
                <li key={entity.id}>
                  <AriaButton className={styles['candidate'] ?? ''} onPress={() => resolve(entity, reach)}>
                    <kbd aria-hidden>{index + 1}</kbd>
                    <EntityKindIcon kind={entity.kind} size={13} />
                    <span>{entity.name}</span>
                    {reason ? <small>{reason}</small> : null}
                  </AriaButton>
                </li>
              );
            })}
          </ol>
          {isMany ? (
            <SelectField
              label="The number decides for" value={reach} onChange={setReach}
              options={[{ value: 'all', label: `“${place.words}” in this source always` }, { value: 'place', label: 'this place only (Alt and the number)' }]}
            />
          ) : null}
        </>
      ) : null}
      {isMerging ? (
        <div
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            setMerging(false);
          }}
        >
          <MeantField label={group === 'unknown' ? `“${row.name}” is` : `“${place.words}” is`} without={own} onChoose={(entity) => resolve(entity, reach)} />
        </div>
      ) : null}
      <div className={styles['tools']} role="group" aria-label="Decide">
        {group === 'accepted' ? (
          <>
            <Key keys="X" onPress={() => reject('place')}>Take back</Key>
            {isMany ? <Key keys="⇧X" onPress={() => reject('all')}>All {places.length}</Key> : null}
          </>
        ) : (
          <>
            {group === 'unclear' ? null : <Key keys="A" onPress={() => accept('place')}>Accept</Key>}
            {group === 'known' && isMany ? <Key keys="⇧A" onPress={() => accept('all')}>All {places.length}</Key> : null}
            <Key keys="X" onPress={() => reject('place')}>Reject</Key>
            {group !== 'unknown' && isMany ? <Key keys="⇧X" onPress={() => reject('all')}>Reject all {places.length}</Key> : null}
            <Key keys="M" onPress={() => setMerging(!isMerging)}>{group === 'unknown' ? 'Merge with…' : 'Means another…'}</Key>
          </>
        )}
        {own ? <AriaButton className={styles['tool'] ?? ''} onPress={() => navigation.open({ kind: 'entity', id: own }, { beside: true })}>Open page <kbd aria-hidden>O</kbd></AriaButton> : null}
      </div>
      {row.kind && group !== 'accepted' ? (
        <div className={styles['kindField']}>
          <SelectField label="Kind (K)" value={row.kind} options={kindOptions} onChange={changeKind} />
        </div>
      ) : null}
    </section>
  );
}
