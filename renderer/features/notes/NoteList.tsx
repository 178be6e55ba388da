import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { Plus } from 'lucide-react';
import type { NoteId } from '../../../shared/domain/ids';
import { useLive } from '../../data/live';
import { noteSummaries } from '../../data/noteQueries';
import { useServices } from '../../services';
import { Button, IconButton } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { SelectField, TextField } from '../../ui/Field';
import { useStore } from '../../workspace/store';
import { excerptOf, filterNotes, titleOf, type NoteSort } from './noteListOrder';
import { deletionAsked } from './noteSession';
import { relativeDate } from './relativeDate';
import styles from './NoteList.module.css';

const sortOptions: readonly { readonly value: NoteSort; readonly label: string }[] = [
  { value: 'changed', label: 'Last changed' },
  { value: 'title', label: 'Title' },
];

/** Every note with its first words, found by title and words. */
export function NoteList() {
  const { actions, database, navigation } = useServices();
  const { main, beside } = useStore(navigation.place);
  const summaries = useLive(() => noteSummaries(database), []);
  const [typed, setTyped] = useState('');
  const [sort, setSort] = useState<NoteSort>('changed');
  const [openedAt] = useState(() => Date.now());
  if (!summaries) return null;
  const found = filterNotes(summaries, typed, sort);
  const now = Math.max(openedAt, ...summaries.slice(0, 1).map((summary) => Date.parse(summary.changedAt)));
  const openId = [main, beside].flatMap((content) => (content?.kind === 'note' ? [content.id] : []))[0] ?? null;
  const create = (): void => void actions.run('newNote');

  return (
    <div className={styles['column']}>
      <header className={styles['header']}>
        <h2>Notes <small>{summaries.length}</small></h2>
        <IconButton label="New note" onPress={create}><Plus aria-hidden /></IconButton>
      </header>
      {summaries.length === 0 ? (
        <EmptyState title="No notes yet" actions={<Button tone="primary" onPress={create}>New note</Button>}>
          Write what you make of your articles. Cite a highlight, and the note leads back to its words.
        </EmptyState>
      ) : (
        <>
          <div className={styles['tools']}>
            <TextField label="Find a note" isLabelHidden type="search" placeholder="Find a note" value={typed} onChange={setTyped} />
            <SelectField label="Sort notes" isLabelHidden value={sort} options={sortOptions} onChange={setSort} />
          </div>
          <div
            className={styles['keys']}
            onKeyDown={(event) => {
              if (event.key === 'Delete' && openId) deletionAsked.set(openId);
            }}
          >
          <ListBox
            aria-label="Notes"
            className={styles['list'] ?? ''}
            selectionMode="single"
            selectionBehavior="replace"
            selectedKeys={openId ? [openId] : []}
            disallowEmptySelection
            items={found.map((summary) => ({ ...summary, id: summary.note.id }))}
            dependencies={[typed, now]}
            onSelectionChange={(keys) => {
              const [key] = keys === 'all' ? [] : [...keys];
              if (key !== undefined) navigation.open({ kind: 'note', id: key as NoteId });
            }}
            renderEmptyState={() => <p className={styles['none']}>No note has these words.</p>}
          >
            {({ note, text, changedAt }) => (
              <ListBoxItem id={note.id} textValue={titleOf(note.title)} className={styles['row'] ?? ''}>
                <span className={styles['line']}>
                  <span className={note.title.trim() === '' ? styles['untitled'] : styles['title']}>{titleOf(note.title)}</span>
                  <time dateTime={changedAt}>{relativeDate(changedAt, now)}</time>
                </span>
                <span className={styles['excerpt']}>{excerptOf(text, typed) || 'No words yet'}</span>
              </ListBoxItem>
            )}
          </ListBox>
          </div>
        </>
      )}
    </div>
  );
}
