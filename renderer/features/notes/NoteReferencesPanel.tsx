import { FileText, Users } from 'lucide-react';
import type { NoteId } from '../../../shared/domain/ids';
import { useLive } from '../../data/live';
import { noteReferences } from '../../data/noteQueries';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { openFromNote, openPassageFromNote } from './paneChoice';
import styles from './NotePane.module.css';

function times(count: number): string {
  return count === 1 ? '' : `${count}×`;
}

/** What the note rests on: its sources and entities; each opens beside it. */
export function NoteReferencesPanel({ noteId }: { readonly noteId: NoteId }) {
  const { database, navigation } = useServices();
  const references = useLive(() => noteReferences(database, noteId), [noteId]);
  if (!references || (references.sources.length === 0 && references.entities.length === 0)) return null;
  return (
    <section className={styles['references']} aria-label="What this note rests on">
      {references.sources.length > 0 ? (
        <div>
          <h2><FileText aria-hidden />Sources</h2>
          <ul>
            {references.sources.map(({ source, count, firstPassageId }) => (
              <li key={source.id}>
                <Button
                  tone="quiet"
                  onPress={() =>
                    firstPassageId
                      ? openPassageFromNote(navigation, noteId, source.id, firstPassageId)
                      : openFromNote(navigation, noteId, { kind: 'source', id: source.id })
                  }
                >
                  <span>{source.title || 'Untitled source'}</span>
                  <small>{[source.outlet, times(count)].filter((part) => part !== '').join(' · ')}</small>
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {references.entities.length > 0 ? (
        <div>
          <h2><Users aria-hidden />Entities</h2>
          <ul>
            {references.entities.map(({ entity, count }) => (
              <li key={entity.id}>
                <Button tone="quiet" onPress={() => openFromNote(navigation, noteId, { kind: 'entity', id: entity.id })}>
                  <span>{entity.name}</span>
                  <small>{[entity.kind, times(count)].filter((part) => part !== '').join(' · ')}</small>
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
