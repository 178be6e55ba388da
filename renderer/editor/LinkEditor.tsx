import { $isLinkNode, TOGGLE_LINK_COMMAND, type LinkNode } from '@lexical/link';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $createTextNode, $findMatchingParent, $getSelection, $isRangeSelection, $setSelection, COMMAND_PRIORITY_LOW, mergeRegister, type BaseSelection, type LexicalEditor } from 'lexical';
import { ExternalLink, Pencil, Unlink } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { Button, IconButton } from '../ui/Button';
import { TextField } from '../ui/Field';
import { completeUrl } from './linkAddress';
import { placeBeside, type CaretBox } from './menuPlace';
import { EDIT_LINK_COMMAND } from './noteFormats';
import { useNoteEditorContext } from './noteEditorHost';
import styles from './LinkEditor.module.css';

interface LinkView {
  readonly url: string;
  readonly box: CaretBox;
}

function $linkAtCaret(): LinkNode | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const [anchor, focus] = [selection.anchor, selection.focus].map((point) => $findMatchingParent(point.getNode(), $isLinkNode));
  return anchor && focus && anchor.is(focus) ? anchor : null;
}

function readLink(editor: LexicalEditor): LinkView | null {
  const found = editor.getEditorState().read(() => {
    const link = $linkAtCaret();
    return link && { url: link.getURL(), key: link.getKey() };
  });
  const element = found && editor.getElementByKey(found.key);
  if (!found || !element) return null;
  const { left, top, bottom } = element.getBoundingClientRect();
  return { url: found.url, box: { left, top, bottom } };
}

function caretBox(editor: LexicalEditor): CaretBox {
  const selection = window.getSelection();
  const root = editor.getRootElement();
  const range = selection && selection.rangeCount > 0 && root?.contains(selection.anchorNode) ? selection.getRangeAt(0) : null;
  const rectangle = range?.getBoundingClientRect();
  const { left, top, bottom } = rectangle && rectangle.bottom > 0 ? rectangle : (root?.getBoundingClientRect() ?? new DOMRect());
  return { left, top, bottom };
}

/** Shows the address of the link at the caret, and asks for a new one. */
export function LinkEditor() {
  const [editor] = useLexicalComposerContext();
  const { host } = useNoteEditorContext();
  const [view, setView] = useState<LinkView | null>(null);
  /** The words that were selected when the address was asked for: the focus goes to the field. */
  const [edited, setEdited] = useState<{ readonly url: string; readonly box: CaretBox; readonly selection: BaseSelection | null } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const look = useEffectEvent(() => {
    const next = document.activeElement === editor.getRootElement() || edited ? readLink(editor) : null;
    if (next?.url !== view?.url || next?.box.left !== view?.box.left || next?.box.top !== view?.box.top) setView(next);
  });
  const startEditing = useEffectEvent(() => {
    const link = readLink(editor);
    const { words, selection } = editor.getEditorState().read(() => ({
      words: $getSelection()?.getTextContent() ?? '', selection: $getSelection()?.clone() ?? null,
    }));
    setProblem(null);
    setEdited({ url: link?.url ?? completeUrl(words) ?? '', box: link?.box ?? caretBox(editor), selection });
  });
  useEffect(() => {
    const onMove = (): void => look();
    window.addEventListener('scroll', onMove, true);
    return mergeRegister(
      () => window.removeEventListener('scroll', onMove, true),
      editor.registerUpdateListener(() => look()),
      editor.registerCommand(EDIT_LINK_COMMAND, () => {
        startEditing();
        return true;
      }, COMMAND_PRIORITY_LOW),
    );
  }, [editor]);

  const close = (): void => {
    setEdited(null);
    editor.focus();
  };
  const setLink = (url: string | null): void => {
    editor.update(() => {
      if (edited?.selection) $setSelection(edited.selection.clone());
      const selection = $getSelection();
      if (!$isRangeSelection(selection)) return;
      const link = $linkAtCaret();
      if (link && url !== null) link.setURL(url);
      else if (link) {
        for (const child of link.getChildren()) link.insertBefore(child);
        link.remove();
      } else if (url !== null) {
        if (selection.isCollapsed()) {
          const words = $createTextNode(url);
          selection.insertNodes([words]);
          words.select(0, words.getTextContentSize());
        }
        editor.dispatchCommand(TOGGLE_LINK_COMMAND, url);
      }
    });
    close();
  };
  const confirm = (): void => {
    if (!edited) return;
    if (edited.url.trim() === '') {
      setLink(null);
      return;
    }
    const url = completeUrl(edited.url);
    if (url === null) setProblem('Enter a web address (https://…) or an email address.');
    else setLink(url);
  };

  const box = edited?.box ?? view?.box;
  if (!box) return null;
  const place = placeBeside(box, { width: window.innerWidth, height: window.innerHeight }, 380);
  if (edited) {
    return (
      <form
        className={styles['popup']}
        style={place}
        aria-label="Link"
        onSubmit={(event) => {
          event.preventDefault();
          confirm();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          close();
        }}
      >
        <div className={styles['field']}>
          <TextField label="Address" isLabelHidden value={edited.url} placeholder="https://" autoFocus problem={problem} onChange={(url) => setEdited({ ...edited, url })} />
        </div>
        <Button type="submit" tone="primary">Set link</Button>
        <Button tone="quiet" onPress={close}>Cancel</Button>
      </form>
    );
  }
  return (
    <div className={styles['popup']} style={place} role="group" aria-label="Link">
      <span className={styles['url']} title={view?.url}>{view?.url}</span>
      <IconButton label="Open link" preventFocusOnPress onPress={() => view && host.openLink(view.url)}><ExternalLink aria-hidden /></IconButton>
      <IconButton label="Edit link" onPress={() => void editor.dispatchCommand(EDIT_LINK_COMMAND, undefined)}><Pencil aria-hidden /></IconButton>
      <IconButton label="Remove link" preventFocusOnPress onPress={() => setLink(null)}><Unlink aria-hidden /></IconButton>
    </div>
  );
}
