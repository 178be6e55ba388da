import type { Tag } from '../domain/tag';
import { quoted, type Finding } from './finding';
import type { Known } from './known';

/** The tag with which a ring of parents is cut: the one of the lowest id. Null where the way up ends. */
function ringEnd(tag: Tag, byId: ReadonlyMap<string, Tag>): Tag | null {
  const way: Tag[] = [];
  for (let at: Tag | undefined = tag; at; at = at.parentId === null ? undefined : byId.get(at.parentId)) {
    const seen = way.indexOf(at);
    if (seen >= 0) return way.slice(seen).reduce((lowest, each) => (each.id < lowest.id ? each : lowest));
    way.push(at);
  }
  return null;
}

/** Tags under a tag that does not exist, and tags that stand under themselves. Takes every readable tag of the notebook. */
export function checkTags(tags: readonly Tag[], known: Known): readonly Finding[] {
  const byId = new Map<string, Tag>(tags.map((tag) => [tag.id, tag]));
  return tags.flatMap((tag): readonly Finding[] => {
    const { id, name, parentId } = tag;
    if (parentId === null) return [];
    const found = (sentence: string): Finding => ({ kind: 'parentWrong', table: 'tags', id, details: [parentId], repair: { kind: 'clearParent', parentId }, sentence });
    if (!known.has('tags', parentId)) {
      return known.isWaiting('tags', parentId) ? [] : [found(`The tag ${quoted(name)} stands under a tag that no longer exists.`)];
    }
    return ringEnd(tag, byId) === tag ? [found(`The tag ${quoted(name)} stands, over others, under itself.`)] : [];
  });
}
