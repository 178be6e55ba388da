import type { Span } from '../../../shared/domain/span';
import type { MarkedName, NameRow } from './nameRows';

/** The marks under names, by what was said of them. Drawn over the text without touching it. */
export const markNames: Readonly<Record<NameRow['group'], string>> = {
  unclear: 'name-unclear', known: 'name-suggested', unknown: 'name-suggested', accepted: 'name-accepted',
};
const allMarks = [...new Set(Object.values(markNames))];

/** Index of the first mark that ends behind an offset. */
export function firstMarkBehind(marks: readonly Span[], offset: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((marks[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The name that stands at an offset; null where there is none. */
export function markAt(marks: readonly MarkedName[], offset: number): MarkedName | null {
  const mark = marks[firstMarkBehind(marks, offset)];
  return mark && mark.start <= offset ? mark : null;
}

interface Leaf {
  readonly node: Node;
  readonly start: number;
  readonly end: number;
}

/** The text nodes of a part of the page, by where they stand in the text. */
function leavesOf(element: Element): readonly Leaf[] {
  return [...element.querySelectorAll('[data-start]')].flatMap((leaf) => {
    const node = leaf.firstChild;
    if (!node || node.nodeType !== Node.TEXT_NODE) return [];
    const start = Number(leaf.getAttribute('data-start'));
    return [{ node, start, end: start + (node.nodeValue ?? '').length }];
  });
}

function leafAt(leaves: readonly Leaf[], offset: number): Leaf | undefined {
  const leaf = leaves[firstMarkBehind(leaves, offset)];
  return leaf && leaf.start <= offset ? leaf : undefined;
}

/** The marks of one section as ranges of the page, each with the name of its mark. */
function rangesIn(section: Element, marks: readonly MarkedName[]): readonly (readonly [string, StaticRange])[] {
  const leaves = leavesOf(section);
  const [first, last] = [leaves[0], leaves.at(-1)];
  if (!first || !last) return [];
  const ranges: (readonly [string, StaticRange])[] = [];
  for (let at = firstMarkBehind(marks, first.start); at < marks.length; at += 1) {
    const mark = marks[at];
    if (!mark || mark.start >= last.end) break;
    const [from, to] = [leafAt(leaves, mark.start), leafAt(leaves, mark.end - 1)];
    if (!from || !to) continue;
    ranges.push([markNames[mark.row.group], new StaticRange({ startContainer: from.node, startOffset: mark.start - from.start, endContainer: to.node, endOffset: mark.end - to.start })]);
  }
  return ranges;
}

/** Draws marks of one text. Two texts that stand side by side share the highlights of the page, each with its own ranges. */
export interface MarkPainter {
  paint(sections: Iterable<Element>, marks: readonly MarkedName[]): void;
  clear(): void;
}

export function createMarkPainter(): MarkPainter {
  let own: readonly (readonly [string, StaticRange])[] = [];
  const clear = (): void => {
    for (const [name, range] of own) CSS.highlights.get(name)?.delete(range);
    for (const name of allMarks) if (CSS.highlights.get(name)?.size === 0) CSS.highlights.delete(name);
    own = [];
  };
  return {
    clear,
    paint(sections, marks) {
      const next = [...sections].flatMap((section) => rangesIn(section, marks));
      clear();
      own = next;
      for (const [name, range] of own) {
        const highlight = CSS.highlights.get(name) ?? new Highlight();
        highlight.add(range);
        CSS.highlights.set(name, highlight);
      }
    },
  };
}
