import {
  $deleteTableColumnAtSelection, $deleteTableRowAtSelection, $getTableNodeFromLexicalNodeOrThrow, $insertTableColumnAtSelection, $insertTableRowAtSelection,
} from '@lexical/table';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getSelection, $isRangeSelection, mergeRegister, type LexicalEditor } from 'lexical';
import {
  Bold, BookMarked, Code, Code2, Heading1, Heading2, Heading3, Italic, Link, List, ListChecks, ListOrdered, Quote, Strikethrough, Table2,
} from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { Toolbar } from 'react-aria-components';
import { IconButton } from '../ui/Button';
import { MenuButton, type MenuLine } from '../ui/MenuButton';
import { useNoteEditorContext } from './noteEditorHost';
import { noteFormats, type FormatId } from './formatCatalog';
import { $readFormats, applyFormat, noFormats, type FormatState } from './noteFormats';
import styles from './FormatBar.module.css';

const groups: readonly (readonly (readonly [FormatId, ReactNode])[])[] = [
  [['heading1', <Heading1 key="i" aria-hidden />], ['heading2', <Heading2 key="i" aria-hidden />], ['heading3', <Heading3 key="i" aria-hidden />]],
  [['bold', <Bold key="i" aria-hidden />], ['italic', <Italic key="i" aria-hidden />], ['strike', <Strikethrough key="i" aria-hidden />], ['code', <Code key="i" aria-hidden />], ['link', <Link key="i" aria-hidden />]],
  [['bullet', <List key="i" aria-hidden />], ['number', <ListOrdered key="i" aria-hidden />], ['check', <ListChecks key="i" aria-hidden />], ['quotation', <Quote key="i" aria-hidden />], ['codeBlock', <Code2 key="i" aria-hidden />]],
  [['citation', <BookMarked key="i" aria-hidden />]],
];

function isPressed(state: FormatState, id: FormatId): boolean | undefined {
  if (id === 'link') return state.isInLink;
  if (id === 'citation' || id === 'table') return undefined;
  return state.block === id || state.marks.includes(id);
}

/** Deletes the table that the caret is in; a line to write in stays. */
function $deleteTable(): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const table = $getTableNodeFromLexicalNodeOrThrow(selection.anchor.getNode());
  table.selectPrevious();
  table.remove();
}

function tableLines(editor: LexicalEditor): readonly MenuLine[] {
  const line = (id: string, label: string, $change: () => void, extra: Partial<MenuLine> = {}): MenuLine => ({
    id, label, ...extra,
    run: () => editor.update($change, { onUpdate: () => editor.focus() }),
  });
  return [
    line('rowAbove', 'Add row above', () => void $insertTableRowAtSelection(false)),
    line('rowBelow', 'Add row below', () => void $insertTableRowAtSelection(true)),
    line('columnBefore', 'Add column before', () => void $insertTableColumnAtSelection(false), { startsGroup: true }),
    line('columnAfter', 'Add column after', () => void $insertTableColumnAtSelection(true)),
    line('deleteRow', 'Delete row', $deleteTableRowAtSelection, { startsGroup: true }),
    line('deleteColumn', 'Delete column', $deleteTableColumnAtSelection),
    line('deleteTable', 'Delete table', $deleteTable, { isDanger: true }),
  ];
}

/** Quiet formatting buttons; each shows what holds at the selection. */
export function FormatBar() {
  const [editor] = useLexicalComposerContext();
  const { host } = useNoteEditorContext();
  const [state, setState] = useState<FormatState>(noFormats);
  useEffect(() => {
    const read = (): void => {
      const next = editor.getEditorState().read(() => $readFormats());
      setState((current) => (JSON.stringify(current) === JSON.stringify(next) ? current : next));
    };
    return mergeRegister(editor.registerUpdateListener(read));
  }, [editor]);

  const apply = (id: FormatId): void => {
    const isDialog = id === 'link';
    if (!isDialog) editor.focus();
    applyFormat(editor, id);
  };
  return (
    <Toolbar aria-label="Formatting" className={styles['bar'] ?? ''}>
      {groups.map((group) => (
        <div key={group[0]?.[0]} className={styles['group']} role="group">
          {group.map(([id, icon]) => {
            const info = noteFormats.find((format) => format.id === id);
            const pressed = isPressed(state, id);
            return (
              <IconButton
                key={id}
                label={info?.label ?? id}
                shortcut={info?.shortcut ? host.formatShortcut(info.shortcut) : undefined}
                preventFocusOnPress
                {...(pressed === undefined ? {} : { isPressed: pressed })}
                onPress={() => apply(id)}
              >
                {icon}
              </IconButton>
            );
          })}
        </div>
      ))}
      {state.isInTable ? (
        <MenuButton label="Table" lines={tableLines(editor)}><Table2 aria-hidden /></MenuButton>
      ) : (
        <IconButton label="Insert table" preventFocusOnPress onPress={() => apply('table')}><Table2 aria-hidden /></IconButton>
      )}
    </Toolbar>
  );
}
