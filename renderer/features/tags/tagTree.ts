import type { TagId } from '../../../shared/domain/ids';
import type { TagWithUse } from '../../data/tagQueries';
import { foldForMatch } from '../../ui/Typeahead';

/** A tag with those under it, by name. */
export interface TagNode extends TagWithUse {
  readonly id: TagId;
  readonly children: readonly TagNode[];
}

/** Tags as a tree; one whose parent is gone, or that stands in a circle, stands at the top. */
export function tagTree(tags: readonly TagWithUse[]): readonly TagNode[] {
  const known = new Map(tags.map((each) => [each.tag.id, each.tag]));
  const isTop = (id: TagId): boolean => {
    const seen = new Set<TagId>([id]);
    for (let parent = known.get(id)?.parentId ?? null; parent !== null; parent = known.get(parent)?.parentId ?? null) {
      if (parent === id) return [...seen].every((each) => id <= each);
      if (seen.has(parent)) return false;
      seen.add(parent);
    }
    const parentId = known.get(id)?.parentId ?? null;
    return parentId === null || !known.has(parentId);
  };
  const nodeOf = (entry: TagWithUse, above: ReadonlySet<TagId>): TagNode => {
    const path = new Set([...above, entry.tag.id]);
    const under = tags.filter(({ tag }) => tag.parentId === entry.tag.id && !path.has(tag.id));
    return { ...entry, id: entry.tag.id, children: under.map((each) => nodeOf(each, path)) };
  };
  return tags.filter(({ tag }) => isTop(tag.id)).map((entry) => nodeOf(entry, new Set()));
}

/** The part of the tree whose names or definitions hold the typed words, with what stands above. */
export function matchingTree(nodes: readonly TagNode[], typed: string): readonly TagNode[] {
  const wanted = foldForMatch(typed.trim());
  if (wanted === '') return nodes;
  return nodes.flatMap((node) => {
    const children = matchingTree(node.children, typed);
    const isMatch = foldForMatch(`${node.tag.name} ${node.tag.definition}`).includes(wanted);
    return isMatch || children.length > 0 ? [{ ...node, children: isMatch ? node.children : children }] : [];
  });
}

/** "Channels › Military channels": what stands above a tag. */
export function tagPath(tags: readonly TagWithUse[], id: TagId): readonly string[] {
  const known = new Map(tags.map((each) => [each.tag.id, each.tag]));
  const names: string[] = [];
  const seen = new Set<TagId>([id]);
  for (let parent = known.get(id)?.parentId ?? null; parent !== null && !seen.has(parent); ) {
    const tag = known.get(parent);
    if (!tag) break;
    names.unshift(tag.name);
    seen.add(parent);
    parent = tag.parentId;
  }
  return names;
}
