import type { Note } from '../../../shared/domain/note';
import { createNote } from '../../commands/noteCommands';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { useStore } from '../../workspace/store';
import { titleOf } from './noteListOrder';
import type { OpenNote } from './openNote';
import styles from './NotePane.module.css';

/** Asks what to do with text that cannot simply be saved, because the note changed or went elsewhere. */
export function SaveTrouble({ note, open }: { readonly note: Note; readonly open: OpenNote }) {
  const { context, navigation, notices } = useServices();
  const { status } = useStore(open.saving.state);
  if (status !== 'conflict' && status !== 'gone') return null;
  const keepAsNew = async (): Promise<void> => {
    const id = await createNote(context, { title: `${titleOf(note.title)} (my version)`, blocks: open.handle()?.readBlocks() ?? [] });
    if (status === 'conflict') await open.reload();
    else open.saving.adopt(null);
    navigation.open({ kind: 'note', id }, { beside: status === 'conflict' });
    if (status === 'gone') navigation.leave(note.id);
    notices.show({ tone: 'success', text: 'Your text was kept as a note of its own.' });
  };
  return (
    <div className={styles['trouble']} role="alert">
      <p>
        {status === 'conflict'
          ? 'This note was changed somewhere else while you wrote. Nothing was overwritten; your text is still here.'
          : 'This note was deleted somewhere else while you wrote. Your text is still here.'}
      </p>
      <div>
        {status === 'conflict' ? <Button onPress={() => void open.saving.overwrite().catch(() => undefined)}>Keep this text</Button> : null}
        <Button tone="primary" onPress={() => void keepAsNew()}>{status === 'conflict' ? 'Keep both' : 'Keep as a new note'}</Button>
      </div>
    </div>
  );
}
