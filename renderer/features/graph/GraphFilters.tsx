import { useState } from 'react';
import { entityKinds, entityKindWords, type EntityKind } from '../../../shared/domain/entity';
import type { CollectionId, SourceId } from '../../../shared/domain/ids';
import { parsePublicationDate } from '../../../shared/domain/publicationDate';
import { wholeGraph } from '../../../shared/analysis/graphFilters';
import type { GraphFilter, GraphScope } from '../../../shared/analysis/graphTypes';
import { shapeWords } from '../../../shared/exporting/graphShapes';
import { allCollections } from '../../data/collectionQueries';
import { useLive } from '../../data/live';
import { useLiveTable } from '../../data/liveTable';
import { liveSources } from '../../data/sourceQueries';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { SelectField, TextField } from '../../ui/Field';
import { Typeahead } from '../../ui/Typeahead';
import { useStore } from '../../workspace/store';
import { graphSessionOf } from './graphSession';
import { KindShape } from './KindShape';
import { useGraphState } from './useGraph';
import styles from './GraphFilters.module.css';

const strengths = [1, 2, 3, 5, 10, 25, 50];

/** Which part of the graph is shown, and what its shapes mean. */
export function GraphFilters() {
  const services = useServices();
  const session = graphSessionOf(services);
  const filter = useStore(session.filter);
  const scope = useStore(session.scope);
  const state = useGraphState(session);
  const collections = useLive(() => allCollections(services.database), []) ?? [];
  const change = (part: Partial<GraphFilter>): void => session.filter.set((current) => ({ ...current, ...part }));
  const suggestions = state.status === 'shown' ? state.graph.known.suggestions : 0;
  const isWhole = JSON.stringify(filter) === JSON.stringify(wholeGraph);

  return (
    <div className={styles['column']}>
      <header className={styles['header']}>
        <h2>Graph</h2>
        <Button tone="quiet" isDisabled={isWhole} onPress={() => session.filter.set(wholeGraph)}>Show all</Button>
      </header>
      <div className={styles['body']} role="group" aria-label="What the graph shows">
        <SelectField<GraphScope>
          label="Entities are connected that share a"
          value={scope}
          options={[{ value: 'sentence', label: 'Sentence' }, { value: 'paragraph', label: 'Paragraph' }]}
          onChange={(next) => session.scope.set(next)}
        />
        <fieldset className={styles['group']}>
          <legend>Connections</legend>
          <Checkbox isSelected={filter.withTogether} onChange={(withTogether) => change({ withTogether })}>
            <svg className={styles['sample']} aria-hidden viewBox="0 0 24 10"><line x1="1" x2="23" y1="5" y2="5" /></svg>
            Standing together
          </Checkbox>
          <Checkbox isSelected={filter.withRelations} onChange={(withRelations) => change({ withRelations })}>
            <svg className={styles['sample']} data-related aria-hidden viewBox="0 0 24 10"><line x1="1" x2="17" y1="5" y2="5" /><polygon points="23,5 15,1 15,9" /></svg>
            Relations
          </Checkbox>
          <Checkbox isSelected={filter.withSuggestions} onChange={(withSuggestions) => change({ withSuggestions })}>
            Suggested mentions too
            {filter.withSuggestions ? <small className={styles['shape']}>{suggestions.toLocaleString('en')}</small> : null}
          </Checkbox>
          <SelectField
            label="Together at least"
            value={String(filter.leastStrength)}
            options={strengths.map((count) => ({ value: String(count), label: count === 1 ? 'Once' : `${count} times` }))}
            onChange={(count) => change({ leastStrength: Number(count) })}
          />
        </fieldset>
        <fieldset className={styles['group']}>
          <legend>Kinds</legend>
          {entityKinds.map((kind) => (
            <Checkbox key={kind} isSelected={filter.kinds.includes(kind)} onChange={(isShown) => change({ kinds: withKind(filter.kinds, kind, isShown) })}>
              <KindShape kind={kind} isNamed={false} />
              {entityKindWords[kind].many}
              <small className={styles['shape']}>{shapeWords[kind]}</small>
            </Checkbox>
          ))}
        </fieldset>
        <fieldset className={styles['group']}>
          <legend>Published</legend>
          <div className={styles['dates']}>
            <DateField key={`from ${filter.from}`} label="From" value={filter.from} onChange={(from) => change({ from })} />
            <DateField key={`to ${filter.to}`} label="To" value={filter.to} onChange={(to) => change({ to })} />
          </div>
        </fieldset>
        <SourceField sourceId={filter.sourceId} onChange={(sourceId) => change({ sourceId })} />
        {collections.length > 0 ? (
          <SelectField
            label="Collection"
            value={filter.collectionId ?? ''}
            options={[{ value: '', label: 'All articles' }, ...collections.map(({ id, name }) => ({ value: id as string, label: name }))]}
            onChange={(id) => change({ collectionId: id === '' ? null : (id as CollectionId) })}
          />
        ) : null}
      </div>
    </div>
  );
}

function withKind(kinds: readonly EntityKind[], kind: EntityKind, isShown: boolean): readonly EntityKind[] {
  return entityKinds.filter((each) => (each === kind ? isShown : kinds.includes(each)));
}

function DateField({ label, value, onChange }: { readonly label: string; readonly value: string | null; onChange(value: string | null): void }) {
  const [typed, setTyped] = useState(value ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const commit = (text: string): void => {
    const date = text.trim() === '' ? null : parsePublicationDate(text, 'person');
    const isUnderstood = text.trim() === '' || (date !== null && date.edtf !== null);
    setProblem(isUnderstood ? null : 'A year, a month or a day: 2023, June 2023, 2023-06-18.');
    if (isUnderstood && (date?.edtf ?? null) !== value) onChange(date?.edtf ?? null);
  };
  return <TextField label={label} value={typed} onChange={setTyped} onCommit={commit} placeholder="Any time" problem={problem} />;
}

function SourceField({ sourceId, onChange }: { readonly sourceId: SourceId | null; onChange(id: SourceId | null): void }) {
  const { database } = useServices();
  const sources = useLiveTable(liveSources, database)?.rows ?? [];
  return (
    <Typeahead
      label="Article"
      placeholder={sourceId ? '' : 'All articles'}
      items={[...sources].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)).map(({ id, title, outlet }) => ({ id, label: title || 'Untitled', ...(outlet ? { detail: outlet } : {}) }))}
      selectedIds={sourceId ? [sourceId] : []}
      onAdd={(id) => onChange(id as SourceId)}
      onRemove={() => onChange(null)}
    />
  );
}
