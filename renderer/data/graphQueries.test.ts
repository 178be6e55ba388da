import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { createRelation } from '../../shared/domain/relation';
import { putArticle, putEntity, putHighlight } from '../worker/searchTestData';
import { evidenceTexts, piecesOf, relationsWithPassages } from './graphQueries';
import { openTestNotebook, type TestNotebook } from './notebookTestData';

const opened: TestNotebook[] = [];
afterEach(() => opened.splice(0).forEach(({ database }) => database.close()));

async function openNotebook(): Promise<TestNotebook> {
  const notebook = await openTestNotebook();
  opened.push(notebook);
  return notebook;
}

describe('the words of evidence', () => {
  it('are cut into pieces that are the stretch again', () => {
    const text = 'Before. Varga met Osei at noon. After.';
    const place = { start: 8, end: 31, fromPlaces: [{ start: 8, end: 13 }], toPlaces: [{ start: 10, end: 22 }, { start: 18, end: 22 }] };
    const pieces = piecesOf(text, place);
    expect(pieces.map(({ text: words }) => words).join('')).toBe('Varga met Osei at noon.');
    expect(pieces.filter(({ end }) => end !== null)).toEqual([{ text: 'Varga', end: 'from' }, { text: ' met Osei', end: 'to' }]);
  });

  it('come by source, newest first and undated last, as many as are wanted', async () => {
    const notebook = await openNotebook();
    const [older, undated, newer] = [
      await putArticle(notebook, { text: 'Old words.', title: 'Old', date: '2020' }), await putArticle(notebook, { text: 'Undated words.', title: 'Undated' }),
      await putArticle(notebook, { text: 'New words. More.', title: 'New', date: '2024-05' }),
    ];
    const place = { fromPlaces: [], toPlaces: [], isSuggested: false };
    const evidence = [
      { ...place, sourceId: undated.id, start: 0, end: 14 }, { ...place, sourceId: older.id, start: 0, end: 10 },
      { ...place, sourceId: newer.id, start: 0, end: 10 }, { ...place, sourceId: newer.id, start: 11, end: 16 },
    ];
    const told = async (most: number): Promise<readonly string[]> =>
      (await evidenceTexts(notebook.database, evidence, most)).flatMap(({ source, texts }) => texts.map(({ pieces }) => `${source.title}: ${pieces.map(({ text }) => text).join('')}`));
    expect(await told(10)).toEqual(['New: New words.', 'New: More.', 'Old: Old words.', 'Undated: Undated words.']);
    expect(await told(1)).toEqual(['New: New words.']);
  });
});

it('tells a relation with the highlights it rests on that are still there', async () => {
  const notebook = await openNotebook();
  const source = await putArticle(notebook, { text: 'Varga met Osei.', title: 'Talks' });
  const [one, other] = [await putEntity(notebook, 'Varga'), await putEntity(notebook, 'Osei')];
  const passage = await putHighlight(notebook, source, 'met');
  const relation = createRelation({ fromId: one.id, toId: other.id, type: 'met', passageIds: [passage.id, notebook.ids('passage')] }, notebook.clock, notebook.ids);
  await notebook.writer.write({ label: 'Relate' }, (recorder) => recorder.put('relations', relation));
  const [told] = await relationsWithPassages(notebook.database, [relation.id, notebook.ids('relation')]);
  expect(told?.relation).toEqual(relation);
  expect(told?.passages.map((each) => [each.passage.anchor.exact, each.source?.title])).toEqual([['met', 'Talks']]);
});
