import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $isCodeNode } from '@lexical/code';
import {
  $getSelection, $isRangeSelection, $isTextNode, BLUR_COMMAND, COMMAND_PRIORITY_BEFORE_CRITICAL, COMMAND_PRIORITY_LOW, KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND, KEY_ENTER_COMMAND, KEY_ESCAPE_COMMAND, KEY_TAB_COMMAND, mergeRegister, type LexicalEditor,
} from 'lexical';
import { useEffect, useEffectEvent, useId, useState } from 'react';
import { useNoteEditorContext } from './noteEditorHost';
import { placeBeside, type CaretBox } from './menuPlace';
import { suggestionsFor, type Suggestion } from './suggestions';
import { triggerBefore, type Trigger } from './triggers';
import styles from './TypeaheadMenu.module.css';

interface OpenTrigger extends Trigger {
  readonly nodeKey: string;
  readonly box: CaretBox;
}

/** The trigger at the caret with its place on the screen. */
function readTrigger(editor: LexicalEditor): OpenTrigger | null {
  const found = editor.getEditorState().read(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection) || !selection.isCollapsed()) return null;
    const node = selection.anchor.getNode();
    if (!$isTextNode(node) || node.hasFormat('code') || $isCodeNode(node.getParent())) return null;
    const trigger = triggerBefore(node.getTextContent().slice(0, selection.anchor.offset));
    return trigger && { ...trigger, nodeKey: node.getKey() };
  });
  const text = found && editor.getElementByKey(found.nodeKey)?.firstChild;
  if (!found || !text) return null;
  const range = document.createRange();
  let leaf: ChildNode | null = text;
  while (leaf && leaf.nodeType !== Node.TEXT_NODE) leaf = leaf.firstChild;
  if (!leaf || (leaf.textContent ?? '').length <= found.start) return null;
  range.setStart(leaf, found.start);
  range.setEnd(leaf, found.start + 1);
  const { left, top, bottom } = range.getBoundingClientRect();
  return { ...found, box: { left, top, bottom } };
}

const emptyTexts: Readonly<Record<Trigger['kind'], string>> = {
  blocks: '', mention: 'Type a name', citation: 'No highlight has these words',
};
const listLabels: Readonly<Record<Trigger['kind'], string>> = { blocks: 'Blocks', mention: 'Entities', citation: 'Highlights' };

/** The list that opens at `/`, `@` and `[[`. The caret stays in the text; the list is told to assistive programs from there. */
export function TypeaheadMenu() {
  const [editor] = useLexicalComposerContext();
  const { host } = useNoteEditorContext();
  const listId = useId();
  const [trigger, setTrigger] = useState<OpenTrigger | null>(null);
  const [suggestions, setSuggestions] = useState<readonly Suggestion[] | null>(null);
  const [chosen, setChosen] = useState(0);
  /** What Escape closed stays closed until the sign is typed anew. */
  const [dismissed, setDismissed] = useState<string | null>(null);

  const identity = trigger && `${trigger.nodeKey} ${trigger.start} ${trigger.kind}`;
  const isOpen = trigger !== null && identity !== dismissed && suggestions !== null && (suggestions.length > 0 || emptyTexts[trigger.kind] !== '');
  const optionId = (index: number): string => `${listId}-${index}`;

  const look = useEffectEvent(() => {
    const next = editor.isComposing() ? null : readTrigger(editor);
    if (next === null && dismissed !== null) setDismissed(null);
    const isSame = next && trigger && next.typed === trigger.typed && next.start === trigger.start && next.nodeKey === trigger.nodeKey && next.box.left === trigger.box.left && next.box.top === trigger.box.top;
    if (!isSame && (next || trigger)) setTrigger(next);
  });
  const kind = trigger?.kind ?? null;
  const typed = trigger?.typed ?? '';
  useEffect(() => {
    if (kind === null) return;
    let isCurrent = true;
    void suggestionsFor({ kind, typed, start: 0 }, host).then((found) => {
      if (!isCurrent) return;
      setSuggestions(found);
      setChosen(0);
    });
    return () => {
      isCurrent = false;
    };
  }, [kind, typed, host]);

  const take = (index: number): void => {
    const suggestion = suggestions?.[index];
    if (!suggestion || !trigger) return;
    editor.update(() => {
      const selection = $getSelection();
      if (!$isRangeSelection(selection)) return;
      const node = selection.anchor.getNode();
      if (!$isTextNode(node) || node.getKey() !== trigger.nodeKey) return;
      node.select(trigger.start, selection.anchor.offset);
      const covered = $getSelection();
      if (!$isRangeSelection(covered)) return;
      covered.removeText();
      const caret = $getSelection();
      if ($isRangeSelection(caret)) suggestion.$insert?.(caret);
    }, { discrete: true });
    setTrigger(null);
    suggestion.after?.(editor);
  };
  const move = useEffectEvent((step: number, event: KeyboardEvent) => {
    if (!isOpen || suggestions.length === 0) return false;
    event.preventDefault();
    setChosen((index) => (index + step + suggestions.length) % suggestions.length);
    return true;
  });
  const confirm = useEffectEvent((event: KeyboardEvent | null) => {
    if (!isOpen || suggestions.length === 0 || event?.shiftKey) return false;
    event?.preventDefault();
    take(chosen);
    return true;
  });
  const dismiss = useEffectEvent((event: KeyboardEvent) => {
    if (!isOpen) return false;
    event.preventDefault();
    event.stopPropagation();
    setDismissed(identity);
    return true;
  });

  useEffect(() => mergeRegister(
    editor.registerUpdateListener(() => look()),
    editor.registerCommand(KEY_ARROW_DOWN_COMMAND, (event) => move(1, event), COMMAND_PRIORITY_BEFORE_CRITICAL),
    editor.registerCommand(KEY_ARROW_UP_COMMAND, (event) => move(-1, event), COMMAND_PRIORITY_BEFORE_CRITICAL),
    editor.registerCommand(KEY_ENTER_COMMAND, (event) => confirm(event), COMMAND_PRIORITY_BEFORE_CRITICAL),
    editor.registerCommand(KEY_TAB_COMMAND, (event) => confirm(event), COMMAND_PRIORITY_BEFORE_CRITICAL),
    editor.registerCommand(KEY_ESCAPE_COMMAND, (event) => dismiss(event), COMMAND_PRIORITY_BEFORE_CRITICAL),
    editor.registerCommand(BLUR_COMMAND, () => {
      setTrigger(null);
      return false;
    }, COMMAND_PRIORITY_LOW),
  ), [editor]);

  useEffect(() => {
    if (kind === null) return;
    const onMove = (): void => look();
    window.addEventListener('scroll', onMove, true);
    window.addEventListener('resize', onMove);
    return () => {
      window.removeEventListener('scroll', onMove, true);
      window.removeEventListener('resize', onMove);
    };
  }, [kind]);

  const activeId = isOpen && suggestions.length > 0 ? optionId(chosen) : null;
  useEffect(() => {
    const root = editor.getRootElement();
    if (!root || activeId === null) return;
    root.setAttribute('aria-controls', listId);
    root.setAttribute('aria-activedescendant', activeId);
    document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
    return () => {
      root.removeAttribute('aria-controls');
      root.removeAttribute('aria-activedescendant');
    };
  }, [editor, listId, activeId]);

  const count = isOpen ? suggestions.length : 0;
  return (
    <>
      <div className="visually-hidden" role="status">{isOpen ? (count === 1 ? '1 suggestion' : `${count} suggestions`) : ''}</div>
      {isOpen ? (
        <div className={styles['menu']} style={placeBeside(trigger.box, { width: window.innerWidth, height: window.innerHeight })}>
          <div id={listId} role="listbox" tabIndex={0} aria-label={listLabels[trigger.kind]} className={styles['list']}>
            {suggestions.map((suggestion, index) => (
              <div
                key={suggestion.id}
                id={optionId(index)}
                role="option"
                aria-selected={index === chosen}
                className={styles['option']}
                onMouseDown={(event) => event.preventDefault()}
                onMouseMove={() => setChosen(index)}
                onClick={() => take(index)}
              >
                {suggestion.icon ? <span aria-hidden className={styles['icon']}>{suggestion.icon}</span> : null}
                <span className={suggestion.isQuotation ? styles['cited'] : styles['line']}>
                  <span className={suggestion.isQuotation ? styles['quotation'] : styles['label']}>{suggestion.label}</span>
                  {suggestion.detail ? <small className={styles['detail']}>{suggestion.detail}</small> : null}
                </span>
              </div>
            ))}
          </div>
          {suggestions.length === 0 ? <div className={styles['empty']}>{emptyTexts[trigger.kind]}</div> : null}
        </div>
      ) : null}
    </>
  );
}
