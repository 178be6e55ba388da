import { NotebookPen } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { PassageId, SourceId } from '../../../shared/domain/ids';
import { useLive } from '../../data/live';
import { notesCiting } from '../../data/passageQueries';
import { useServices } from '../../services';
import styles from './Inspector.module.css';

/** The notes that cite a highlight or a source; each opens beside the text. */
export function Backlinks({ targetId, none }: { readonly targetId: PassageId | SourceId; readonly none: string }) {
  const { database, navigation } = useServices();
  const notes = useLive(() => notesCiting(database, targetId), [targetId]);
  return (
    <section className={styles['group']} aria-label="Cited in notes">
      <h3>Cited in notes</h3>
      {notes?.length ? (
        <ul className={styles['links']}>
          {notes.map((note) => (
            <li key={note.id}>
              <AriaButton className={styles['linkButton'] ?? ''} onPress={() => navigation.open({ kind: 'note', id: note.id }, { beside: true })}>
                <NotebookPen aria-hidden size={14} />
                {note.title || 'Untitled note'}
              </AriaButton>
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles['faint']}>{none}</p>
      )}
    </section>
  );
}
