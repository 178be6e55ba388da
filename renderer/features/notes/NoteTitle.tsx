import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Note } from '../../../shared/domain/note';
import { renameNote } from '../../commands/noteCommands';
import { useServices } from '../../services';
import styles from './NotePane.module.css';

const pauseMs = 600;

/** The title over the text. Renames of one visit to the field are one step of undo. */
export function NoteTitle({ note, takesFocus, onEnter }: { readonly note: Note; readonly takesFocus: boolean; onEnter(): void }) {
  const { context, notices, saveGate } = useServices();
  /** What is typed and not saved yet. */
  const [typed, setTyped] = useState<string | null>(null);
  const [visit, setVisit] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);

  const save = async (): Promise<void> => {
    if (typed === null) return;
    await renameNote(context, note.id, typed.trim(), { group: `rename ${note.id} ${visit}` });
    // What was typed since then is not saved yet.
    setTyped((current) => (current === typed && document.activeElement !== field.current ? null : current));
  };
  const saveOrTell = (): void => {
    save().catch((error: unknown) => notices.show({ tone: 'problem', text: `The title was not saved: ${error instanceof Error ? error.message : String(error)}` }));
  };
  const saveNow = useEffectEvent(save);
  const saveSoon = useEffectEvent(saveOrTell);
  const isPending = useEffectEvent(() => typed !== null && typed.trim() !== note.title);
  useEffect(() => saveGate.register(() => saveNow(), () => isPending()), [saveGate]);
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => saveSoon(), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => () => saveSoon(), []);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);

  return (
    <h1 className={styles['heading']}>
      <textarea
        ref={field}
        className={styles['title']}
        aria-label="Title"
        placeholder="Untitled note"
        rows={1}
        value={typed ?? note.title}
        onFocus={() => setVisit(Date.now())}
        onChange={(event) => setTyped(event.target.value.replace(/[\r\n]+/g, ' '))}
        onBlur={() => saveOrTell()}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
          event.preventDefault();
          saveOrTell();
          onEnter();
        }}
      />
    </h1>
  );
}
