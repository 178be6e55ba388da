import type { Action } from '../../workspace/actions';
import type { Trimming } from './useTrims';

interface TrimActionParts {
  readonly trimming: Trimming;
  /** How many stretches of the text are trimmed. */
  readonly count: number;
  readonly isFocused: boolean;
}

/** Leaving lines out of a text that are not the article's. */
export function trimActions({ trimming, count, isFocused }: TrimActionParts): readonly Action[] {
  const category = 'Reading';
  return [
    {
      id: 'trimLines', category, label: 'Trim these lines, or bring them back', shortcut: 'Shift+x', isEnabled: isFocused, runsWhileTyping: false,
      menu: { name: 'edit', group: 3, order: 0 }, run: () => trimming.trimSelected(),
    },
    {
      id: 'trimSuggested', category, label: 'Trim what is suggested', isEnabled: trimming.suggestions.length > 0,
      menu: { name: 'edit', group: 3, order: 1 }, run: () => trimming.trimSuggested(),
    },
    {
      id: 'showTrimmed', category, label: 'Show trimmed lines', isEnabled: count > 0, isChecked: trimming.isShown && count > 0,
      menu: { name: 'view', group: 2, order: 5 }, run: () => trimming.show(!trimming.isShown),
    },
    { id: 'bringTrimmedBack', category, label: 'Bring all trimmed lines back', isEnabled: count > 0, run: () => trimming.bringAllBack() },
  ];
}
