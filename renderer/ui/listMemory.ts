import { rowAt } from './rowWindow';

/** Rows of a list as they lie below each other. */
export interface RowLayout {
  /** Names what the list shows (a filter, a collection): each has a place of its own. */
  readonly view: string;
  readonly keys: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** Where each row begins; the last entry is the height of all. */
  readonly offsets: Float64Array;
  readonly viewHeight: number;
  readonly activeKey: string | null;
}

/** How far a list was scrolled, said by its rows so that it holds when others come and go. */
interface RowPlace {
  /** The first row in view and some after it, for when it is gone. */
  readonly keys: readonly string[];
  /** Pixels of that row above the upper edge. */
  readonly hidden: number;
}

const keysOfPlace = 40;
const mostPlaces = 50;

/** The row at an index, or the nearest that is still there: first those after it, then those before. */
export function survivorOf(keys: readonly string[], from: number, isThere: (key: string) => boolean): string | null {
  for (let index = Math.max(0, from); index < keys.length; index += 1) if (isThere(keys[index] ?? '')) return keys[index] ?? null;
  for (let index = Math.min(from, keys.length) - 1; index >= 0; index -= 1) if (isThere(keys[index] ?? '')) return keys[index] ?? null;
  return null;
}

function topOf({ indexOf, offsets }: RowLayout, key: string | null): number | null {
  const index = key === null ? undefined : indexOf.get(key);
  return index === undefined ? null : (offsets[index] ?? 0);
}

function bottomOf({ indexOf, offsets }: RowLayout, key: string | null): number | null {
  const index = key === null ? undefined : indexOf.get(key);
  return index === undefined ? null : (offsets[index + 1] ?? 0);
}

/** How far to scroll so that a row is in view: no further than needed. */
export function scrollToShow(layout: RowLayout, key: string | null, scrollTop: number): number {
  const [top, bottom] = [topOf(layout, key), bottomOf(layout, key)];
  if (top === null || bottom === null) return scrollTop;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, bottom - layout.viewHeight);
}

/**
 * What a list remembers while its rows change and while it is not shown: the heights of its rows, where it was scrolled
 * to in each of its views, and whether it had the focus.
 */
export class ListMemory {
  /** By key, of every row that was drawn; another map when one of them changes. */
  heights: ReadonlyMap<string, number> = new Map();
  private readonly places = new Map<string, RowPlace | null>();
  private layout: RowLayout | null = null;
  private scrollTop = 0;
  private leftActive: string | null = null;
  private hadFocus = false;
  private takeFocus: (() => void) | null = null;
  private heir: string | null = null;

  /** True where a height is news. */
  measured(rows: readonly (readonly [key: string, height: number])[]): boolean {
    const changed = rows.filter(([key, height]) => height > 0 && this.heights.get(key) !== height);
    if (changed.length > 0) this.heights = new Map([...this.heights, ...changed]);
    return changed.length > 0;
  }

  scrolled(scrollTop: number): void {
    this.scrollTop = scrollTop;
  }

  /** How far a list that is shown again begins scrolled. */
  beginning(layout: RowLayout): number {
    const place = this.places.get(layout.view);
    const top = place === undefined ? 0 : this.topOfPlace(layout, place);
    const isNew = place === undefined || layout.activeKey !== this.leftActive;
    return isNew ? scrollToShow(layout, layout.activeKey, top) : top;
  }

  /** Whether these rows are those it heard of last, whatever their heights. */
  isLaidOutAs({ view, keys }: RowLayout): boolean {
    return this.layout?.view === view && this.layout.keys === keys;
  }

  /** Hears of the rows as they are drawn now; answers how far to scroll so that the place is kept. */
  laidOut(layout: RowLayout): number {
    const before = this.layout;
    this.layout = layout;
    if (!before) this.scrollTop = this.beginning(layout);
    else if (before.view !== layout.view) this.scrollTop = this.turned(before, layout);
    else if (before.keys !== layout.keys) this.scrollTop = this.kept(before, layout);
    return this.scrollTop;
  }

  /** The row next to one that went away with the last change of the rows. */
  heirOf(key: string): string | null {
    return this.layout?.indexOf.has(key) ? key : this.heir;
  }

  /** The list is shown; true where it had the focus when it was left. */
  came(focus: () => void): boolean {
    this.takeFocus = focus;
    return this.hadFocus;
  }

  /** The list is not shown any more. */
  left(hadFocus: boolean): void {
    if (this.layout) {
      this.note(this.layout);
      this.leftActive = this.layout.activeKey;
    }
    this.layout = null;
    this.takeFocus = null;
    this.hadFocus = hadFocus;
  }

  /** Gives the list the focus, where it is shown. */
  focus(): void {
    this.takeFocus?.();
  }

  private note(layout: RowLayout): void {
    const first = rowAt(layout.offsets, this.scrollTop);
    const isAtTop = this.scrollTop <= 0;
    this.places.delete(layout.view);
    this.places.set(layout.view, isAtTop ? null : { keys: layout.keys.slice(first, first + keysOfPlace), hidden: this.scrollTop - (layout.offsets[first] ?? 0) });
    const [oldest] = this.places.keys();
    if (this.places.size > mostPlaces && oldest !== undefined) this.places.delete(oldest);
  }

  private topOfPlace(layout: RowLayout, place: RowPlace | null): number {
    const key = place?.keys.find((each) => layout.indexOf.has(each)) ?? null;
    const top = topOf(layout, key);
    return place && top !== null ? top + (key === place.keys[0] ? place.hidden : 0) : 0;
  }

  /** Where a row stands on the screen, below the upper edge of the list; null where it is not in view. */
  private screenTop(layout: RowLayout, key: string | null): number | null {
    const [top, bottom] = [topOf(layout, key), bottomOf(layout, key)];
    if (top === null || bottom === null || bottom <= this.scrollTop || top >= this.scrollTop + layout.viewHeight) return null;
    return top - this.scrollTop;
  }

  /** Another filter or order: the row that the keys act on stays where it was seen; else where this view was left. */
  private turned(before: RowLayout, layout: RowLayout): number {
    this.note(before);
    const [onScreen, top] = [this.screenTop(before, layout.activeKey), topOf(layout, layout.activeKey)];
    if (onScreen !== null && top !== null) return Math.max(0, top - onScreen);
    return this.topOfPlace(layout, this.places.get(layout.view) ?? null);
  }

  /** Rows came or went: what is in view stays there. At the very top, what comes in above is seen. */
  private kept(before: RowLayout, layout: RowLayout): number {
    const isThere = (key: string): boolean => layout.indexOf.has(key);
    const active = layout.activeKey;
    if (active !== null && before.indexOf.has(active) && !isThere(active)) this.heir = survivorOf(before.keys, before.indexOf.get(active) ?? 0, isThere);
    if (this.scrollTop <= 0) return 0;
    const holdsActive = active !== null && isThere(active) && this.screenTop(before, active) !== null;
    const held = holdsActive ? active : survivorOf(before.keys, rowAt(before.offsets, this.scrollTop), isThere);
    const [was, is] = [topOf(before, held), topOf(layout, held)];
    if (was === null || is === null) return 0;
    // Where all that was in view is gone, the nearest row takes its place.
    const onScreen = Math.max(-(before.viewHeight / 2), Math.min(before.viewHeight / 2, was - this.scrollTop));
    return Math.max(0, is - (holdsActive ? was - this.scrollTop : onScreen));
  }
}
