import { useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { findDuplicates, pairKey, type DuplicateReason, type LikelyDuplicate } from '../../../shared/analysis/entityDuplicates';
import { entityKindWords, type Entity } from '../../../shared/domain/entity';
import type { EntityId } from '../../../shared/domain/ids';
import { keepApart } from '../../commands/duplicateCommands';
import { mergeEntities } from '../../commands/entityCommands';
import { useEntities, linkCounts } from '../../data/entityQueries';
import { differentPairs } from '../../data/registryQueries';
import { useLive } from '../../data/live';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { EntityKindIcon } from '../../ui/EntityKindIcon';
import styles from './RegistryDialogs.module.css';

const reasonWords: Readonly<Record<DuplicateReason, string>> = {
  sameIdentifier: 'the same identifier', sameName: 'the same name', sameLetters: 'the same letters, parted differently', wordOrder: 'the same words in another order',
  transliteration: 'likely two transliterations of one name', spelling: 'a letter apart', initials: 'initials that fit', acronym: 'an acronym that fits', shortForm: 'a short form that fits',
};
const pageLength = 50;

interface Pair {
  readonly duplicate: LikelyDuplicate;
  readonly first: Entity;
  readonly second: Entity;
}

/** Entities that are likely one, to be merged or kept apart for good. */
export function DuplicatesDialog({ onClose }: { onClose(): void }) {
  const { database } = useServices();
  const entities = useEntities(database);
  const apart = useLive(() => differentPairs(database), []);
  const [shown, setShown] = useState(pageLength);
  const found = useMemo(() => findDuplicates(entities ?? []), [entities]);
  const ids = useMemo(() => [...new Set(found.flatMap(({ firstId, secondId }) => [firstId, secondId]))] as EntityId[], [found]);
  const counts = useLive(() => linkCounts(database, ids), [ids], { keepsPrevious: true });
  if (!entities || !apart || !counts) return null;
  const byId = new Map<string, Entity>(entities.map((entity) => [entity.id, entity]));
  const pairs = found.flatMap((duplicate): Pair[] => {
    const [first, second] = [byId.get(duplicate.firstId), byId.get(duplicate.secondId)];
    return first && second && !apart.has(pairKey(first.id, second.id)) ? [{ duplicate, first, second }] : [];
  });
  // The one with more highlights stays: fewer links have to be looked at again.
  const weight = (entity: Entity): number => (counts.get(entity.id) ?? 0) * 1000 + entity.aliases.length;
  const inOrder = pairs.map((pair) => (weight(pair.second) > weight(pair.first) ? { ...pair, first: pair.second, second: pair.first } : pair));
  return (
    <Dialog title="Likely duplicates" size="large" onClose={onClose} footer={<Button tone="primary" onPress={onClose}>Done</Button>}>
      <p className={styles['hint']} role="status">
        {pairs.length === 0 ? 'No two entities have names that are alike.' : `${pairs.length === 1 ? '1 pair' : `${pairs.length} pairs`} with names that are alike, the likeliest first. Nothing is merged until you say so.`}
      </p>
      {pairs.length === 0 ? null : (
        <ul className={styles['pairs']} aria-label="Pairs">
          {inOrder.slice(0, shown).map((pair) => <PairRow key={pairKey(pair.first.id, pair.second.id)} {...pair} onOpen={onClose} />)}
        </ul>
      )}
      {pairs.length > shown ? <Button onPress={() => setShown(shown + pageLength)}>Show more</Button> : null}
    </Dialog>
  );
}

function PairRow({ duplicate, first, second, onOpen }: Pair & { onOpen(): void }) {
  const { context, navigation, saveGate } = useServices();
  const merge = async (): Promise<void> => {
    await saveGate.flushAll();
    await mergeEntities(context, first.id, second.id);
    navigation.leave(second.id);
  };
  const { reason, firstForm, secondForm } = duplicate;
  const found = new Set([firstForm, secondForm]);
  const forms = reason === 'sameIdentifier' || (found.has(first.name) && found.has(second.name)) ? [] : [...found];
  return (
    <li>
      <EntityName entity={first} onOpen={onOpen} />
      <EntityName entity={second} onOpen={onOpen} />
      <span className={styles['why']}>
        {reasonWords[reason]}{reason === 'sameIdentifier' ? `: ${firstForm}` : ''}{forms.length > 0 ? `: ${forms.map((form) => `“${form}”`).join(', ')}` : ''} · “{first.name}” stays where they are merged
      </span>
      <span className={styles['tools']}>
        <Button onPress={() => void merge()} aria-label={`Merge “${second.name}” into “${first.name}”`}>Merge</Button>
        <Button onPress={() => void keepApart(context, first.id, second.id)} aria-label={`“${first.name}” and “${second.name}” are not the same`}>Not the same</Button>
      </span>
    </li>
  );
}

function EntityName({ entity, onOpen }: { readonly entity: Entity; onOpen(): void }) {
  const { navigation } = useServices();
  return (
    <span className={styles['names']}>
      <EntityKindIcon kind={entity.kind} size={13} />
      <AriaButton
        className={styles['link'] ?? ''}
        onPress={() => {
          onOpen();
          navigation.open({ kind: 'entity', id: entity.id });
        }}
      >
        {entity.name}
      </AriaButton>
      <small>{entity.description.split('\n', 1)[0] || entityKindWords[entity.kind].one}</small>
    </span>
  );
}
