import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { LexicalExtensionComposer } from '@lexical/react/LexicalExtensionComposer';
import { useEffect, useEffectEvent, useMemo, useState, type ReactNode } from 'react';
import type { NoteBlock } from '../../shared/domain/noteBody';
import { FormatBar } from './FormatBar';
import { LinkEditor } from './LinkEditor';
import { NoteEditorProvider, type NoteEditorHost } from './noteEditorHost';
import { createNoteExtension } from './noteExtension';
import { createNoteHandle, onTextChanged, type NoteHandle } from './noteHandle';
import { TypeaheadMenu } from './TypeaheadMenu';
import styles from './NoteEditor.module.css';

interface NoteEditorProps {
  /** Taken once; later bodies come in through the handle. */
  readonly initialBlocks: readonly NoteBlock[];
  /** Keeps its identity. */
  readonly host: NoteEditorHost;
  readonly missing: ReadonlySet<string>;
  /** The text can be read and copied, not changed. */
  readonly isReadOnly?: boolean;
  /** Beside the formatting buttons. */
  readonly bar: ReactNode;
  /** Above and below the text, in its column. */
  readonly head: ReactNode;
  readonly foot: ReactNode;
  onReady(handle: NoteHandle): void;
  /** The person changed the text. */
  onChange(): void;
  onFocus(): void;
  onBlur(): void;
}

function EditorBridge({ onReady, onChange, isReadOnly = false }: Pick<NoteEditorProps, 'onReady' | 'onChange' | 'isReadOnly'>) {
  const [editor] = useLexicalComposerContext();
  const ready = useEffectEvent(onReady);
  const changed = useEffectEvent(onChange);
  useEffect(() => {
    ready(createNoteHandle(editor));
    return onTextChanged(editor, () => changed());
  }, [editor]);
  useEffect(() => editor.setEditable(!isReadOnly), [editor, isReadOnly]);
  return null;
}

/** The text of one note with its formatting bar and menus. */
export function NoteEditor(props: NoteEditorProps) {
  const { initialBlocks, host, missing, bar, head, foot, onReady, onChange, onFocus, onBlur, isReadOnly = false } = props;
  const [extension] = useState(() => createNoteExtension(initialBlocks, host));
  const context = useMemo(() => ({ host, missing }), [host, missing]);
  return (
    <NoteEditorProvider value={context}>
      <LexicalExtensionComposer extension={extension} contentEditable={null}>
        <EditorBridge onReady={onReady} onChange={onChange} isReadOnly={isReadOnly} />
        <div className={styles['bar']}>
          {isReadOnly ? null : <FormatBar />}
          {bar}
        </div>
        <div className={styles['scroll']}>
          <div className={styles['column']}>
            {head}
            <div className={styles['sheet']}>
              <ContentEditable
                className={styles['text']}
                aria-label="Note text"
                aria-multiline
                aria-placeholder="Write, or type / for blocks, @ for entities, [[ for highlights"
                placeholder={<div className={styles['placeholder']} aria-hidden>Write, or type <kbd>/</kbd> for blocks, <kbd>@</kbd> for entities, <kbd>[[</kbd> for highlights</div>}
                onFocus={onFocus}
                onBlur={onBlur}
                spellCheck
              />
            </div>
            {foot}
          </div>
        </div>
        <TypeaheadMenu />
        <LinkEditor />
      </LexicalExtensionComposer>
    </NoteEditorProvider>
  );
}
