import type { SourceDocument } from '../../../shared/domain/sourceDocument';
import type { Action } from '../../workspace/actions';
import { moveBy, unitAt, type Direction, type TextUnit } from './caretMoves';
import { spanOfSelection, type ReaderView } from './readerView';
import { shortWords } from './shortWords';
import { lineEdge, verticalMove } from './verticalMoves';

interface CaretParts {
  readonly view: ReaderView;
  readonly document: SourceDocument;
  /** The text has the focus, so that arrows mean the caret. */
  readonly isFocused: boolean;
  surface(): HTMLElement | null;
  /** The column that ↑ and ↓ keep to; forgotten by every other move. */
  readonly goal: { x: number | null };
}

const category = 'Reading by keyboard';

interface Move {
  readonly id: string;
  readonly label: string;
  readonly key: string;
  to(offset: number, isExtending: boolean): number;
  readonly unit: TextUnit | 'line';
}

/** The caret's moves, each also with Shift. */
export function caretActions({ view, document, isFocused, surface, goal }: CaretParts): readonly Action[] {
  const { text } = document;
  const column = (): DOMRect => surface()?.getBoundingClientRect() ?? new DOMRect();
  const focusOf = (): number => view.selection.get()?.focus ?? view.firstVisibleOffset() ?? 0;
  const by = (unit: TextUnit, direction: Direction) => (offset: number, isExtending: boolean) => moveBy(document, offset, unit, direction, isExtending);
  const vertically = (direction: Direction) => (offset: number): number => {
    const x = goal.x ?? view.caretRect(offset)?.left ?? column().left;
    const found = verticalMove(view, offset, direction, x);
    goal.x = x;
    return found;
  };

  const moves: readonly Move[] = [
    { id: 'Right', label: 'Next character', key: 'ArrowRight', unit: 'character', to: by('character', 1) },
    { id: 'Left', label: 'Previous character', key: 'ArrowLeft', unit: 'character', to: by('character', -1) },
    { id: 'WordRight', label: 'Next word', key: 'Mod+ArrowRight', unit: 'word', to: by('word', 1) },
    { id: 'WordLeft', label: 'Previous word', key: 'Mod+ArrowLeft', unit: 'word', to: by('word', -1) },
    { id: 'Down', label: 'Next line', key: 'ArrowDown', unit: 'line', to: vertically(1) },
    { id: 'Up', label: 'Previous line', key: 'ArrowUp', unit: 'line', to: vertically(-1) },
    { id: 'SentenceDown', label: 'Next sentence', key: 'Alt+ArrowDown', unit: 'sentence', to: by('sentence', 1) },
    { id: 'SentenceUp', label: 'Previous sentence', key: 'Alt+ArrowUp', unit: 'sentence', to: by('sentence', -1) },
    { id: 'ParagraphDown', label: 'Next paragraph', key: 'Mod+ArrowDown', unit: 'paragraph', to: by('paragraph', 1) },
    { id: 'ParagraphUp', label: 'Previous paragraph', key: 'Mod+ArrowUp', unit: 'paragraph', to: by('paragraph', -1) },
    { id: 'LineStart', label: 'Start of the line', key: 'Home', unit: 'line', to: (offset) => lineEdge(view, offset, 'start', column()) },
    { id: 'LineEnd', label: 'End of the line', key: 'End', unit: 'line', to: (offset) => lineEdge(view, offset, 'end', column()) },
    { id: 'TextStart', label: 'Start of the text', key: 'Mod+Home', unit: 'sentence', to: () => 0 },
    { id: 'TextEnd', label: 'End of the text', key: 'Mod+End', unit: 'sentence', to: () => text.length },
  ];

  const run = (move: Move, isExtending: boolean): void => {
    const keptX = goal.x;
    const from = view.selection.get() ?? { anchor: focusOf(), focus: focusOf() };
    goal.x = move.id === 'Up' || move.id === 'Down' ? keptX : null;
    const { start: selectedStart, end: selectedEnd } = spanOfSelection(from);
    // As everywhere: ← and → go to the ends of what was selected.
    const collapses = !isExtending && move.unit === 'character' && selectedStart !== selectedEnd;
    const focus = collapses ? (move.id === 'Left' ? selectedStart : selectedEnd) : move.to(from.focus, isExtending);
    if (move.id !== 'Up' && move.id !== 'Down') goal.x = null;
    view.select(isExtending ? from.anchor : focus, focus);
    view.show({ start: focus, end: focus }, 'nearest');
    if (isExtending) {
      const { start, end } = spanOfSelection({ anchor: from.anchor, focus });
      view.announce(start === end ? 'Nothing selected' : `${shortWords(text.slice(start, end))}, selected`);
    } else {
      const { start, end } = unitAt(document, focus, move.unit === 'line' ? 'sentence' : move.unit);
      view.announce(shortWords(text.slice(start, end)));
    }
  };

  return moves.flatMap((move): Action[] => {
    const shared = { category, isHidden: true, isEnabled: isFocused, runsWhileTyping: false };
    const [key, modifiers] = [move.key.replace(/^.*\+/, ''), move.key.includes('+') ? move.key.replace(/[^+]+$/, '') : ''];
    return [
      { ...shared, id: `caret${move.id}`, label: move.label, shortcut: move.key, run: () => run(move, false) },
      { ...shared, id: `extend${move.id}`, label: `Select: ${move.label.toLowerCase()}`, shortcut: `${modifiers}Shift+${key}`, run: () => run(move, true) },
    ];
  });
}

const wholeUnits = [
  { unit: 'word', key: 'w' },
  { unit: 'sentence', key: 's' },
  { unit: 'paragraph', key: 'p' },
] as const;

/** Keys that select what the caret stands in; pressed again they take in the next one, with Shift they give one back. */
export function unitActions({ view, document, isFocused }: Pick<CaretParts, 'view' | 'document' | 'isFocused'>): readonly Action[] {
  const { text } = document;
  const select = (start: number, end: number): void => {
    view.select(start, end);
    view.show({ start: end, end }, 'nearest');
    view.announce(`${shortWords(text.slice(start, end))}, selected`);
  };
  return wholeUnits.flatMap(({ unit, key }, index): Action[] => [
    {
      id: `select-${unit}`, label: `Select the ${unit}, then the next`, category, shortcut: key, isEnabled: isFocused, runsWhileTyping: false,
      menu: { name: 'highlight', group: 1, order: index },
      run() {
        const selection = view.selection.get() ?? { anchor: view.firstVisibleOffset() ?? 0, focus: view.firstVisibleOffset() ?? 0 };
        const { start, end } = spanOfSelection(selection);
        const first = unitAt(document, start, unit);
        const isWhole = start !== end && first.start >= start && first.end <= end;
        if (!isWhole) select(Math.min(start, first.start), Math.max(end, first.end));
        else select(start, moveBy(document, end, unit, 1, true));
      },
    },
    {
      id: `unselect-${unit}`, label: `Select one ${unit} less`, category, shortcut: `Shift+${key}`, isHidden: true, isEnabled: isFocused, runsWhileTyping: false,
      run() {
        const selection = view.selection.get();
        if (!selection || selection.anchor === selection.focus) return;
        const { start, end } = spanOfSelection(selection);
        const last = moveBy(document, end, unit, -1, true);
        const previousEnd = moveBy(document, moveBy(document, last, unit, -1, true), unit, 1, true);
        select(start, previousEnd > start && previousEnd < end ? previousEnd : end);
      },
    },
  ]);
}
