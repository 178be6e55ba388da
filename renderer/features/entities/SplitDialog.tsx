import { useState, type ReactNode } from 'react';
import type { Alias, Entity, EntityKind } from '../../../shared/domain/entity';
import { splitEntity } from '../../commands/entitySplit';
import { splittableOf, type Splittable } from '../../data/registryQueries';
import { useLive } from '../../data/live';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { Dialog } from '../../ui/Dialog';
import { SelectField, TextField } from '../../ui/Field';
import { kindOptions } from './entityKinds';
import { typeWords } from './relationWords';
import styles from './RegistryDialogs.module.css';

/** A key for a name among those of an entity: two may be written alike and held at different times. */
function aliasKey({ text, kind, validFrom, validTo }: Alias): string {
  return JSON.stringify([text, kind, validFrom, validTo]);
}

interface ChosenProps {
  readonly chosen: ReadonlySet<string>;
  onChoose(ids: readonly string[], isChosen: boolean): void;
}

function Choice({ id, chosen, onChoose, children }: ChosenProps & { readonly id: string; readonly children: ReactNode }) {
  return <Checkbox isSelected={chosen.has(id)} onChange={(isChosen) => onChoose([id], isChosen)}>{children}</Checkbox>;
}

/** Mentions by source: a whole source at once, or single places where there are several. */
function MentionChoices({ splittable, chosen, onChoose }: ChosenProps & { readonly splittable: Splittable }) {
  return splittable.sources.map(({ source, mentions }) => {
    const ids = mentions.map(({ id }) => id);
    const count = mentions.length === 1 ? '1 place' : `${mentions.length} places`;
    return (
      <div key={source.id}>
        <Checkbox isSelected={ids.every((id) => chosen.has(id))} onChange={(isChosen) => onChoose(ids, isChosen)}>
          <span>{source.title || 'Untitled'} <small>{count}</small></span>
        </Checkbox>
        {mentions.length > 1 ? (
          <div className={styles['nested']}>
            {mentions.map((mention) => <Choice key={mention.id} id={mention.id} chosen={chosen} onChoose={onChoose}><span>“{mention.anchor.exact}” <small>…{mention.anchor.suffix.trim()}</small></span></Choice>)}
          </div>
        ) : null}
      </div>
    );
  });
}

/** Chooses what of an entity is somebody or something else, and makes an entity of it. */
export function SplitDialog({ entity, onClose }: { readonly entity: Entity; onClose(): void }) {
  const { actions, context, database, navigation, notices, saveGate } = useServices();
  const splittable = useLive(() => splittableOf(database, entity.id), [entity.id]);
  const [name, setName] = useState('');
  const [kind, setKind] = useState<EntityKind>(entity.kind);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  if (!splittable) return null;
  const onChoose = (ids: readonly string[], isChosen: boolean): void => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (isChosen) next.add(id);
      else next.delete(id);
    }
    setChosen(next);
    const [only] = entity.aliases.filter((alias) => next.has(aliasKey(alias)));
    if (name.trim() === '' && only) setName(only.text);
  };
  const of = <Id extends string>(ids: readonly Id[]): Id[] => ids.filter((id) => chosen.has(id));
  const split = async (): Promise<void> => {
    onClose();
    // Mentions in notes follow, so what is typed must be in the notebook first.
    await saveGate.flushAll();
    const made = await splitEntity(context, entity.id, {
      name, kind, aliases: entity.aliases.filter((alias) => chosen.has(aliasKey(alias))),
      mentionIds: of(splittable.sources.flatMap(({ mentions }) => mentions.map(({ id }) => id))), noteIds: of(splittable.notes.map(({ id }) => id)),
      relationIds: of(splittable.relations.map(({ relation }) => relation.id)), decisionIds: of(splittable.decisions.map(({ decision }) => decision.id)),
    });
    if (!made) return;
    navigation.open({ kind: 'entity', id: made.id });
    notices.show({ tone: 'success', text: `“${made.name}” is now an entity of its own.`, action: { label: 'Undo', run: () => void actions.run('undo') } });
  };
  const choosing = { chosen, onChoose };
  return (
    <Dialog
      title={`Split “${entity.name}”`}
      size="medium"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" isDisabled={name.trim() === ''} onPress={() => void split()}>Split</Button>
        </>
      }
    >
      <p className={styles['hint']}>What you choose goes to a new entity; all else stays with “{entity.name}”. You can undo this.</p>
      <div className={styles['pair']}>
        <TextField label="Name of the new entity" value={name} onChange={setName} autoFocus />
        <SelectField label="Kind" value={kind} options={kindOptions} onChange={setKind} />
      </div>
      <Group title="Other names" isEmpty={entity.aliases.length === 0}>
        {entity.aliases.map((alias) => <Choice key={aliasKey(alias)} id={aliasKey(alias)} {...choosing}>{alias.text}</Choice>)}
      </Group>
      <Group title="Highlights and mentions" isEmpty={splittable.sources.length === 0}><MentionChoices splittable={splittable} {...choosing} /></Group>
      <Group title="Notes" isEmpty={splittable.notes.length === 0}>
        {splittable.notes.map((note) => <Choice key={note.id} id={note.id} {...choosing}>{note.title || 'Untitled note'}</Choice>)}
      </Group>
      <Group title="Relations" isEmpty={splittable.relations.length === 0}>
        {splittable.relations.map(({ relation, isFirst, other }) => <Choice key={relation.id} id={relation.id} {...choosing}>{typeWords(relation.type, isFirst)} {other.name}</Choice>)}
      </Group>
      <Group title="Decisions about names" isEmpty={splittable.decisions.length === 0}>
        {splittable.decisions.map(({ decision, source }) => <Choice key={decision.id} id={decision.id} {...choosing}>“{decision.name}” {source ? `in ${source.title || 'Untitled'}` : 'everywhere'}</Choice>)}
      </Group>
    </Dialog>
  );
}

function Group({ title, isEmpty, children }: { readonly title: string; readonly isEmpty: boolean; readonly children: ReactNode }) {
  if (isEmpty) return null;
  return (
    <div role="group" aria-label={title} className={styles['choices']}>
      <h3>{title}</h3>
      {children}
    </div>
  );
}
