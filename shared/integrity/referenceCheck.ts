import type { Mention } from '../domain/mention';
import type { NameDecision } from '../domain/nameDecision';
import type { Passage } from '../domain/passage';
import type { Relation } from '../domain/relation';
import type { Source } from '../domain/source';
import type { CollectionId, SourceId, TagId } from '../domain/ids';
import type { TableName } from '../domain/tables';
import { quoted, recordWords, type Finding } from './finding';
import type { Known } from './known';

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

function checkTagIds(table: 'sources' | 'passages', id: string, subject: string, tagIds: readonly TagId[], known: Known): readonly Finding[] {
  const missing = tagIds.filter((tagId) => !known.has('tags', tagId) && !known.isWaiting('tags', tagId));
  if (missing.length === 0) return [];
  return [{
    kind: 'tagMissing', table, id, details: missing, repair: { kind: 'removeTags', tagIds: missing },
    sentence: `${subject} carries ${counted(missing.length, 'tag', 'tags')} that no longer ${missing.length === 1 ? 'exists' : 'exist'}.`,
  }];
}

/** A reference whose target is not in its table but in the quarantine: it is whole again when the target is put back. */
function waiting(table: TableName, id: string, subject: string, target: TableName, targetId: string): Finding {
  return {
    kind: 'waiting', table, id, details: [`${target} ${targetId}`], repair: null,
    sentence: `${subject} belongs to ${recordWords[target].one} ${targetId}, which is in the quarantine. It is kept and fits again when that is put back.`,
  };
}

function checkCollectionIds(id: SourceId, subject: string, collectionIds: readonly CollectionId[], known: Known): readonly Finding[] {
  const missing = collectionIds.filter((each) => !known.has('collections', each) && !known.isWaiting('collections', each));
  if (missing.length === 0) return [];
  return [{
    kind: 'collectionMissing', table: 'sources', id, details: missing, repair: { kind: 'removeCollections', collectionIds: missing },
    sentence: `${subject} lies in ${counted(missing.length, 'collection', 'collections')} that no longer ${missing.length === 1 ? 'exists' : 'exist'}.`,
  }];
}

/** References of an article: its tags and collections. */
export function checkSource({ id, title, tagIds, collectionIds }: Source, known: Known): readonly Finding[] {
  const subject = `The article ${quoted(title)}`;
  return [...checkTagIds('sources', id, subject, tagIds, known), ...checkCollectionIds(id, subject, collectionIds, known)];
}

/** References of a highlight: its article and its tags. */
export function checkPassage({ id, sourceId, anchor, tagIds }: Passage, known: Known): readonly Finding[] {
  const subject = `The highlight ${quoted(anchor.exact)}`;
  const tags = checkTagIds('passages', id, subject, tagIds, known);
  if (known.has('sources', sourceId)) return tags;
  if (known.isWaiting('sources', sourceId)) return [...tags, waiting('passages', id, subject, 'sources', sourceId)];
  return [{
    kind: 'passageStray', table: 'passages', id, details: [`sources ${sourceId}`], repair: { kind: 'setAside' },
    sentence: `${subject} belongs to an article that is not in the notebook.`,
  }];
}

/** References of a link to an entity: entity, article and highlight. */
export function checkMention({ id, entityId, sourceId, passageId, anchor }: Mention, known: Known): readonly Finding[] {
  const targets: (readonly [TableName, string])[] = [['entities', entityId], ['sources', sourceId]];
  if (passageId !== null) targets.push(['passages', passageId]);
  const gone = targets.filter(([table, target]) => !known.has(table, target));
  const lost = gone.filter(([table, target]) => !known.isWaiting(table, target));
  const [first] = gone;
  if (!first) return [];
  const subject = `The link of ${quoted(anchor.exact)}`;
  if (lost.length === 0) return [waiting('mentions', id, subject, ...first)];
  return [{
    kind: 'mentionStray', table: 'mentions', id, details: lost.map(([table, target]) => `${table} ${target}`), repair: { kind: 'removeMention' },
    sentence: `${subject} leads to ${lost.map(([table]) => recordWords[table].one).join(' and ')} that ${lost.length === 1 ? 'is' : 'are'} not in the notebook.`,
  }];
}

/** References of a decision about a name: its article and the entity that it names. */
export function checkDecision({ id, name, sourceId, outcome }: NameDecision, known: Known): readonly Finding[] {
  const targets: (readonly [TableName, string])[] = [];
  if (sourceId !== null) targets.push(['sources', sourceId]);
  if (outcome.kind === 'entity') targets.push(['entities', outcome.entityId]);
  const gone = targets.filter(([table, target]) => !known.has(table, target));
  const lost = gone.filter(([table, target]) => !known.isWaiting(table, target));
  const [first] = gone;
  if (!first) return [];
  const subject = `The decision about the name ${quoted(name)}`;
  if (lost.length === 0) return [waiting('nameDecisions', id, subject, ...first)];
  return [{
    kind: 'decisionStray', table: 'nameDecisions', id, details: lost.map(([table, target]) => `${table} ${target}`), repair: { kind: 'removeDecision' },
    sentence: `${subject} leads to ${lost.map(([table]) => recordWords[table].one).join(' and ')} that ${lost.length === 1 ? 'is' : 'are'} not in the notebook.`,
  }];
}

/** References of a relation: its two entities and the highlights that it rests on. */
export function checkRelation({ id, type, fromId, toId, passageIds, remark }: Relation, known: Known): readonly Finding[] {
  const subject = `The relation ${quoted(remark === '' ? type : `${type}: ${remark}`)}`;
  const missing = passageIds.filter((each) => !known.has('passages', each) && !known.isWaiting('passages', each));
  const passages: readonly Finding[] = missing.length === 0 ? [] : [{
    kind: 'relationPassageMissing', table: 'relations', id, details: missing, repair: { kind: 'removePassages', passageIds: missing },
    sentence: `${subject} rests on ${counted(missing.length, 'highlight', 'highlights')} that no longer ${missing.length === 1 ? 'exists' : 'exist'}.`,
  }];
  const gone = [...new Set([fromId, toId])].filter((each) => !known.has('entities', each));
  const lost = gone.filter((each) => !known.isWaiting('entities', each));
  const [first] = gone;
  if (!first) return passages;
  if (lost.length === 0) return [...passages, waiting('relations', id, subject, 'entities', first)];
  // It holds a person's words, so that it is kept aside rather than removed.
  return [...passages, {
    kind: 'relationStray', table: 'relations', id, details: lost.map((each) => `entities ${each}`), repair: { kind: 'setAside' },
    sentence: `${subject} leads to ${lost.length === 1 ? 'an entity that is' : 'entities that are'} not in the notebook.`,
  }];
}

/** The text of an article that is not there. */
export function checkStrayDocument(id: SourceId, text: string, known: Known): readonly Finding[] {
  if (known.has('sources', id)) return [];
  const subject = `The text ${quoted(text)}`;
  if (known.isWaiting('sources', id)) return [waiting('sourceDocuments', id, subject, 'sources', id)];
  return [{
    kind: 'documentStray', table: 'sourceDocuments', id, details: [], repair: { kind: 'setAside' },
    sentence: `${subject} belongs to an article that is not in the notebook.`,
  }];
}
