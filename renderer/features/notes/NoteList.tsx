import { useEffect, useMemo, useState } from 'react';
import { Plus } from 'lucide-react';
import { useLive } from '../../data/live';
import { knownNoteSummaries, noteSummaries, type NoteSummary } from '../../data/noteQueries';
import { useServices } from '../../services';
import { Button, IconButton } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { SelectField, TextField } from '../../ui/Field';
import { createListSession } from '../../ui/listSession';
import { VirtualList } from '../../ui/VirtualList';
import { createStore, useStore } from '../../workspace/store';
import { excerptOf, filterNotes, titleOf, type NoteSort } from './noteListOrder';
import { deletionAsked } from './noteSession';
import { relativeDate } from './relativeDate';
import styles from './NoteList.module.css';

const sortOptions: readonly { readonly value: NoteSort; readonly label: string }[] = [
  { value: 'changed', label: 'Last changed' },
  { value: 'title', label: 'Title' },
];

// Kept while the person looks into other sections.
const session = createListSession();
const typedWords = createStore('');
const chosenSort = createStore<NoteSort>('changed');

interface NoteRowProps {
  readonly summary: NoteSummary;
  readonly typed: string;
  readonly now: number;
}

function NoteRow({ summary: { note, text, changedAt }, typed, now }: NoteRowProps) {
  return (
    <div className={styles['row']}>
      <span className={styles['line']}>
        <span className={note.title.trim() === '' ? styles['untitled'] : styles['title']}>{titleOf(note.title)}</span>
        <time dateTime={changedAt}>{relativeDate(changedAt, now)}</time>
      </span>
      <span className={styles['excerpt']}>{excerptOf(text, typed) || 'No words yet'}</span>
    </div>
  );
}

/** Every note with its first words, found by title and words. */
export function NoteList() {
  const { actions, database, navigation } = useServices();
  const { main, beside } = useStore(navigation.place);
  const summaries = useLive(() => noteSummaries(database), []) ?? knownNoteSummaries(database);
  const typed = useStore(typedWords);
  const sort = useStore(chosenSort);
  const selection = useStore(session.selection);
  const [openedAt] = useState(() => Date.now());
  const openId = [main, beside].flatMap((content) => (content?.kind === 'note' ? [content.id] : []))[0] ?? null;
  useEffect(() => session.follow(openId), [openId]);
  const found = useMemo(() => filterNotes(summaries ?? [], typed, sort).map((summary) => ({ id: summary.note.id, summary })), [summaries, typed, sort]);
  if (!summaries) return null;
  const now = Math.max(openedAt, ...summaries.slice(0, 1).map((summary) => Date.parse(summary.changedAt)));
  const create = (): void => void actions.run('newNote');

  return (
    <div className={styles['column']}>
      <header className={styles['header']}>
        <h2>Notes <small>{summaries.length.toLocaleString()}</small></h2>
        <IconButton label="New note" onPress={create}><Plus aria-hidden /></IconButton>
      </header>
      {summaries.length === 0 ? (
        <EmptyState title="No notes yet" actions={<Button tone="primary" onPress={create}>New note</Button>}>
          Write what you make of your articles. Cite a highlight, and the note leads back to its words.
        </EmptyState>
      ) : (
        <>
          <div className={styles['tools']}>
            <TextField label="Find a note" isLabelHidden type="search" placeholder="Find a note" value={typed} onChange={typedWords.set} />
            <SelectField label="Sort notes" isLabelHidden value={sort} options={sortOptions} onChange={chosenSort.set} />
          </div>
          {found.length === 0 ? <p className={styles['none']}>No note has these words.</p> : (
            <div className={styles['rows']}>
              <VirtualList
                isPlain isSingle
                label="Notes" items={found}
                textOf={({ summary }) => titleOf(summary.note.title)}
                renderRow={({ summary }) => <NoteRow summary={summary} typed={typed} now={now} />}
                selection={selection} onSelectionChange={session.selection.set} currentId={openId}
                onOpen={({ id }, options) => navigation.open({ kind: 'note', id }, options)}
                onDelete={() => deletionAsked.set(found.find(({ id }) => selection.selected.has(id))?.id ?? null)}
                estimatedHeight={69} view={`${sort} ${typed.trim()}`} memory={session.memory}
              />
            </div>
          )}
        </>
      )}
    </div>
  );
}
