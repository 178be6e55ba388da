import type { Span } from '../../../shared/domain/span';

/**
 * The bridge between what the browser selects and spans of the canonical text. Every element that holds text and
 * nothing else (a leaf) says in `data-start` where its text begins; a `<br data-start>` stands for one U+2028. Sections,
 * the children of the root, say the same in `data-from`, so that a place is found without visiting the whole page.
 */
export interface DomPoint {
  readonly node: Node;
  readonly offset: number;
}

/** Of two leaves that touch at an offset: the one that starts there or the one that ends there. */
export type Side = 'start' | 'end';

const leafSelector = '[data-start]';

function isLeaf(node: Node | null): node is Element {
  return node instanceof Element && node.hasAttribute('data-start');
}

function startOf(leaf: Element): number {
  return Number(leaf.getAttribute('data-start'));
}

function lengthOf(leaf: Element): number {
  return leaf.tagName === 'BR' ? 1 : (leaf.textContent ?? '').length;
}

function endOf(leaf: Element): number {
  return startOf(leaf) + lengthOf(leaf);
}

function leafAround(root: Element, node: Node): Element | null {
  const element = node instanceof Element ? node : node.parentElement;
  const leaf = element?.closest(leafSelector) ?? null;
  return leaf && root.contains(leaf) ? leaf : null;
}

/** The node before all of `node` in the page's order, or behind it, inside the root; null at the root's edges. */
function beside(root: Element, node: Node, sibling: 'previousSibling' | 'nextSibling'): Node | null {
  for (let current: Node | null = node; current && current !== root; current = current.parentNode) {
    if (current[sibling]) return current[sibling];
  }
  return null;
}

/** The first leaf in a part of the page or behind it. */
function leafFrom(root: Element, from: Node | null): Element | null {
  for (let node = from; node; node = beside(root, node, 'nextSibling')) {
    if (isLeaf(node)) return node;
    const inside = node instanceof Element ? node.querySelector(leafSelector) : null;
    if (inside) return inside;
  }
  return null;
}

/** The last leaf in a part of the page or before it. */
function leafUpTo(root: Element, to: Node | null): Element | null {
  for (let node = to; node; node = beside(root, node, 'previousSibling')) {
    if (isLeaf(node)) return node;
    const inside = node instanceof Element ? [...node.querySelectorAll(leafSelector)].at(-1) : undefined;
    if (inside) return inside;
  }
  return null;
}

function leafAfter(root: Element, { node, offset }: DomPoint): Element | null {
  return leafFrom(root, node.childNodes[offset] ?? beside(root, node, 'nextSibling'));
}

function leafBefore(root: Element, { node, offset }: DomPoint): Element | null {
  return leafUpTo(root, node.childNodes[offset - 1] ?? beside(root, node, 'previousSibling'));
}

/** Moves a point outside the root to the edge of the root that it lies beyond. */
function clampToRoot(root: Element, point: DomPoint): DomPoint {
  if (root.contains(point.node)) return point;
  const atStart: DomPoint = { node: root, offset: 0 };
  const atEnd: DomPoint = { node: root, offset: root.childNodes.length };
  if (point.node.contains(root)) {
    const index = [...point.node.childNodes].findIndex((child) => child.contains(root));
    return point.offset <= index ? atStart : atEnd;
  }
  const isAfter = (root.compareDocumentPosition(point.node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return isAfter ? atEnd : atStart;
}

/** The offset of a boundary point; null where the root holds no text. */
export function offsetOfPoint(root: Element, outer: DomPoint, side: Side): number | null {
  const point = clampToRoot(root, outer);
  const leaf = leafAround(root, point.node);
  if (leaf) {
    const start = startOf(leaf);
    if (point.node.nodeType === Node.TEXT_NODE) return start + Math.min(point.offset, lengthOf(leaf));
    return point.offset === 0 ? start : endOf(leaf);
  }
  const after = leafAfter(root, point);
  const before = leafBefore(root, point);
  if (side === 'start') return after ? startOf(after) : before ? endOf(before) : null;
  return before ? endOf(before) : after ? startOf(after) : null;
}

/** The span a range covers; null where it touches no text of the root. */
export function spanOfRange(root: Element, range: Range): Span | null {
  const start = offsetOfPoint(root, { node: range.startContainer, offset: range.startOffset }, 'start');
  const end = range.collapsed ? start : offsetOfPoint(root, { node: range.endContainer, offset: range.endOffset }, 'end');
  if (start === null || end === null) return null;
  return { start: Math.min(start, end), end: Math.max(start, end) };
}

function lastStartingBy<Item>(items: ArrayLike<Item>, startAt: (item: Item) => number, isBefore: (start: number) => boolean): Item | null {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && isBefore(startAt(item))) low = middle + 1;
    else high = middle;
  }
  return items[low - 1] ?? null;
}

/** Where an offset stands in the page; null where the root holds no text. */
export function pointOfOffset(root: Element, offset: number, side: Side): DomPoint | null {
  const isBefore = (start: number): boolean => (side === 'start' ? start <= offset : start < offset);
  const from = (element: Element): number => Number(element.getAttribute('data-from'));
  const hasSections = root.firstElementChild?.hasAttribute('data-from') ?? false;
  const scope = hasSections ? (lastStartingBy(root.children, from, isBefore) ?? root.children[0] ?? root) : root;
  const leaves = scope.querySelectorAll(leafSelector);
  const leaf = lastStartingBy(leaves, startOf, isBefore) ?? leaves[0];
  if (!leaf) return null;
  const inside = Math.max(0, Math.min(offset - startOf(leaf), lengthOf(leaf)));
  if (leaf.tagName === 'BR') {
    const parent = leaf.parentNode ?? root;
    return { node: parent, offset: [...parent.childNodes].findIndex((child) => child === leaf) + inside };
  }
  return leaf.firstChild ? { node: leaf.firstChild, offset: inside } : { node: leaf, offset: 0 };
}

/** A range over exactly the text of a span. */
export function rangeOfSpan(root: Element, span: Span): Range | null {
  const start = pointOfOffset(root, span.start, 'start');
  const end = span.start === span.end ? start : pointOfOffset(root, span.end, 'end');
  if (!start || !end) return null;
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}
