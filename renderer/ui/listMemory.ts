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

/** A row and where it stands on the screen, in pixels below the upper edge of the list. */
export interface HeldRow {
  readonly key: string;
  readonly onScreen: number;
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

/** How far to scroll so that a row stands where it is held. */
export function scrollTopOf(layout: RowLayout, held: HeldRow | null): number {
  const top = topOf(layout, held?.key ?? null);
  return held === null || top === null ? 0 : Math.max(0, top - held.onScreen);
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

  isScrolledTo(scrollTop: number): boolean {
    return Math.abs(scrollTop - this.scrollTop) < 1;
  }

  scrolled(scrollTop: number): void {
    this.scrollTop = scrollTop;
  }

  /** How far a list that is shown again begins scrolled. */
  beginning(layout: RowLayout): number {
    return scrollTopOf(layout, this.begun(layout));
  }

  /** Whether these rows are those it heard of last, whatever their heights. */
  isLaidOutAs({ view, keys }: RowLayout): boolean {
    return this.layout?.view === view && this.layout.keys === keys;
  }

  /** Hears of the rows as they are drawn now; answers which row stays where on the screen, null for the very top. */
  laidOut(layout: RowLayout): HeldRow | null {
    const before = this.layout;
    this.layout = layout;
    const held = !before ? this.begun(layout) : before.view !== layout.view ? this.turned(before, layout) : this.kept(before, layout);
    this.scrollTop = scrollTopOf(layout, held);
    return held;
  }

  /** Hears of other heights of the same rows. */
  remeasured(layout: RowLayout): void {
    this.layout = layout;
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

  private heldAt(layout: RowLayout, place: RowPlace | null): HeldRow | null {
    const key = place?.keys.find((each) => layout.indexOf.has(each));
    return place && key !== undefined ? { key, onScreen: key === place.keys[0] ? -place.hidden : 0 } : null;
  }

  /** Where the list was left; what was chosen meanwhile is in view. */
  private begun(layout: RowLayout): HeldRow | null {
    const place = this.places.get(layout.view);
    const held = this.heldAt(layout, place ?? null);
    const active = layout.activeKey;
    if (active === null || (place !== undefined && active === this.leftActive)) return held;
    const top = scrollTopOf(layout, held);
    const shownTop = scrollToShow(layout, active, top);
    return shownTop === top ? held : { key: active, onScreen: (topOf(layout, active) ?? 0) - shownTop };
  }

  /** Where a row stands on the screen, below the upper edge of the list; null where it is not in view. */
  private screenTop(layout: RowLayout, key: string | null): number | null {
    const [top, bottom] = [topOf(layout, key), bottomOf(layout, key)];
    if (top === null || bottom === null || bottom <= this.scrollTop || top >= this.scrollTop + layout.viewHeight) return null;
    return top - this.scrollTop;
  }

  /** Another filter or order: the row that the keys act on stays where it was seen; else where this view was left. */
  private turned(before: RowLayout, layout: RowLayout): HeldRow | null {
    this.note(before);
    const [onScreen, active] = [this.screenTop(before, layout.activeKey), layout.activeKey];
    if (onScreen !== null && active !== null && layout.indexOf.has(active)) return { key: active, onScreen };
    return this.heldAt(layout, this.places.get(layout.view) ?? null);
  }

  /** Rows came or went: what is in view stays there. At the very top, what comes in above is seen. */
  private kept(before: RowLayout, layout: RowLayout): HeldRow | null {
    const isThere = (key: string): boolean => layout.indexOf.has(key);
    const active = layout.activeKey;
    if (active !== null && before.indexOf.has(active) && !isThere(active)) this.heir = survivorOf(before.keys, before.indexOf.get(active) ?? 0, isThere);
    if (this.scrollTop <= 0) return null;
    const activeTop = active !== null && isThere(active) ? this.screenTop(before, active) : null;
    if (active !== null && activeTop !== null) return { key: active, onScreen: activeTop };
    const key = survivorOf(before.keys, rowAt(before.offsets, this.scrollTop), isThere);
    const was = topOf(before, key);
    if (key === null || was === null) return null;
    // Where all that was in view is gone, the nearest row takes its place.
    return { key, onScreen: Math.max(-before.viewHeight / 2, Math.min(before.viewHeight / 2, was - this.scrollTop)) };
  }
}
