import { describe, expect, it } from 'vitest';
import { createCollection } from '../../shared/domain/collection';
import { createPassageMention } from '../../shared/domain/mention';
import { createNote } from '../../shared/domain/note';
import { noteLinksOf } from '../../shared/domain/noteLink';
import { createTag } from '../../shared/domain/tag';
import { openTestNotebook } from '../data/notebookTestData';
import { createLastingIndex, openSearchedNotebook, putArticle, putEntity, putHighlight, type SearchedNotebook } from './searchTestData';

async function harbor(): Promise<SearchedNotebook> {
  const notebook = await openSearchedNotebook();
  const { writer, clock, ids } = notebook;
  const trade = createTag({ name: 'Trade' }, clock, ids);
  const tariffs = createTag({ name: 'Tariffs', parentId: trade.id }, clock, ids);
  await writer.write({ label: 'Tags' }, (recorder) => recorder.put('tags', trade, tariffs));
  const ferry = await putArticle(notebook, {
    title: 'Ferry line reopens', text: 'The envoy Wang Yi’s visit reopened the harbor.\nÉmile called it “a first step” toward the free trade deal.',
    outlet: 'Harbor Gazette', byline: 'Ada Berg', date: '2023-06-20', tagIds: [tariffs.id], readingState: 'read',
  });
  await putArticle(notebook, { title: '王毅访问北京', text: '中国外交部长王毅在北京会见代表团。東京都の会議。', outlet: 'Morning Star', date: '2023-05' });
  await putArticle(notebook, { title: 'Harbor harbor', text: 'Nothing but fog.', outlet: 'The New Gazette of Ports', date: '2024' });
  const wang = await putEntity(notebook, 'Wang Yi', '王毅', 'the envoy');
  const passage = await putHighlight(notebook, ferry, 'reopened the harbor', { color: 'green', comment: 'Compare the fog report', tagIds: [trade.id] });
  await putHighlight(notebook, ferry, 'free trade deal', { color: 'rose' });
  const note = createNote({ title: 'Open questions' }, clock, ids);
  const blocks = [{ kind: 'paragraph' as const, children: [{ kind: 'text' as const, text: 'Who asked for the ferry?', marks: [] }, { kind: 'entity' as const, entityId: wang.id, text: 'Wang Yi' }] }];
  await writer.write({ label: 'Link' }, async (recorder) => {
    await recorder.put('mentions', createPassageMention({ entityId: wang.id, sourceId: ferry.id, anchor: passage.anchor, passageId: passage.id }, clock, ids));
    await recorder.put('notes', note);
    await recorder.put('noteBodies', { id: note.id, updatedAt: clock(), blocks });
    await recorder.put('noteLinks', ...noteLinksOf(note.id, blocks));
  });
  await notebook.settled();
  return notebook;
}

describe('searching a notebook', () => {
  it('finds what lies in a collection, and nothing of what is trimmed', async () => {
    const notebook = await harbor();
    const { database, writer, clock, ids, titles, found } = notebook;
    const [spring, autumn] = [createCollection({ name: 'Spring talks' }, clock, ids), createCollection({ name: 'Autumn' }, clock, ids)];
    const ferry = (await database.sources.toArray()).find(({ title }) => title === 'Ferry line reopens');
    const document = ferry && (await database.sourceDocuments.get(ferry.id));
    if (!ferry || !document) throw new Error('The article is missing');
    await writer.write({ label: 'Collect' }, async (recorder) => {
      await recorder.put('collections', spring, autumn);
      await recorder.put('sources', { ...ferry, collectionIds: [spring.id], updatedAt: clock() });
    });
    await notebook.settled();
    expect(titles('in:"spring talks"')).toEqual(['Ferry line reopens']);
    expect(titles('in:"spring talks" kind:source')).toEqual(['Ferry line reopens']);
    expect(titles('in:autumn')).toEqual([]);
    expect(titles('harbor -in:"spring talks" kind:source')).toEqual(['Harbor harbor']);
    expect(found('in:nowhere').remarks).toMatchObject([{ sentence: 'There is no collection “nowhere”.' }]);

    const start = document.text.indexOf('Émile');
    const current = await database.sources.get(ferry.id);
    await writer.write({ label: 'Trim text' }, (recorder) => recorder.put('sources', { ...(current ?? ferry), trimmed: [{ start, end: document.text.length }], updatedAt: clock() }));
    await notebook.settled();
    expect(titles('emile')).toEqual([]);
    expect(titles('envoy kind:source')).toEqual(['Ferry line reopens']);
    await writer.write({ label: 'Bring lines back' }, (recorder) => recorder.put('sources', { ...(current ?? ferry), trimmed: [], updatedAt: clock() }));
    await notebook.settled();
    expect(titles('emile')).toEqual(['Ferry line reopens']);
  });

  it('answers every word and field', async () => {
    const notebook = await harbor();
    const expected: readonly (readonly [string, readonly string[], number])[] = [
      ['harbor', ['Harbor harbor', 'Ferry line reopens'], 1],
      ['"a first step"', ['Ferry line reopens'], 0],
      ['"step first"', [], 0],
      ['emile', ['Ferry line reopens'], 0],
      ["yi's", ['Ferry line reopens'], 0],
      ['reop*', ['Ferry line reopens'], 1],
      ['NEAR(envoy harbor, 6)', ['Ferry line reopens'], 0],
      ['NEAR(envoy harbor, 3)', [], 0],
      ['fog -harbor', [], 0],
      ['fog', ['Harbor harbor', 'Ferry line reopens'], 1],
      ['王毅', ['王毅访问北京', 'Wang Yi'], 0],
      ['京都', ['王毅访问北京'], 0],
      ['外交部 会见', ['王毅访问北京'], 0],
      ['outlet:gazette', ['Harbor harbor', 'Ferry line reopens'], 2],
      ['outlet:"harbor gazette"', ['Ferry line reopens'], 2],
      ['outlet:gaz', [], 0],
      ['author:berg', ['Ferry line reopens'], 2],
      ['date:2023', ['Ferry line reopens', '王毅访问北京'], 2],
      ['date:2023-05..2023-06-19', ['王毅访问北京'], 0],
      ['date:2023-05-10..', ['Harbor harbor', 'Ferry line reopens'], 2],
      ['date:unknown', [], 0],
      ['tag:trade', ['Ferry line reopens'], 1],
      ['tag:tariffs', ['Ferry line reopens'], 0],
      ['color:green', ['Ferry line reopens'], 1],
      ['color:green harbor', ['Ferry line reopens'], 1],
      ['harbor -color:green', ['Harbor harbor', 'Ferry line reopens'], 0],
      ['has:comment', ['Ferry line reopens'], 1],
      ['entity:"wang yi"', ['Ferry line reopens', 'Wang Yi', 'Open questions'], 1],
      ['entity:王毅 kind:note', ['Open questions'], 0],
      ['kind:entity', ['Wang Yi'], 0],
      ['kind:highlight', ['Ferry line reopens'], 2],
      ['state:read', ['Ferry line reopens'], 2],
      ['kind:source -state:read', ['Harbor harbor', '王毅访问北京'], 0],
      ['kind:note OR color:rose', ['Ferry line reopens', 'Open questions'], 1],
      ['ferry', ['Ferry line reopens', 'Open questions'], 0],
      ['in:box', [], 0],
      ['kind:claim', [], 0],
    ];
    for (const [query, titles, highlights] of expected) {
      const outcome = notebook.found(query);
      expect([query, [...outcome.groups.map((group) => group.title.text)].sort(), outcome.totals.highlights]).toEqual([query, [...titles].sort(), highlights]);
    }
    expect(notebook.titles('date:2023')).toEqual(['Ferry line reopens', '王毅访问北京']);
    expect(notebook.titles('harbor')[0]).toBe('Harbor harbor');
  });

  it('shows words in context, at their place in the text', async () => {
    const notebook = await harbor();
    const [group] = notebook.found('harbor reopened').groups;
    expect(group).toMatchObject({ kind: 'source', places: 2, highlights: 1, outlet: 'Harbor Gazette', edtf: '2023-06-20' });
    const [words, highlight] = group?.hits ?? [];
    if (words?.kind !== 'text' || highlight?.kind !== 'highlight') throw new Error('Both kinds of hits belong there');
    expect(words.marks.map(({ start, end }) => words.text.slice(start, end))).toEqual(['reopened', 'harbor']);
    const text = (await notebook.database.sourceDocuments.toArray()).find((each) => each.text.includes('envoy'))?.text ?? '';
    expect(text.slice(words.place.start, words.place.end)).toBe('reopened');
    expect(highlight).toMatchObject({ color: 'green', text: 'reopened the harbor' });
  });

  it('points at errors, and at what does not exist', async () => {
    const notebook = await harbor();
    expect(notebook.search('tag:')).toMatchObject({ status: 'wrong', errors: [{ start: 0, end: 4 }] });
    expect(notebook.found('fog tag:nowhere').remarks).toEqual([{ start: 4, end: 15, sentence: 'There is no tag “nowhere”.' }]);
    expect(notebook.found('entity:nobody').remarks).toHaveLength(1);
    expect(notebook.found('in:box').remarks).toHaveLength(1);
    expect(notebook.search('  ')).toEqual({ status: 'empty' });
    expect(notebook.count('tag:')).toBeNull();
  });

  it('finds what was probably meant', async () => {
    const notebook = await harbor();
    expect(notebook.found('habor "frist step"')).toMatchObject({ suggestion: { query: 'harbor "first step"', count: 1, isShown: true } });
    expect(notebook.found('harbo')).toMatchObject({ suggestion: { query: 'harbor', isShown: true } });
    expect(notebook.found('fog').suggestion).toBeNull();
    expect(notebook.found('xyzzyq').suggestion).toBeNull();
  });

  it('finds what was just saved, and not what was just deleted', async () => {
    const notebook = await harbor();
    const [source] = await notebook.database.sources.filter((each) => each.title.startsWith('Ferry')).toArray();
    if (!source) throw new Error();
    const passage = await putHighlight(notebook, source, 'a first step', { comment: 'Zebra crossing' });
    await notebook.settled();
    expect(notebook.found('zebra').totals).toEqual({ groups: 1, sources: 0, highlights: 1, notes: 0, entities: 0 });
    await notebook.writer.write({ label: 'Edit' }, (recorder) => recorder.put('passages', { ...passage, comment: 'Okapi', updatedAt: notebook.clock() }));
    await notebook.settled();
    expect([notebook.count('zebra'), notebook.count('okapi')]).toEqual([0, 1]);
    await notebook.writer.write({ label: 'Rename' }, (recorder) => recorder.put('sources', { ...source, title: 'Quagga', updatedAt: notebook.clock() }));
    await notebook.settled();
    expect(notebook.titles('quagga envoy')).toEqual(['Quagga']);
    const passages = await notebook.database.passages.toArray();
    await notebook.writer.write({ label: 'Delete' }, async (recorder) => {
      await recorder.remove('passages', ...passages.map(({ id }) => id));
      await recorder.remove('sources', source.id);
      await recorder.remove('sourceDocuments', source.id);
    });
    await notebook.settled();
    expect([notebook.count('quagga'), notebook.count('okapi'), notebook.count('kind:highlight'), notebook.count('envoy')]).toEqual([0, 0, 0, 1]);
  });
});

describe('the index beside the notebook', () => {
  it('is like the notebook after every start, whatever was missed', async () => {
    const notebook = await openTestNotebook();
    const disk = createLastingIndex();
    await putArticle(notebook, { title: 'One', text: 'aardvark' });
    const first = await openSearchedNotebook(disk, notebook);
    expect(first.count('aardvark')).toBe(1);
    await first.host.handle({ kind: 'close' });
    const source = await putArticle(notebook, { title: 'Two', text: 'badger' });
    await notebook.writer.write({ label: 'Delete' }, async (recorder) => {
      await recorder.remove('sourceDocuments', ...(await notebook.database.sourceDocuments.toArray()).filter(({ id }) => id !== source.id).map(({ id }) => id));
      await recorder.remove('sources', ...(await notebook.database.sources.toArray()).filter(({ id }) => id !== source.id).map(({ id }) => id));
    });
    const second = await openSearchedNotebook(disk, notebook);
    expect([second.count('aardvark'), second.count('badger')]).toEqual([0, 1]);
    await second.host.handle({ kind: 'close' });
    const third = await openSearchedNotebook(disk, notebook);
    expect(third.messages.filter((message) => message.kind === 'state').map(({ state }) => state.phase)).toEqual(['opening', 'ready']);
    expect(third.count('badger')).toBe(1);
  });

  it('notices a change that it never heard of', async () => {
    const notebook = await openSearchedNotebook();
    await putArticle(notebook, { title: 'One', text: 'aardvark' });
    await notebook.settled();
    const [source] = await notebook.database.sources.toArray();
    if (!source) throw new Error();
    const head = await notebook.database.journalHeads.get('notebook');
    await notebook.database.sources.put({ ...source, title: 'Unheard', updatedAt: notebook.clock() });
    if (head) await notebook.database.journalHeads.put({ ...head, sequence: head.sequence + 1 });
    await putArticle(notebook, { title: 'Two', text: 'badger' });
    await notebook.settled();
    expect([notebook.count('unheard'), notebook.count('badger')]).toEqual([1, 1]);
  });

  it('is made anew where it is damaged or asked for', async () => {
    const notebook = await openTestNotebook();
    const disk = createLastingIndex();
    await putArticle(notebook, { title: 'One', text: 'aardvark' });
    const first = await openSearchedNotebook(disk, notebook);
    await first.host.handle({ kind: 'rebuild' });
    expect(first.count('aardvark')).toBe(1);
    await first.host.handle({ kind: 'close' });
    disk.damage();
    const second = await openSearchedNotebook(disk, notebook);
    expect(second.count('aardvark')).toBe(1);
    expect(second.state()).toMatchObject({ phase: 'ready', isOnDisk: true, sentence: '' });
  });

  it('is in memory, and says so, where the disk is held by somebody else', async () => {
    const notebook = await openTestNotebook();
    await putArticle(notebook, { title: 'One', text: 'aardvark' });
    const searched = await openSearchedNotebook({ openOnDisk: () => Promise.reject(new Error('locked')) }, notebook);
    expect(searched.count('aardvark')).toBe(1);
    expect(searched.state()).toMatchObject({ phase: 'ready', isOnDisk: false, sentence: expect.stringContaining('in memory') });
  });

  it('says so where there is no index at all', async () => {
    const broken = (): Promise<never> => Promise.reject(new Error('no wasm'));
    const searched = await openSearchedNotebook({ openOnDisk: broken, openInMemory: broken });
    expect(searched.state()).toMatchObject({ phase: 'failed', sentence: expect.stringContaining('Nothing in your notebook is lost') });
  });
});
