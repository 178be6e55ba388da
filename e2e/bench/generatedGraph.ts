import { createHash } from 'node:crypto';
import { describeSpan } from '../../shared/anchoring/anchor';
import { createEntity, entityKinds, type Entity } from '../../shared/domain/entity';
import { createCountingIdMaker, type Clock } from '../../shared/domain/ids';
import { createFoundMention, type Mention } from '../../shared/domain/mention';
import { createPublicationDate, unknownDate } from '../../shared/domain/publicationDate';
import { createRelation, relationTypes, type Relation } from '../../shared/domain/relation';
import { createSource, type Source } from '../../shared/domain/source';
import { createSourceDocument, type Block, type SourceDocument } from '../../shared/domain/sourceDocument';
import { createRandom } from '../fixtures/measuring';
import { generatedName } from './generatedWords';
import { oneOf, wholeBetween, type Random } from './seededRandom';

/** The records of a notebook whose graph has so many nodes and edges. */
export interface GeneratedGraph {
  readonly entities: readonly Entity[];
  readonly sources: readonly Source[];
  readonly sourceDocuments: readonly SourceDocument[];
  readonly mentions: readonly Mention[];
  readonly relations: readonly Relation[];
}

const sentencesAnArticle = 40;
const communitySize = 60;

/** Pairs of entities, each once: most within a community, some across; a few have many. */
function pairsOf(random: Random, nodes: number, edges: number): readonly (readonly [number, number])[] {
  const pairs = new Map<string, readonly [number, number]>();
  // Everyone has one connection at least.
  const add = (a: number, b: number): void => {
    const [one, other] = a < b ? [a, b] : [b, a];
    if (one !== other && one >= 0 && other < nodes) pairs.set(`${one} ${other}`, [one, other]);
  };
  for (let node = 1; node < nodes; node += 1) add(node, node % communitySize === 0 ? wholeBetween(random, 0, node - 1) : node - wholeBetween(random, 1, node % communitySize));
  while (pairs.size < edges) {
    const node = wholeBetween(random, 0, nodes - 1);
    const start = node - (node % communitySize);
    const hub = Math.floor(random() ** 3 * communitySize);
    add(node, random() < 0.9 ? Math.min(nodes - 1, start + hub) : wholeBetween(random, 0, nodes - 1));
  }
  return [...pairs.values()];
}

/** The same records for the same numbers. Half of the edges are sentences in which both ends stand, half are relations. */
export function generatedGraph(nodes: number, edges: number): GeneratedGraph {
  const random = createRandom(11);
  const ids = createCountingIdMaker();
  const clock: Clock = () => '2024-09-01T08:00:00.000Z';
  const entities = Array.from({ length: nodes }, (_, index) => createEntity({ kind: entityKinds[index % entityKinds.length] ?? 'person', name: `${generatedName(random).name} ${index}` }, clock, ids));
  const entityAt = (index: number): Entity => {
    const entity = entities[index];
    if (!entity) throw new Error(`There is no entity ${index}`);
    return entity;
  };
  const pairs = pairsOf(random, nodes, edges);
  const together = pairs.filter((_, index) => index % 2 === 0);
  const types = [...Object.keys(relationTypes), 'was seen with'];
  const relations = pairs
    .filter((_, index) => index % 2 === 1)
    .map(([from, to]) => createRelation({ fromId: entityAt(from).id, toId: entityAt(to).id, type: oneOf(random, types), validFrom: random() < 0.3 ? '2022' : null }, clock, ids));
  const sources: Source[] = [];
  const sourceDocuments: SourceDocument[] = [];
  const mentions: Mention[] = [];
  for (let from = 0; from < together.length; from += sentencesAnArticle) {
    const placed: { readonly entity: Entity; readonly start: number }[] = [];
    let text = '';
    const blocks: Block[] = [];
    for (const [one, other] of together.slice(from, from + sentencesAnArticle)) {
      const start = text.length;
      for (const [before, entity] of [['', entityAt(one)], [' was mentioned in the report beside ', entityAt(other)]] as const) {
        text += before;
        placed.push({ entity, start: text.length });
        text += entity.name;
      }
      text += ' at the quay of the old harbor.';
      blocks.push({ kind: 'paragraph', start, end: text.length, marks: [] });
      text += '\n';
    }
    text = text.slice(0, -1);
    const textDigest = createHash('sha256').update(text).digest('hex');
    const source = createSource({
      title: `Report ${sources.length + 1}`, outlet: 'The Harbor Gazette', format: 'text', bytesDigest: textDigest, textDigest, textLength: text.length, wordCount: 600,
      published: createPublicationDate({ year: 2020 + (sources.length % 5), month: 1 + (sources.length % 12) }, 'metadata') ?? unknownDate,
    }, clock, ids);
    sources.push(source);
    sourceDocuments.push(createSourceDocument(source.id, text, blocks));
    for (const { entity, start } of placed) {
      const anchor = describeSpan(text, textDigest, { start, end: start + entity.name.length });
      if (anchor) mentions.push(createFoundMention({ entityId: entity.id, sourceId: source.id, anchor, status: 'accepted' }, clock, ids));
    }
  }
  return { entities, sources, sourceDocuments, mentions, relations };
}
