/** Which rows of a long list are drawn, and how much room the others take. */
export interface RowWindow {
  readonly first: number;
  /** One past the last. */
  readonly last: number;
  /** Pixels above the first and below the last drawn row. */
  readonly above: number;
  readonly below: number;
}

/** Where each row begins; the last entry is the height of all. Rows that were never drawn have the estimated height. */
export function rowOffsets(keys: readonly string[], heights: ReadonlyMap<string, number>, estimate: number): Float64Array {
  const offsets = new Float64Array(keys.length + 1);
  keys.forEach((key, index) => {
    offsets[index + 1] = (offsets[index] ?? 0) + (heights.get(key) ?? estimate);
  });
  return offsets;
}

/** The row that holds a height: the last that begins at or above it. */
export function rowAt(offsets: Float64Array, height: number): number {
  let low = 0;
  let high = Math.max(0, offsets.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= height) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The rows in view, with those of so many pixels more on each side so that scrolling finds them drawn. */
export function rowWindow(offsets: Float64Array, scrollTop: number, viewHeight: number, extra: number): RowWindow {
  const count = offsets.length - 1;
  if (count === 0) return { first: 0, last: 0, above: 0, below: 0 };
  const height = offsets[count] ?? 0;
  // A list that became shorter is not scrolled beyond its end.
  const top = Math.max(0, Math.min(scrollTop, height - viewHeight));
  const first = rowAt(offsets, Math.max(0, top - extra));
  const last = Math.min(count, rowAt(offsets, top + viewHeight + extra) + 1);
  return { first, last, above: offsets[first] ?? 0, below: height - (offsets[last] ?? 0) };
}
