import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { wholeGraph } from '../../shared/analysis/graphFilters';
import { describeSpan } from '../../shared/anchoring/anchor';
import type { EntityId } from '../../shared/domain/ids';
import { createPassageMention } from '../../shared/domain/mention';
import { createRelation } from '../../shared/domain/relation';
import type { Source } from '../../shared/domain/source';
import { openTestNotebook, type TestNotebook } from '../data/notebookTestData';
import { GraphHost } from './graphHost';
import type { GraphMessage, GraphRequest, ShownGraph } from './graphMessages';
import { openNotebook } from './notebookReader';
import { putArticle, putEntity, putHighlight } from './searchTestData';

const opened: TestNotebook[] = [];
afterEach(() => opened.splice(0).forEach(({ database }) => database.close()));

interface GraphedNotebook extends TestNotebook {
  ask(request: GraphRequest): Promise<GraphMessage | undefined>;
  show(filter?: Partial<typeof wholeGraph>): Promise<ShownGraph>;
  /** The graph after everything written so far. */
  latest(): Promise<ShownGraph>;
  link(source: Source, words: string, entityId: EntityId): Promise<void>;
}

async function openGraphedNotebook(): Promise<GraphedNotebook> {
  const notebook = await openTestNotebook();
  opened.push(notebook);
  const messages: GraphMessage[] = [];
  let now = 0;
  const host = new GraphHost({
    post: (message) => messages.push(structuredClone(message)),
    openNotebook: (name) => openNotebook(name),
    now: () => (now += 10),
    rest: () => Promise.resolve(),
  });
  let pending = host.handle({ kind: 'open', databaseName: notebook.database.name });
  notebook.writer.subscribe((change) => {
    pending = host.handle({ kind: 'changed', touched: change.rows.map(({ table, id }) => ({ table, id })) });
  });
  const ask = async (request: GraphRequest): Promise<GraphMessage | undefined> => {
    await host.handle(request);
    return messages.findLast((message) => ('requestId' in request ? 'requestId' in message && message.requestId === request.requestId : message.kind === 'graph'));
  };
  const latest = async (): Promise<ShownGraph> => {
    await pending;
    const graph = messages.findLast((message) => message.kind === 'graph');
    if (!graph) throw new Error(`No graph: ${JSON.stringify(messages.at(-1))}`);
    return graph;
  };
  let version = 0;
  return {
    ...notebook, ask, latest,
    async show(filter = {}) {
      version += 1;
      pending = host.handle({ kind: 'show', version, scope: 'sentence', filter: { ...wholeGraph, ...filter, kinds: [...(filter.kinds ?? wholeGraph.kinds)] } });
      return latest();
    },
    async link(source, words, entityId) {
      const passage = await putHighlight(notebook, source, words);
      const anchor = describeSpan(text, source.textDigest, passage.anchor);
      if (!anchor) throw new Error('These are no words');
      const mention = createPassageMention({ entityId, sourceId: source.id, anchor, passageId: passage.id }, notebook.clock, notebook.ids);
      await notebook.writer.write({ label: 'Link' }, (recorder) => recorder.put('mentions', mention));
    },
  };
}

const text = 'Ilse Varga met Kofi Osei at the quay. Varga left for Lindau.';

async function openTalks() {
  const notebook = await openGraphedNotebook();
  const source = await putArticle(notebook, { text, title: 'Talks', date: '2024-08-29' });
  const [varga, osei, lindau] = [await putEntity(notebook, 'Ilse Varga'), await putEntity(notebook, 'Kofi Osei'), await putEntity(notebook, 'Lindau')];
  await notebook.link(source, 'Ilse Varga', varga.id);
  await notebook.link(source, 'Kofi Osei', osei.id);
  return { notebook, source, varga, osei, lindau };
}

const edgesOf = ({ nodes, from, to, strengths }: ShownGraph): readonly string[] =>
  [...from].map((fromIndex, index) => `${nodes[fromIndex]?.name}–${nodes[to[index] ?? -1]?.name} ${strengths[index]}`);

describe('the graph of a notebook', () => {
  it('follows what is written, and tells what an edge rests on', async () => {
    const { notebook, source, varga, osei, lindau } = await openTalks();
    expect(edgesOf(await notebook.show())).toEqual(['Ilse Varga–Kofi Osei 1']);
    await notebook.link(source, 'Varga left', varga.id);
    await notebook.link(source, 'Lindau', lindau.id);
    const graph = await notebook.latest();
    expect(edgesOf(graph)).toEqual(['Ilse Varga–Kofi Osei 1', 'Ilse Varga–Lindau 1']);
    expect(graph.known).toEqual({ entities: 3, mentions: 4, relations: 0, suggestions: 0 });
    const answer = await notebook.ask({ kind: 'evidence', requestId: 7, fromId: lindau.id, toId: varga.id });
    expect(answer).toMatchObject({ requestId: 7, edge: { evidence: [{ sourceId: source.id, start: 38, end: 60 }] } });
    const paths = await notebook.ask({ kind: 'paths', requestId: 8, fromId: osei.id, toId: lindau.id });
    expect(paths).toMatchObject({ paths: [{ nodeIds: [osei.id, varga.id, lindau.id], edges: [{ evidence: [{ start: 0 }] }, { evidence: [{ start: 38 }] }] }] });
    await notebook.writer.write({ label: 'Delete' }, (recorder) => recorder.remove('entities', osei.id));
    expect(edgesOf(await notebook.latest())).toEqual(['Ilse Varga–Lindau 1']);
  });

  it('takes suggestions only where they are wanted, and relations with their direction', async () => {
    const { notebook, source, varga, osei, lindau } = await openTalks();
    await notebook.ask({ kind: 'suggest', places: [{ entityId: lindau.id, sourceId: source.id, start: 53, end: 59 }, { entityId: varga.id, sourceId: source.id, start: 38, end: 43 }] });
    expect(edgesOf(await notebook.show())).toEqual(['Ilse Varga–Kofi Osei 1']);
    expect(edgesOf(await notebook.show({ withSuggestions: true }))).toEqual(['Ilse Varga–Kofi Osei 1', 'Ilse Varga–Lindau 1']);
    const relation = createRelation({ fromId: lindau.id, toId: osei.id, type: 'sanctioned' }, notebook.clock, notebook.ids);
    await notebook.writer.write({ label: 'Relate' }, (recorder) => recorder.put('relations', relation));
    const graph = await notebook.show();
    expect(edgesOf(graph)).toEqual(['Ilse Varga–Kofi Osei 1', 'Kofi Osei–Lindau 0']);
    expect([[...graph.relationEdges], graph.relationsGoForth, graph.relationTypes]).toEqual([[1], [false], ['sanctioned']]);
  });

  it('finds words again in a text that was changed, and counts lost ones no more', async () => {
    const { notebook, source, varga, lindau } = await openTalks();
    await notebook.link(source, 'Varga left', varga.id);
    await notebook.link(source, 'Lindau', lindau.id);
    const changed = `At the ports. ${text.replace('Kofi Osei', 'somebody else')}`;
    await notebook.writer.write({ label: 'Change' }, async (recorder) => {
      const document = await recorder.get('sourceDocuments', source.id);
      if (document) await recorder.put('sourceDocuments', { ...document, text: changed, blocks: [{ kind: 'paragraph', start: 0, end: changed.length, marks: [] }] });
      await recorder.put('sources', { ...source, textDigest: 'f'.repeat(64) });
    });
    expect(edgesOf(await notebook.show())).toEqual(['Ilse Varga–Lindau 1']);
  });

  it('ends in the same picture, leaves what stood where it stood, and what a person put there', async () => {
    const pictures = [];
    for (const _ of [1, 2]) {
      const { notebook, varga } = await openTalks();
      const first = await notebook.show();
      expect(first.positions.every(Number.isFinite)).toBe(true);
      await notebook.ask({ kind: 'pin', id: varga.id, x: 100, y: 50 });
      const again = await notebook.show();
      const index = again.nodes.findIndex(({ id }) => id === varga.id);
      expect([...again.positions.slice(index * 2, index * 2 + 2)]).toEqual([100, 50]);
      pictures.push([...first.positions]);
    }
    expect(pictures[0]).toEqual(pictures[1]);
  });
});
