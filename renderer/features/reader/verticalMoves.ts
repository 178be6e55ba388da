import type { ReaderView } from './readerView';

/** Steps over which a line above or below is looked for; more than any line or gap between blocks is high. */
const mostSteps = 40;

function middleOf(box: DOMRect): number {
  return box.top + box.height / 2;
}

/** The offset one line up or down, as near as possible to the column `x`; the same offset at the ends of the text. */
export function verticalMove(view: ReaderView, offset: number, direction: -1 | 1, x: number): number {
  view.show({ start: offset, end: offset }, 'nearest');
  const from = view.caretRect(offset);
  if (!from) return offset;
  const step = Math.max(4, from.height / 3);
  for (let count = 1; count <= mostSteps; count += 1) {
    const y = middleOf(from) + direction * (from.height / 2 + step * count);
    const found = view.offsetAt(x, y);
    if (found === null || found === offset) continue;
    const box = view.caretRect(found);
    if (!box) continue;
    const moved = (middleOf(box) - middleOf(from)) * direction;
    if (moved > from.height / 3) return found;
  }
  return offset;
}

/** The first or last offset on the line of an offset. */
export function lineEdge(view: ReaderView, offset: number, edge: 'start' | 'end', column: DOMRect): number {
  view.show({ start: offset, end: offset }, 'nearest');
  const box = view.caretRect(offset);
  if (!box) return offset;
  const x = edge === 'start' ? column.left - 2 : column.right + 2;
  for (const nudge of [0, 8, 24, 48]) {
    const found = view.offsetAt(edge === 'start' ? x + nudge : x - nudge, middleOf(box));
    if (found !== null) return found;
  }
  return offset;
}
