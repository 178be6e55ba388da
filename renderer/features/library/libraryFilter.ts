import type { TagId } from '../../../shared/domain/ids';
import { publicationSortKey } from '../../../shared/domain/publicationDate';
import type { ReadingState, Source } from '../../../shared/domain/source';
import type { Tag } from '../../../shared/domain/tag';
import { branchOf } from '../../commands/tagCommands';
import type { Preferences } from '../../data/preferences';
import { foldForMatch } from '../../ui/Typeahead';
import type { ShownCollection } from './shownCollection';

/** Which sources the list shows. */
export interface LibraryFilter {
  /** Words that all stand in title, outlet or byline. */
  readonly words: string;
  /** Each must be carried, itself or by a tag under it. */
  readonly tagIds: readonly TagId[];
  /** Any of these; all where empty. */
  readonly readingStates: readonly ReadingState[];
}

export const noFilter: LibraryFilter = { words: '', tagIds: [], readingStates: [] };

export type LibrarySort = Preferences['librarySort'];

// Records are never changed in place, so that what was folded once stays right.
const foldedTexts = new WeakMap<Source, string>();

function foldedText(source: Source): string {
  const known = foldedTexts.get(source);
  if (known !== undefined) return known;
  const folded = foldForMatch(`${source.title} ${source.outlet} ${source.byline}`);
  foldedTexts.set(source, folded);
  return folded;
}

export function filterSources(sources: readonly Source[], filter: LibraryFilter, tags: readonly Tag[]): readonly Source[] {
  const words = foldForMatch(filter.words).split(/\s+/).filter((word) => word !== '');
  if (words.length === 0 && filter.tagIds.length === 0 && filter.readingStates.length === 0) return sources;
  const branches = filter.tagIds.map((id) => branchOf(tags, id));
  return sources.filter(
    (source) =>
      (filter.readingStates.length === 0 || filter.readingStates.includes(source.readingState)) &&
      branches.every((branch) => source.tagIds.some((id) => branch.has(id))) &&
      words.every((word) => foldedText(source).includes(word)),
  );
}

/** Those of the sources that lie in a collection, or in none. */
export function sourcesIn(sources: readonly Source[], shown: ShownCollection): readonly Source[] {
  if (shown === 'all') return sources;
  return sources.filter(({ collectionIds }) => (shown === 'none' ? collectionIds.length === 0 : collectionIds.includes(shown)));
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Compares texts; empty ones come last. */
function compareTexts(a: string, b: string): number {
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
  return collator.compare(a, b);
}

// Made once a record: a date is compared many times.
const dateKeys = new WeakMap<Source, string>();

function dateKey(source: Source): string {
  const key = dateKeys.get(source) ?? (source.published.edtf === null ? '' : publicationSortKey(source.published));
  dateKeys.set(source, key);
  return key;
}

/** Newest first; unknown dates last. */
function compareDates(a: Source, b: Source): number {
  const [left, right] = [dateKey(a), dateKey(b)];
  return left < right ? 1 : left > right ? -1 : 0;
}

const byImport = (a: Source, b: Source): number => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0);
const byTitle = (a: Source, b: Source): number => compareTexts(a.title, b.title);

const comparers: Readonly<Record<LibrarySort, (a: Source, b: Source) => number>> = {
  imported: (a, b) => byImport(a, b) || byTitle(a, b),
  title: (a, b) => byTitle(a, b) || byImport(a, b),
  outlet: (a, b) => compareTexts(a.outlet, b.outlet) || compareDates(a, b) || byTitle(a, b),
  date: (a, b) => compareDates(a, b) || byTitle(a, b),
};

function compareSources(a: Source, b: Source, sort: LibrarySort): number {
  return comparers[sort](a, b) || (a.id < b.id ? -1 : 1);
}

export function sortSources(sources: readonly Source[], sort: LibrarySort): readonly Source[] {
  return [...sources].sort((a, b) => compareSources(a, b, sort));
}

/** Sorts as `sortSources` does, and fast where few sources are others than last time: those alone are sorted in. */
export function createSourceOrder(): (sources: readonly Source[], sort: LibrarySort) => readonly Source[] {
  let last: { readonly sort: LibrarySort; readonly members: ReadonlySet<Source>; readonly sorted: readonly Source[] } | null = null;
  return (sources, sort) => {
    const members = new Set(sources);
    const before = last?.sort === sort ? last : null;
    const fresh = before ? sources.filter((source) => !before.members.has(source)) : sources;
    if (before && fresh.length === 0 && members.size === before.members.size) return before.sorted;
    const kept = before ? before.sorted.filter((source) => members.has(source)) : [];
    const sorted = kept.length < fresh.length ? sortSources(sources, sort) : merged(kept, sortSources(fresh, sort), sort);
    last = { sort, members, sorted };
    return sorted;
  };
}

function merged(left: readonly Source[], right: readonly Source[], sort: LibrarySort): readonly Source[] {
  const all: Source[] = [];
  let at = 0;
  for (const source of left) {
    for (let next = right[at]; next && compareSources(next, source, sort) < 0; next = right[at]) {
      all.push(next);
      at += 1;
    }
    all.push(source);
  }
  return [...all, ...right.slice(at)];
}
