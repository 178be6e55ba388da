import type { Span } from '../../../shared/domain/span';
import { createStore, type Store } from '../../workspace/store';
import { offsetOfPoint, pointOfOffset, rangeOfSpan, spanOfRange } from './domSpan';

/** What is selected in the text; `focus` is the end that moves, and where the caret stands. */
export interface ReadingSelection {
  readonly anchor: number;
  readonly focus: number;
}

export function spanOfSelection({ anchor, focus }: ReadingSelection): Span {
  return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
}

/**
 * The page side of a reading view: turns places in the text into places on the screen and back, and keeps the browser's
 * selection and ours the same. Elements are attached while they are mounted.
 */
export interface ReaderView {
  readonly selection: Store<ReadingSelection | null>;
  /** Read out by screen readers when it changes. */
  readonly announcement: Store<string>;
  /** While the pointer is down the selection is still being made. */
  readonly isSelecting: Store<boolean>;
  attach(surface: HTMLElement, scroller: HTMLElement): () => void;
  select(anchor: number, focus?: number): void;
  clear(): void;
  /** Selects again what was selected, after the page was drawn anew under the selection. */
  restore(): void;
  focus(): void;
  hasFocus(): boolean;
  announce(text: string): void;
  rangeOf(span: Span): Range | null;
  /** The caret's box in the window, for an offset. */
  caretRect(offset: number): DOMRect | null;
  /** The offset under a point of the window; null where there is no text. */
  offsetAt(x: number, y: number): number | null;
  /** Brings words into view: centered, at the top, centered if they are out of view, or only as far as needed. */
  show(span: Span, place: ShowPlace): void;
  firstVisibleOffset(): number | null;
  /** Shows for a moment where words are. */
  flash(span: Span): void;
}

export type ShowPlace = 'center' | 'top' | 'visible' | 'nearest';

const flashMs = 1400;
const margin = 48;

function paintHighlight(name: string, ranges: readonly Range[]): void {
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}

export function createReaderView(): ReaderView {
  const selection = createStore<ReadingSelection | null>(null);
  const announcement = createStore('');
  const isSelecting = createStore(false);
  let surface: HTMLElement | null = null;
  let scroller: HTMLElement | null = null;
  let flashTimer: ReturnType<typeof setTimeout> | undefined;

  const takeSelection = (): void => {
    const selected = window.getSelection();
    if (!surface || !selected || selected.rangeCount === 0) return;
    const { anchorNode, focusNode } = selected;
    if (!anchorNode || !focusNode || (!surface.contains(anchorNode) && !surface.contains(focusNode))) return;
    const range = selected.getRangeAt(0);
    const span = spanOfRange(surface, range);
    if (!span) return;
    const isBackward = !range.collapsed && (anchorNode !== range.startContainer || selected.anchorOffset !== range.startOffset);
    const next = isBackward ? { anchor: span.end, focus: span.start } : { anchor: span.start, focus: span.end };
    const current = selection.get();
    if (current?.anchor !== next.anchor || current.focus !== next.focus) selection.set(next);
  };

  const rangeOf = (span: Span): Range | null => (surface ? rangeOfSpan(surface, span) : null);

  const caretRect = (offset: number): DOMRect | null => {
    const rects = rangeOf({ start: offset, end: offset })?.getClientRects();
    const own = rects?.[rects.length - 1];
    if (own && own.height > 0) return own;
    // The browser gives no box for a place between elements or at a line's end: use the character beside it.
    for (const [start, end] of [[offset, offset + 1], [offset - 1, offset]] as const) {
      const beside = start < 0 ? undefined : rangeOf({ start, end })?.getClientRects();
      const box = beside?.[0];
      if (box && box.height > 0) return new DOMRect(start === offset ? box.left : box.right, box.top, 0, box.height);
    }
    const node = rangeOf({ start: offset, end: offset })?.startContainer;
    const element = node instanceof Element ? node : node?.parentElement;
    return element ? element.getBoundingClientRect() : null;
  };

  const offsetAt = (x: number, y: number): number | null => {
    const position = document.caretPositionFromPoint(x, y);
    if (!surface || !position || !surface.contains(position.offsetNode)) return null;
    return offsetOfPoint(surface, { node: position.offsetNode, offset: position.offset }, 'start');
  };

  const distanceOf = (span: Span, place: ShowPlace): number => {
    const range = rangeOf(span);
    if (!range || !scroller) return 0;
    const box = span.start === span.end ? caretRect(span.start) : range.getBoundingClientRect();
    if (!box) return 0;
    const frame = scroller.getBoundingClientRect();
    if (place === 'top') return box.top - frame.top - margin / 2;
    const fits = box.height < frame.height - 2 * margin;
    const isInView = box.top >= frame.top + margin && box.bottom <= frame.bottom - margin;
    if (place === 'visible' && isInView) return 0;
    if (place !== 'nearest') return fits ? box.top + box.height / 2 - frame.top - frame.height / 2 : box.top - frame.top - margin;
    if (box.top < frame.top + margin) return box.top - frame.top - margin;
    if (box.bottom > frame.bottom - margin) return fits ? box.bottom - frame.bottom + margin : box.top - frame.top - margin;
    return 0;
  };

  const select: ReaderView['select'] = (anchor, focus = anchor) => {
    selection.set({ anchor, focus });
    if (!surface) return;
    const isBackward = focus < anchor;
    const from = pointOfOffset(surface, anchor, isBackward ? 'end' : 'start');
    const to = anchor === focus ? from : pointOfOffset(surface, focus, isBackward ? 'start' : 'end');
    if (from && to) window.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  };

  return {
    selection,
    announcement,
    isSelecting,
    attach(attachedSurface, attachedScroller) {
      surface = attachedSurface;
      scroller = attachedScroller;
      const onPointerDown = (): void => isSelecting.set(true);
      const onPointerUp = (): void => isSelecting.set(false);
      document.addEventListener('selectionchange', takeSelection);
      attachedSurface.addEventListener('pointerdown', onPointerDown);
      window.addEventListener('pointerup', onPointerUp);
      window.addEventListener('pointercancel', onPointerUp);
      return () => {
        document.removeEventListener('selectionchange', takeSelection);
        attachedSurface.removeEventListener('pointerdown', onPointerDown);
        window.removeEventListener('pointerup', onPointerUp);
        window.removeEventListener('pointercancel', onPointerUp);
        clearTimeout(flashTimer);
        paintHighlight('reveal-flash', []);
        surface = null;
        scroller = null;
      };
    },
    select,
    clear() {
      const current = selection.get();
      if (current) select(current.focus);
    },
    restore() {
      const current = selection.get();
      const node = window.getSelection()?.anchorNode;
      if (current && node && surface?.contains(node)) select(current.anchor, current.focus);
    },
    focus: () => surface?.focus({ preventScroll: true }),
    hasFocus: () => surface !== null && document.activeElement === surface,
    announce(text) {
      // The same words twice are still two announcements.
      announcement.set((current) => (current === text ? `${text}\u00a0` : text));
    },
    rangeOf,
    caretRect,
    offsetAt,
    show(span, place) {
      if (!scroller) return;
      // Sections that were never laid out change their height when they come near: look again until the words stay put.
      let rounds = 4;
      let isMoved = false;
      const step = (): void => {
        // Once brought to the middle they are in view; whether they are still in the middle is another question.
        const distance = distanceOf(span, place === 'visible' && isMoved ? 'center' : place);
        if (!scroller || Math.abs(distance) < 1) return;
        scroller.scrollTop += distance;
        isMoved = true;
        rounds -= 1;
        if (rounds > 0) requestAnimationFrame(step);
      };
      step();
    },
    firstVisibleOffset() {
      if (!surface || !scroller) return null;
      const frame = scroller.getBoundingClientRect();
      const column = surface.getBoundingClientRect();
      if (column.top >= frame.top) return 0;
      for (let y = frame.top + margin / 2; y < frame.bottom; y += 8) {
        const offset = offsetAt(column.left + 2, y);
        if (offset !== null) return offset;
      }
      return null;
    },
    flash(span) {
      const range = rangeOf(span);
      if (!range) return;
      clearTimeout(flashTimer);
      paintHighlight('reveal-flash', [range]);
      flashTimer = setTimeout(() => paintHighlight('reveal-flash', []), flashMs);
    },
  };
}
