import { sourceHighlightsMarkdown } from '../../../shared/exporting/copyMarkdown';
import { readingStates, type ReadingState } from '../../../shared/domain/source';
import { setReadingState } from '../../commands/sourceCommands';
import { highlightsSnapshotOf } from '../../data/passageQueries';
import { setPreference, type Preferences } from '../../data/preferences';
import type { Services } from '../../services';
import type { Action } from '../../workspace/actions';
import type { Find } from './useFind';
import type { Reading } from './useReading';

const sizeStep = 1;
const widthStep = 6;
const sizes = { least: 13, most: 28, usual: 18 };
const widths = { least: 44, most: 100, usual: 68 };

export const readingStateLabels: Readonly<Record<ReadingState, string>> = { unread: 'Unread', reading: 'Reading', read: 'Read' };
const markLabels: Readonly<Record<ReadingState, string>> = { unread: 'Mark as unread', reading: 'Mark as being read', read: 'Mark as read' };

function within(value: number, { least, most }: { readonly least: number; readonly most: number }): number {
  return Math.min(most, Math.max(least, value));
}

interface SourceActionParts {
  readonly services: Services;
  readonly preferences: Preferences;
  readonly reading: Reading;
  readonly find: Find;
  focusText(): void;
  askToDelete(): void;
  openOriginal(): void;
}

/** What can be done with the open article as a whole. */
export function sourceActions({ services, preferences, reading, find, focusText, askToDelete, openOriginal }: SourceActionParts): readonly Action[] {
  const { context, dialogs, database, notices, platform } = services;
  const { source, passages } = reading;
  const { textSize, columnWidth } = preferences;
  const category = 'Reading';
  const size = (value: number) => setPreference(context.writer, 'textSize', within(value, sizes));
  const width = (value: number) => setPreference(context.writer, 'columnWidth', within(value, widths));
  return [
    { id: 'focusText', category, label: 'Go to the text', shortcut: 'F6', menu: { name: 'go', group: 3, order: 0 }, run: focusText },
    { id: 'findInText', category, label: 'Find in text…', shortcut: 'Mod+f', menu: { name: 'edit', group: 1, order: 0 }, run: () => find.open() },
    { id: 'findNext', category, label: 'Find next', shortcut: 'F3', otherShortcuts: ['Mod+g'], menu: { name: 'edit', group: 1, order: 1 }, isEnabled: find.query.trim() !== '', run: () => find.step(1) },
    { id: 'findPrevious', category, label: 'Find previous', shortcut: 'Shift+F3', otherShortcuts: ['Mod+Shift+g'], menu: { name: 'edit', group: 1, order: 2 }, isEnabled: find.query.trim() !== '', run: () => find.step(-1) },
    { id: 'largerText', category, label: 'Larger text', shortcut: 'Mod+=', otherShortcuts: ['Mod++'], menu: { name: 'view', group: 2, order: 0 }, isEnabled: textSize < sizes.most, run: () => size(textSize + sizeStep) },
    { id: 'smallerText', category, label: 'Smaller text', shortcut: 'Mod+-', menu: { name: 'view', group: 2, order: 1 }, isEnabled: textSize > sizes.least, run: () => size(textSize - sizeStep) },
    { id: 'usualText', category, label: 'Usual text size and width', shortcut: 'Mod+0', menu: { name: 'view', group: 2, order: 2 }, run: async () => { await size(sizes.usual); await width(widths.usual); } },
    { id: 'widerColumn', category, label: 'Wider column', shortcut: 'Mod+Alt+=', menu: { name: 'view', group: 2, order: 3 }, isEnabled: columnWidth < widths.most, run: () => width(columnWidth + widthStep) },
    { id: 'narrowerColumn', category, label: 'Narrower column', shortcut: 'Mod+Alt+-', menu: { name: 'view', group: 2, order: 4 }, isEnabled: columnWidth > widths.least, run: () => width(columnWidth - widthStep) },
    ...readingStates.map((state): Action => ({
      id: `mark-${state}`, category, label: markLabels[state], isEnabled: source.readingState !== state, run: () => setReadingState(context, [source.id], state),
    })),
    { id: 'openOriginal', category, label: 'Open the web page', isEnabled: source.url !== '', run: openOriginal },
    { id: 'exportSource', category, label: 'Export this source…', menu: { name: 'file', group: 3, order: 5 }, run: () => dialogs.show({ kind: 'export', target: { kind: 'source', id: source.id } }) },
    {
      id: 'copySourceHighlights', category, label: 'Copy all highlights as Markdown', isEnabled: passages.length > 0,
      async run() {
        const text = sourceHighlightsMarkdown(await highlightsSnapshotOf(database, source.id), source.id);
        await platform.calls.writeClipboard({ text, html: '' });
        notices.show({ tone: 'success', text: `${passages.length} ${passages.length === 1 ? 'highlight' : 'highlights'} copied as Markdown.` });
      },
    },
    { id: 'deleteSource', category, label: 'Delete this source…', run: askToDelete },
  ];
}
