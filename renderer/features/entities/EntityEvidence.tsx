import { Button as AriaButton } from 'react-aria-components';
import type { Note } from '../../../shared/domain/note';
import { formatPublicationDate } from '../../../shared/domain/publicationDate';
import type { LinkedSource } from '../../data/entityQueries';
import { useServices } from '../../services';
import styles from './EntityPane.module.css';

interface EntityEvidenceProps {
  readonly evidence: readonly LinkedSource[];
  readonly notes: readonly Note[];
}

/** Every linked passage with its words by source, and the notes; each goes to its place. */
export function EntityEvidence({ evidence, notes }: EntityEvidenceProps) {
  const { navigation } = useServices();
  const count = evidence.reduce((sum, each) => sum + each.passages.length, 0);
  return (
    <>
      <section className={styles['evidence']} aria-label="Passages">
        <h2>Passages <small>{count}</small></h2>
        {count === 0 ? <p className={styles['hint']}>No highlight is linked yet. Select a highlight while you read and link it in the inspector.</p> : null}
        {evidence.map(({ source, passages }) => (
          <div key={source.id} className={styles['source']}>
            <h3>
              <AriaButton className={styles['link'] ?? ''} onPress={() => navigation.open({ kind: 'source', id: source.id }, { beside: true })}>{source.title || 'Untitled'}</AriaButton>
              <small>{[source.outlet, formatPublicationDate(source.published)].filter((part) => part !== '').join(' · ')}</small>
            </h3>
            <ul>
              {passages.map((passage) => (
                <li key={passage.id}>
                  <AriaButton
                    className={styles['quotation'] ?? ''}
                    style={{ borderColor: `var(--mark-${passage.color}-line)` }}
                    onPress={() => navigation.openPassage(source.id, passage.id, { beside: true })}
                  >
                    {passage.anchor.exact}
                  </AriaButton>
                  {passage.comment ? <p className={styles['comment']}>{passage.comment}</p> : null}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </section>
      <section className={styles['evidence']} aria-label="Notes">
        <h2>Notes <small>{notes.length}</small></h2>
        {notes.length === 0 ? <p className={styles['hint']}>No note mentions it yet. Type @ in a note to mention it.</p> : null}
        <ul>
          {notes.map((note) => (
            <li key={note.id}>
              <AriaButton className={styles['link'] ?? ''} onPress={() => navigation.open({ kind: 'note', id: note.id }, { beside: true })}>{note.title || 'Untitled note'}</AriaButton>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
