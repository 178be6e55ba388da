import type { TagId } from '../domain/ids';
import type { Tag } from '../domain/tag';
import { compareNamed, compareText, foldText, oneLine } from './exportText';

/** A tag with the names an export writes for it. */
export interface TagEntry {
  readonly tag: Tag;
  /** The names from the outermost tag down: `Conflict/Sanctions`. */
  readonly path: string;
  /** The path as Obsidian accepts it behind `#`; no two tags share one, whatever their case. */
  readonly slug: string;
}

/** The tags of a notebook as an export needs them. */
export interface TagBook {
  /** Every tag, by path. */
  readonly entries: readonly TagEntry[];
  /** The entries of these tags, by path, each once; ids without a tag are left out. */
  entriesOf(ids: readonly TagId[]): readonly TagEntry[];
  /** The tag and everything below it. */
  withDescendants(id: TagId): ReadonlySet<TagId>;
}

/** One part of a slug: letters, digits, `_` and `-`; anything else is a hyphen. */
function slugPart(name: string): string {
  return oneLine(name).normalize('NFC').replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-').replace(/^[-_]+|[-_]+$/g, '') || 'tag';
}

/** Obsidian takes a tag of digits alone for a number. */
function slugOf(names: readonly string[]): string {
  const slug = names.map(slugPart).join('/');
  return /^[\p{N}/_-]+$/u.test(slug) ? `_${slug}` : slug;
}

/** Names from the outermost parent to the tag. A circle of parents (damaged data) is cut where it closes. */
function namesOf(tag: Tag, byId: ReadonlyMap<TagId, Tag>): readonly string[] {
  const names: string[] = [];
  const seen = new Set<TagId>();
  for (let at: Tag | undefined = tag; at && !seen.has(at.id); at = at.parentId === null ? undefined : byId.get(at.parentId)) {
    seen.add(at.id);
    names.unshift(oneLine(at.name));
  }
  return names;
}

/** Resolves the tags' paths, slugs and descent. */
export function createTagBook(tags: readonly Tag[]): TagBook {
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const taken = new Set<string>();
  const entries: TagEntry[] = [];
  const oldestFirst = [...tags].sort((a, b) => compareText(a.createdAt, b.createdAt) || compareText(a.id, b.id));
  for (const tag of oldestFirst) {
    const names = namesOf(tag, byId);
    const plain = slugOf(names);
    let slug = plain;
    for (let count = 2; taken.has(foldText(slug)); count += 1) slug = `${plain}-${count}`;
    taken.add(foldText(slug));
    entries.push({ tag, path: names.join('/'), slug });
  }
  const byPath = compareNamed<TagEntry & { readonly id: string }>((entry) => entry.path);
  entries.sort((a, b) => byPath({ ...a, id: a.tag.id }, { ...b, id: b.tag.id }));
  return {
    entries,
    entriesOf: (ids) => {
      if (ids.length === 0) return [];
      const wanted = new Set(ids);
      return entries.filter((entry) => wanted.has(entry.tag.id));
    },
    withDescendants: (id) => {
      const family = new Set<TagId>([id]);
      for (let size = 0; size !== family.size; ) {
        size = family.size;
        for (const tag of tags) if (tag.parentId !== null && family.has(tag.parentId)) family.add(tag.id);
      }
      return family;
    },
  };
}
