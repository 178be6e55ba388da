import {
  $createParagraphNode, $createRangeSelection, $createTextNode, $getRoot, $getSelection, $isElementNode, $isRangeSelection, $isTextNode, $onUpdate,
  $setSelection, SKIP_DOM_SELECTION_TAG, SKIP_SCROLL_INTO_VIEW_TAG, SKIP_SELECTION_FOCUS_TAG,
  COMMAND_PRIORITY_HIGH, DRAGOVER_COMMAND, DROP_COMMAND, mergeRegister, type LexicalEditor, type LexicalNode, type RangeSelection,
} from 'lexical';
import type { NotePassageRef } from '../../shared/domain/noteBody';
import { citationDragType } from '../workspace/citing';
import { $createPassageNode, parseCitation } from './PassageNode';

function needsSpaceBefore(selection: RangeSelection): boolean {
  const { anchor } = selection;
  const node = anchor.getNode();
  if ($isTextNode(node)) {
    const before = node.getTextContent().slice(0, anchor.offset);
    if (before !== '') return !/[\s(“"'—–-]$/.test(before);
    return node.getPreviousSibling() !== null;
  }
  return $isElementNode(node) && anchor.offset > 0;
}

/** Puts an inline node at the caret with the room that words need around it, and the caret after it. */
export function $insertInline(selection: RangeSelection, node: LexicalNode): void {
  const before = needsSpaceBefore(selection) ? [$createTextNode(' ')] : [];
  const after = $createTextNode(' ');
  selection.insertNodes([...before, node, after]);
  after.selectEnd();
}

function $endOfNote(): RangeSelection {
  const root = $getRoot();
  const last = root.getLastChild();
  if (!$isElementNode(last) || last.getType() !== 'paragraph') root.append($createParagraphNode());
  return root.selectEnd();
}

/** Cites highlights at the caret, or at the end of a note that nobody wrote in yet. */
export function insertCitations(editor: LexicalEditor, citations: readonly NotePassageRef[]): void {
  const root = editor.getRootElement();
  const hasFocus = root !== null && root.contains(document.activeElement);
  editor.update(() => {
    const nodes = citations.map($createPassageNode);
    for (const node of nodes) {
      const current = $getSelection();
      $insertInline($isRangeSelection(current) ? current : $endOfNote(), node);
    }
    const key = nodes.at(-1)?.getKey();
    $onUpdate(() => key && editor.getElementByKey(key)?.scrollIntoView({ block: 'nearest' }));
  // Whoever cites goes on reading: the focus stays in the text of the source.
  }, hasFocus ? {} : { tag: [SKIP_DOM_SELECTION_TAG, SKIP_SELECTION_FOCUS_TAG, SKIP_SCROLL_INTO_VIEW_TAG] });
}

function draggedCitation(event: DragEvent): NotePassageRef | null {
  const data = event.dataTransfer?.getData(citationDragType);
  if (!data) return null;
  try {
    return parseCitation(JSON.parse(data));
  } catch {
    // Not JSON: something else dragged under our name is no citation.
    return null;
  }
}

function $selectPoint(event: DragEvent): RangeSelection {
  const range = document.caretRangeFromPoint(event.clientX, event.clientY);
  if (!range) return $endOfNote();
  const selection = $createRangeSelection();
  selection.applyDOMRange(range);
  $setSelection(selection);
  return selection;
}

/** A highlight dragged from a text is cited where it is dropped. */
export function registerCitationDrop(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerCommand(DRAGOVER_COMMAND, (event) => {
      if (!event.dataTransfer?.types.includes(citationDragType)) return false;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      return true;
    }, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(DROP_COMMAND, (event) => {
      const citation = draggedCitation(event);
      if (!citation) return false;
      event.preventDefault();
      $insertInline($selectPoint(event), $createPassageNode(citation));
      editor.focus();
      return true;
    }, COMMAND_PRIORITY_HIGH),
  );
}
