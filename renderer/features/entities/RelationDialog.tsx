import { useState } from 'react';
import { parsePublicationDate } from '../../../shared/domain/publicationDate';
import type { Entity } from '../../../shared/domain/entity';
import type { EntityId, PassageId } from '../../../shared/domain/ids';
import { addRelation, updateRelation } from '../../commands/relationCommands';
import { useEntities } from '../../data/entityQueries';
import { passagesBetween, type SeenRelation } from '../../data/registryQueries';
import { useLive } from '../../data/live';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { Dialog } from '../../ui/Dialog';
import { SelectField, TextField } from '../../ui/Field';
import { Typeahead } from '../../ui/Typeahead';
import { EntityKindIcon } from '../../ui/EntityKindIcon';
import { relationOptions, typeOf } from './relationWords';
import styles from './RegistryDialogs.module.css';

const ownWords = 'own';
const typeOptions = [...relationOptions, { value: ownWords, label: 'In your own words…' }] as const;

const fewPassages = 12;

/** An EDTF date from what was typed; null for nothing, undefined for what is no date. */
function dateOf(typed: string): string | null | undefined {
  return typed.trim() === '' ? null : parsePublicationDate(typed, 'person')?.edtf;
}

interface RelationDialogProps {
  readonly entity: Entity;
  /** Null for a new one. */
  readonly seen: SeenRelation | null;
  onClose(): void;
}

/** Says how an entity stands to another, since when and until when, and which highlights say so. */
export function RelationDialog({ entity, seen, onClose }: RelationDialogProps) {
  const { context, database } = useServices();
  const present = seen?.relation;
  const isFirst = seen?.isFirst ?? true;
  const entities = useEntities(database) ?? [];
  const [otherId, setOtherId] = useState<EntityId | null>(seen?.other.id ?? null);
  const knownType = relationOptions.find(({ value }) => value === present?.type)?.value;
  const [chosenType, setChosenType] = useState<(typeof typeOptions)[number]['value']>(present ? (knownType ?? ownWords) : 'memberOf');
  const [words, setWords] = useState(knownType ? '' : (present?.type ?? ''));
  const [from, setFrom] = useState(present?.validFrom ?? '');
  const [until, setUntil] = useState(present?.validTo ?? '');
  const [remark, setRemark] = useState(present?.remark ?? '');
  const [passageIds, setPassageIds] = useState<readonly PassageId[]>(present?.passageIds ?? []);
  const passages = useLive(() => passagesBetween(database, entity.id, otherId), [entity.id, otherId], { keepsPrevious: true }) ?? [];
  const [shown, setShown] = useState(fewPassages);
  // Those that it rests on already stand first, then those that are linked to both.
  const isPresent = (id: PassageId): boolean => present?.passageIds.includes(id) ?? false;
  const inOrder = [...passages].sort((a, b) => Number(isPresent(b.passage.id)) - Number(isPresent(a.passage.id)));
  const others = entities.filter((each) => each.id !== entity.id);
  const type = chosenType === ownWords ? typeOf(words) : chosenType;
  const [validFrom, validTo] = [dateOf(from), dateOf(until)];
  const isWhole = otherId !== null && type !== '' && validFrom !== undefined && validTo !== undefined;

  const save = async (): Promise<void> => {
    if (!isWhole) return;
    onClose();
    const ends = isFirst ? { fromId: entity.id, toId: otherId } : { fromId: otherId, toId: entity.id };
    const fields = { ...ends, type, validFrom, validTo, passageIds, remark: remark.trim() };
    if (present) await updateRelation(context, present.id, fields);
    else await addRelation(context, fields);
  };
  return (
    <Dialog
      title={present ? 'Edit relation' : `Add relation of “${entity.name}”`}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" isDisabled={!isWhole} onPress={() => void save()}>{present ? 'Save' : 'Add'}</Button>
        </>
      }
    >
      <div className={styles['pair']}>
        <SelectField label="Relation" value={chosenType} options={typeOptions} onChange={setChosenType} />
        {chosenType === ownWords ? <TextField label="Your words" value={words} onChange={setWords} placeholder="advises, owns, is married to" /> : null}
      </div>
      <Typeahead
        label={isFirst ? 'To' : `From (to “${entity.name}”)`}
        placeholder="Find by name or alias"
        autoFocus={!present}
        items={others.map((each) => ({ id: each.id, label: each.name, keywords: each.aliases.map((alias) => alias.text), icon: <EntityKindIcon kind={each.kind} size={13} /> }))}
        selectedIds={otherId ? [otherId] : []}
        onAdd={(id) => setOtherId(id as EntityId)}
        onRemove={() => setOtherId(null)}
      />
      <div className={styles['pair']}>
        <TextField label="From when" value={from} onChange={setFrom} placeholder="2023-06" problem={validFrom === undefined ? 'A date such as 2023-06 or June 2023.' : null} />
        <TextField label="Until when" value={until} onChange={setUntil} placeholder="open" problem={validTo === undefined ? 'A date such as 2023-06 or June 2023.' : null} />
      </div>
      <TextField label="Remark" value={remark} onChange={setRemark} isMultiline rows={2} />
      {passages.length > 0 ? (
        <div role="group" aria-label="Highlights that say so" className={styles['choices']}>
          <span className={styles['label']}>Highlights that say so</span>
          {inOrder.slice(0, shown).map(({ passage, source }) => (
            <Checkbox
              key={passage.id}
              isSelected={passageIds.includes(passage.id)}
              onChange={(isChosen) => setPassageIds(isChosen ? [...passageIds, passage.id] : passageIds.filter((id) => id !== passage.id))}
            >
              <span>“{passage.anchor.exact}” <small>{source.title || 'Untitled'}</small></span>
            </Checkbox>
          ))}
          {inOrder.length > shown ? <Button tone="quiet" onPress={() => setShown(inOrder.length)}>Show all {inOrder.length} highlights</Button> : null}
        </div>
      ) : <p className={styles['hint']}>No highlight is linked to it. Link highlights while you read to let relations rest on them.</p>}
    </Dialog>
  );
}
