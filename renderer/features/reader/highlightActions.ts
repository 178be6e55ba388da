import { highlightColors, type HighlightColor } from '../../../shared/domain/passage';
import type { Action } from '../../workspace/actions';
import type { Highlighting } from './useHighlighting';

interface HighlightActionParts {
  readonly highlighting: Highlighting;
  readonly meanings: Readonly<Record<HighlightColor, string>>;
  readonly lastColor: HighlightColor;
  /** The person works in the text or its inspector, so that single letters mean highlights. */
  readonly isActive: boolean;
  /** The text itself has the focus, so that Enter means the caret's place. */
  readonly isFocused: boolean;
  readonly count: number;
  /** Chooses the highlight at the caret. */
  chooseAtCaret(): void;
}

const category = 'Highlights';

/** Everything that can be done with words and highlights, once: for menu, keys, palette, toolbar and inspector. */
export function highlightActions({ highlighting, meanings, lastColor, isActive, isFocused, count, chooseAtCaret }: HighlightActionParts): readonly Action[] {
  const { selected, hasWords, isRespanning } = highlighting;
  // While words are chosen for a highlight that exists, they are not for another one.
  const canColor = isActive && !isRespanning && (hasWords || selected !== null);
  const verb = hasWords || !selected ? 'Highlight as' : 'Recolor to';
  const shared = { category, runsWhileTyping: false };
  const line = (group: number, order: number): Pick<Action, 'menu'> => ({ menu: { name: 'highlight', group, order } });
  const step = (id: string, label: string, shortcut: string, edge: 'start' | 'end', direction: -1 | 1): Action => ({
    ...shared, id, label, shortcut, isHidden: true, isEnabled: isActive && selected !== null, run: () => highlighting.step({ edge, direction }),
  });
  return [
    {
      ...shared, id: 'highlight', label: `Highlight as ${meanings[lastColor]} (last color)`, shortcut: 'h', isEnabled: canColor && hasWords, ...line(0, 0),
      run: () => highlighting.color(lastColor),
    },
    ...highlightColors.map((color, index): Action => ({
      ...shared, id: `highlight-${color}`, label: `${verb} ${meanings[color]}`, shortcut: String(index + 1), isEnabled: canColor,
      isChecked: !hasWords && selected?.passage.color === color, ...line(0, index + 1), run: () => highlighting.color(color),
    })),
    { ...shared, id: 'nextHighlight', label: 'Next highlight', shortcut: 'n', otherShortcuts: ['j'], isEnabled: isActive && count > 0, ...line(2, 0), run: () => highlighting.go(1) },
    { ...shared, id: 'previousHighlight', label: 'Previous highlight', shortcut: 'Shift+n', otherShortcuts: ['k'], isEnabled: isActive && count > 0, ...line(2, 1), run: () => highlighting.go(-1) },
    isRespanning
      ? { ...shared, id: 'confirmRespan', label: 'Use the selected words for the highlight', shortcut: 'Enter', isEnabled: isFocused && hasWords, run: () => highlighting.confirmRespan() }
      : { ...shared, id: 'chooseHighlight', label: 'Choose the highlight at the caret', shortcut: 'Enter', isEnabled: isFocused && !hasWords && count > 0, isHidden: true, run: chooseAtCaret },
    { ...shared, id: 'commentHighlight', label: 'Comment', shortcut: 'c', isEnabled: canColor, ...line(3, 0), run: () => highlighting.edit('comment') },
    { ...shared, id: 'tagHighlight', label: 'Tag highlight', shortcut: 't', isEnabled: canColor, ...line(3, 1), run: () => highlighting.edit('tags') },
    { ...shared, id: 'linkEntityToHighlight', label: 'Link an entity', shortcut: 'e', isEnabled: canColor, ...line(3, 2), run: () => highlighting.edit('entities') },
    { ...shared, id: 'citeHighlight', label: 'Cite in note', shortcut: 'i', otherShortcuts: ['Mod+Enter'], isEnabled: canColor, ...line(4, 0), run: () => highlighting.cite() },
    { ...shared, id: 'copyQuotation', label: 'Copy quotation with citation', shortcut: 'q', isEnabled: canColor, ...line(4, 1), run: () => highlighting.copyQuotation() },
    { ...shared, id: 'copyHighlightMarkdown', label: 'Copy highlight as Markdown', shortcut: 'Shift+q', isEnabled: canColor, ...line(4, 2), run: () => highlighting.copyMarkdown() },
    { ...shared, id: 'respanHighlight', label: 'Change highlighted words', shortcut: 'r', isEnabled: isActive && selected !== null, ...line(5, 0), run: () => highlighting.startRespan() },
    step('growStart', 'Highlight begins a word earlier', '[', 'start', -1),
    step('shrinkStart', 'Highlight begins a word later', '{', 'start', 1),
    step('growEnd', 'Highlight ends a word later', ']', 'end', 1),
    step('shrinkEnd', 'Highlight ends a word earlier', '}', 'end', -1),
    { ...shared, id: 'deleteHighlight', label: 'Delete highlight', shortcut: 'Delete', isEnabled: isActive && selected !== null, ...line(5, 1), run: () => highlighting.remove() },
  ];
}
