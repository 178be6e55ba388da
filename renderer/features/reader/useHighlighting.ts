import { describeSpan } from '../../../shared/anchoring/anchor';
import type { Anchor } from '../../../shared/domain/anchor';
import { pagesOf } from '../../../shared/domain/pages';
import { createPassage, type HighlightColor, type Passage } from '../../../shared/domain/passage';
import { addPassage, deletePassage, recolorPassage, respanPassage } from '../../commands/passageCommands';
import { passageMarkdown, quotationWithCitation } from '../../../shared/exporting/copyMarkdown';
import { setPreference } from '../../data/preferences';
import { usePreferences, useServices } from '../../services';
import { useStore } from '../../workspace/store';
import { moveBy } from './caretMoves';
import { citationRefOf } from './citationRef';
import { isPlaced, type LocatedPassage, type PlacedPassage } from './locatedPassages';
import { readerSessionOf, type InspectorField } from './readerSession';
import { spanOfSelection, type ReaderView } from './readerView';
import { shortWords } from './shortWords';
import { useLastColor } from './useLastColor';
import type { Reading } from './useReading';

/** Which end of a highlight moves, and whether it grows there. */
export interface SpanStep {
  readonly edge: 'start' | 'end';
  readonly direction: -1 | 1;
}

/** What a person does with words and highlights of the open text. */
export interface Highlighting {
  readonly selected: LocatedPassage | null;
  readonly hasWords: boolean;
  readonly isRespanning: boolean;
  /** Highlights the selected words, or recolors the selected highlight where no words are selected. */
  color(color: HighlightColor): Promise<void>;
  go(direction: -1 | 1): void;
  /** Selects the highlights at an offset one after the other. */
  chooseAt(offset: number): boolean;
  edit(field: InspectorField): Promise<void>;
  cite(): Promise<void>;
  copyQuotation(): Promise<void>;
  copyMarkdown(): Promise<void>;
  remove(): Promise<void>;
  step(step: SpanStep): Promise<void>;
  startRespan(): void;
  confirmRespan(): Promise<void>;
  cancelRespan(): void;
}

/** The anchor of a highlight after one of its ends moved by a word; null where nothing would be left. */
function steppedAnchor(reading: Reading, { span }: PlacedPassage, { edge, direction }: SpanStep): Anchor | null {
  const { document, source } = reading;
  const by = (offset: number, each: -1 | 1): number => moveBy(document, offset, 'word', each, true);
  let { start, end } = span;
  if (edge === 'start') start = direction === -1 ? by(start, -1) : by(by(by(start, 1), 1), -1);
  else end = direction === 1 ? by(end, 1) : by(by(by(end, -1), -1), 1);
  return start < end ? describeSpan(document.text, source.textDigest, { start, end }) : null;
}

export function useHighlighting(view: ReaderView, reading: Reading): Highlighting {
  const { context, citing, navigation, notices, platform } = useServices();
  const { isInspectorOpen } = usePreferences();
  const [lastColor, chooseColor] = useLastColor();
  const session = readerSessionOf(navigation);
  const selection = useStore(view.selection);
  const selectedId = useStore(navigation.selectedPassageId);
  const respanningId = useStore(session.respanningId);
  const { source, document, meanings } = reading;
  const placed = reading.passages.filter(isPlaced);
  const selected = reading.passages.find(({ passage }) => passage.id === selectedId) ?? null;
  const hasWords = selection !== null && selection.anchor !== selection.focus;

  const anchorOfSelection = (): Anchor | null => {
    const current = view.selection.get();
    if (!current || current.anchor === current.focus) return null;
    const anchor = describeSpan(document.text, source.textDigest, spanOfSelection(current));
    if (!anchor) view.announce('Only blank space is selected');
    return anchor;
  };
  const choose = (located: PlacedPassage): void => {
    const { passage, span } = located;
    navigation.selectedPassageId.set(passage.id);
    const index = placed.indexOf(located);
    view.announce(`Highlight ${index + 1} of ${placed.length}, ${meanings[passage.color]}: ${shortWords(document.text.slice(span.start, span.end))}`);
  };
  const highlight = async (color: HighlightColor): Promise<Passage | null> => {
    const anchor = anchorOfSelection();
    if (!anchor) return null;
    const same = placed.find(({ passage, span }) => span.start === anchor.start && span.end === anchor.end && passage.color === color);
    const onShown = ({ id }: Passage): void => {
      navigation.selectedPassageId.set(id);
      view.select(anchor.end);
      view.announce(`Highlighted, ${meanings[color]}: ${shortWords(anchor.exact)}`);
    };
    if (same) onShown(same.passage);
    const adding = same?.passage ?? addPassage(context, { sourceId: source.id, anchor, color, pages: pagesOf(document, anchor) }, onShown);
    const [passage] = await Promise.all([adding, chooseColor(color)]);
    return passage;
  };
  /** The highlight meant: made of the selected words, or the one selected. */
  const wanted = async (): Promise<Passage | null> => (hasWords ? highlight(lastColor) : (selected?.passage ?? null));
  /** The words meant as a highlight, without keeping one. */
  const wantedWords = (): Passage | null => {
    const anchor = hasWords ? anchorOfSelection() : null;
    if (anchor) return createPassage({ sourceId: source.id, anchor, color: lastColor, pages: pagesOf(document, anchor) }, context.clock, context.ids);
    return selected?.passage ?? null;
  };
  const copy = async (text: string, said: string): Promise<void> => {
    await platform.calls.writeClipboard({ text, html: '' });
    notices.show({ tone: 'success', text: said });
  };

  return {
    selected,
    hasWords,
    isRespanning: respanningId !== null && reading.passages.some(({ passage }) => passage.id === respanningId),
    async color(color) {
      if (hasWords) {
        await highlight(color);
        return;
      }
      if (!selected) {
        view.announce('Select words first');
        return;
      }
      await Promise.all([recolorPassage(context, selected.passage.id, color), chooseColor(color)]);
      view.announce(`Now ${meanings[color]}`);
    },
    go(direction) {
      if (placed.length === 0) {
        view.announce('No highlights in this text');
        return;
      }
      const caret = view.selection.get()?.focus ?? view.firstVisibleOffset() ?? 0;
      const isAtSelected = selected !== null && isPlaced(selected) && caret >= selected.span.start && caret <= selected.span.end;
      const index = isAtSelected
        ? placed.indexOf(selected) + direction
        : direction === 1
          ? placed.findIndex(({ span }) => span.start >= caret)
          : placed.findLastIndex(({ span }) => span.start < caret);
      const next = placed[(index + placed.length) % placed.length] ?? placed[0];
      if (!next) return;
      view.select(next.span.start);
      view.show(next.span, 'visible');
      choose(next);
    },
    chooseAt(offset) {
      // The innermost first, then outward, then from the beginning.
      const here = placed.filter(({ span }) => span.start <= offset && offset <= span.end).toReversed();
      const at = here.findIndex(({ passage }) => passage.id === navigation.selectedPassageId.get());
      const next = here[at + 1] ?? here[0];
      if (next) choose(next);
      return next !== undefined;
    },
    async edit(field) {
      const passage = await wanted();
      if (!passage) return;
      if (!isInspectorOpen) await setPreference(context.writer, 'isInspectorOpen', true);
      session.wantedField.set({ passageId: passage.id, field });
    },
    async cite() {
      const passage = await wanted();
      if (!passage) return;
      citing.cite(citationRefOf(passage, source));
      view.announce('Cited in the note');
    },
    async copyQuotation() {
      const passage = wantedWords();
      if (passage) await copy(quotationWithCitation(passage, source), 'Quotation copied with its citation.');
    },
    async copyMarkdown() {
      const passage = wantedWords();
      if (passage) await copy(passageMarkdown(passage, source), 'Highlight copied as Markdown.');
    },
    async remove() {
      if (!selected) return;
      await deletePassage(context, selected.passage.id);
      navigation.selectedPassageId.set(null);
      view.announce('Highlight deleted');
    },
    async step(step) {
      const anchor = selected && isPlaced(selected) ? steppedAnchor(reading, selected, step) : null;
      if (!selected || !anchor) return;
      await respanPassage(context, selected.passage.id, anchor, pagesOf(document, anchor), `respan ${selected.passage.id}`);
      view.show(anchor, 'nearest');
      view.announce(`Highlighted words: ${shortWords(anchor.exact)}`);
    },
    startRespan() {
      if (!selected) return;
      session.respanningId.set(selected.passage.id);
      view.focus();
      if (isPlaced(selected)) {
        view.select(selected.span.start, selected.span.end);
        view.show(selected.span, 'nearest');
      }
      view.announce('Select the new words, then press Enter');
    },
    async confirmRespan() {
      const anchor = anchorOfSelection();
      if (!anchor || respanningId === null) return;
      session.respanningId.set(null);
      await respanPassage(context, respanningId, anchor, pagesOf(document, anchor));
      view.select(anchor.end);
      view.announce(`Highlighted words: ${shortWords(anchor.exact)}`);
    },
    cancelRespan() {
      session.respanningId.set(null);
      view.clear();
    },
  };
}
