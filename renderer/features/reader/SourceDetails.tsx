import { useState } from 'react';
import type { CollectionId, TagId } from '../../../shared/domain/ids';
import { formatPublicationDate, parsePublicationDate } from '../../../shared/domain/publicationDate';
import { readingStates, type Source } from '../../../shared/domain/source';
import type { Tag } from '../../../shared/domain/tag';
import { addToCollection, removeFromCollection } from '../../commands/collectionCommands';
import { setReadingState, tagSource, untagSource, updateSource } from '../../commands/sourceCommands';
import { allCollections } from '../../data/collectionQueries';
import { useLive } from '../../data/live';
import { useServices } from '../../services';
import { SelectField, TextField } from '../../ui/Field';
import { Typeahead } from '../../ui/Typeahead';
import { Backlinks } from './Backlinks';
import { SimilarSection } from './SimilarSection';
import { readingStateLabels } from './sourceActions';
import { useAutosave } from './useAutosave';
import styles from './Inspector.module.css';

const fields = [
  { name: 'title', label: 'Title' },
  { name: 'outlet', label: 'Outlet' },
  { name: 'byline', label: 'Author' },
  { name: 'url', label: 'Web address' },
  { name: 'language', label: 'Language' },
] as const;

const dateProblem = 'Write a date like “29 Aug 2024”, “June 2023” or “2023”, or “unknown”.';

function DetailField({ source, name, label }: { readonly source: Source; readonly name: (typeof fields)[number]['name']; readonly label: string }) {
  const { context } = useServices();
  const saved = useAutosave(source[name], (text) => updateSource(context, source.id, { [name]: text }, { group: `${name} ${source.id}` }));
  return <TextField label={label} value={saved.text} onChange={saved.change} onCommit={() => void saved.flush()} />;
}

/** The date as people write it; what cannot be read as one stays in the field with the reason, and the date as it was. */
function DateField({ source }: { readonly source: Source }) {
  const { context } = useServices();
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const commit = (): void => {
    if (draft === null) return;
    const published = parsePublicationDate(draft, 'person');
    setProblem(published ? null : dateProblem);
    if (!published) return;
    setDraft(null);
    if (published.edtf !== source.published.edtf) void updateSource(context, source.id, { published });
  };
  return (
    <TextField
      label="Published" value={draft ?? formatPublicationDate(source.published)} problem={problem}
      onChange={(text) => {
        setDraft(text);
        if (problem && parsePublicationDate(text, 'person')) setProblem(null);
      }}
      onCommit={commit}
    />
  );
}

/** What is known about a source, to be put right at any time. */
export function SourceDetails({ source, tags }: { readonly source: Source; readonly tags: readonly Tag[] }) {
  const { context, database } = useServices();
  const collections = useLive(() => allCollections(database), []) ?? [];
  const words = new Intl.NumberFormat().format(source.wordCount);
  return (
    <div className={styles['details']}>
      {fields.map(({ name, label }) => <DetailField key={name} source={source} name={name} label={label} />)}
      <DateField source={source} />
      <SelectField
        label="Reading state" value={source.readingState}
        options={readingStates.map((state) => ({ value: state, label: readingStateLabels[state] }))}
        onChange={(state) => void setReadingState(context, [source.id], state)}
      />
      <Typeahead
        label="Tags" placeholder="Add a tag" items={tags.map(({ id, name }) => ({ id, label: name }))} selectedIds={source.tagIds}
        onAdd={(id) => void tagSource(context, source.id, { id: id as TagId })}
        onRemove={(id) => void untagSource(context, source.id, id as TagId)}
        onCreate={(name) => void tagSource(context, source.id, { name })}
        createLabel="Create tag"
      />
      <Typeahead
        label="Collections" placeholder="Add to a collection" items={collections.map(({ id, name }) => ({ id, label: name }))} selectedIds={source.collectionIds}
        onAdd={(id) => void addToCollection(context, [source.id], { id: id as CollectionId })}
        onRemove={(id) => void removeFromCollection(context, [source.id], id as CollectionId)}
        onCreate={(name) => void addToCollection(context, [source.id], { name })}
        createLabel="Create collection"
      />
      <SimilarSection source={source} />
      <Backlinks targetId={source.id} none="No note cites this source yet." />
      <dl className={styles['facts']}>
        <div><dt>Words</dt><dd>{words}</dd></div>
        {source.fileName ? <div><dt>File</dt><dd>{source.fileName}</dd></div> : null}
        <div><dt>Imported</dt><dd>{new Date(source.createdAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}</dd></div>
        <div><dt>SHA-256</dt><dd title={source.bytesDigest}>{source.bytesDigest.slice(0, 12)}…</dd></div>
      </dl>
    </div>
  );
}
