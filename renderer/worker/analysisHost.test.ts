import { describe, expect, it } from 'vitest';
import { createAlias } from '../../shared/domain/entity';
import { acceptMention, rejectMention } from '../commands/mentionCommands';
import { decideName } from '../commands/nameDecisionCommands';
import { deleteEntity, mergeEntities, updateEntity } from '../commands/entityCommands';
import { undo } from '../commands/history';
import { openAnalyzedNotebook, type AnalyzedNotebook } from './analysisTestData';

const report = 'Envoy Ilse Varga met Noor Haddad on Monday. Varga left early.\nNoor Haddad stayed in Lindau with Jon Aalto.';

async function harbor() {
  const notebook = await openAnalyzedNotebook();
  const first = await notebook.putArticle('Talks', report, '2024-03-02');
  const second = await notebook.putArticle('Letter', 'A letter to Ilse Varga.\nLindau waits for Ms. Varga.', '2024-05-01');
  const varga = await notebook.putEntity('Ilse Varga');
  const haddad = await notebook.putEntity('Noor Haddad');
  const lindau = await notebook.putEntity('Lindau', 'place');
  return { notebook, first, second, varga, haddad, lindau };
}

function wordsIn({ groups, places }: Awaited<ReturnType<AnalyzedNotebook['names']>>): readonly (string | undefined)[] {
  return Array.from({ length: places.length / 3 }, (_, index) => groups[places[index * 3 + 2] ?? -1]?.words);
}

describe('the names of one article', () => {
  it('are known ones with their places, and proposals for unknown ones', async () => {
    const { notebook, first, varga } = await harbor();
    const names = await notebook.names(first.id);
    expect(wordsIn(names)).toEqual(['Ilse Varga', 'Noor Haddad', 'Varga', 'Noor Haddad', 'Lindau']);
    expect(names.groups.find(({ words }) => words === 'Varga')).toMatchObject({ isAmbiguous: false, candidates: [{ entityId: varga.id }] });
    expect(names.proposals.map(({ name, kind }) => [name, kind])).toEqual([['Jon Aalto', 'person']]);
    expect([...names.places].slice(0, 2)).toEqual([report.indexOf('Ilse'), report.indexOf(' met')]);
    expect(names.places[0]).toBe(6);
  });

  it('leave out what is trimmed and what was rejected by name', async () => {
    const { notebook, first } = await harbor();
    await notebook.writer.write({ label: 'Trim' }, (recorder) => recorder.put('sources', { ...first, trimmed: [{ start: 0, end: report.indexOf('\n') }] }));
    expect(wordsIn(await notebook.names(first.id))).toEqual(['Noor Haddad', 'Lindau']);
    await decideName(notebook, { sourceId: first.id, name: 'Jon Aalto', outcome: { kind: 'rejected' } });
    await decideName(notebook, { sourceId: null, name: 'Lindau', outcome: { kind: 'rejected' } });
    const names = await notebook.names(first.id);
    expect(names.proposals).toEqual([]);
    expect(wordsIn(names)).toEqual(['Noor Haddad']);
    await undo(notebook);
    expect(wordsIn(await notebook.names(first.id))).toEqual(['Noor Haddad', 'Lindau']);
  });

  it('are another with each name that comes or goes, and said to be', async () => {
    const { notebook, first, varga } = await harbor();
    await notebook.names(first.id);
    const heard = notebook.messages.length;
    await updateEntity(notebook, varga.id, { aliases: [createAlias('Jon Aalto')] });
    expect(wordsIn(await notebook.names(first.id))).toContain('Jon Aalto');
    expect(notebook.messages.slice(heard)).toContainEqual({ kind: 'updated', concerns: 'articles' });
    await updateEntity(notebook, varga.id, { aliases: [] });
    expect(wordsIn(await notebook.names(first.id))).not.toContain('Jon Aalto');
    await deleteEntity(notebook, varga.id);
    expect(wordsIn(await notebook.names(first.id))).not.toContain('Ilse Varga');
  });

  it('are nothing where there is no such article', async () => {
    const { notebook } = await harbor();
    expect(await notebook.ask({ kind: 'analyse', sourceId: notebook.ids('source') })).toMatchObject({ kind: 'analysed', names: null });
  });
});

describe('an entity in the whole library', () => {
  it('is found in every article, newest first, as a fresh look finds it', async () => {
    const { notebook, varga, lindau } = await harbor();
    expect(await notebook.words(varga.id)).toEqual(['Letter: Ilse Varga', 'Letter: Varga', 'Talks: Ilse Varga', 'Talks: Varga']);
    expect(await notebook.words(lindau.id)).toEqual(['Letter: Lindau', 'Talks: Lindau']);
    for (const { id } of [varga, lindau]) expect(await notebook.words(id)).toEqual(await notebook.recount(id));
  });

  it('is kept like the notebook through names, articles and what a person says', async () => {
    const { notebook, first, second, varga, haddad, lindau } = await harbor();
    const check = async (): Promise<void> => {
      for (const { id } of [varga, haddad, lindau]) expect(await notebook.words(id)).toEqual(await notebook.recount(id));
    };
    await notebook.words(varga.id);
    await updateEntity(notebook, varga.id, { aliases: [createAlias('Jon Aalto')] });
    await check();
    expect(await notebook.words(varga.id)).toContain('Talks: Jon Aalto');
    await undo(notebook);
    await check();
    const third = await notebook.putArticle('Third', 'Noor Haddad and Ilse Varga.', '2020');
    await check();
    expect(await notebook.words(varga.id)).toContain('Third: Ilse Varga');
    await acceptMention(notebook, third.id, varga.id, { start: 16, end: 26 });
    await rejectMention(notebook, first.id, varga.id, { start: 6, end: 16 });
    await check();
    await decideName(notebook, { sourceId: second.id, name: 'Varga', outcome: { kind: 'entity', entityId: haddad.id } });
    await check();
    await notebook.writer.write({ label: 'Trim' }, (recorder) => recorder.put('sources', { ...second, trimmed: [{ start: 0, end: 23 }] }));
    await check();
    await mergeEntities(notebook, haddad.id, varga.id);
    await check();
    await undo(notebook);
    await check();
    await notebook.writer.write({ label: 'Delete' }, async (recorder) => {
      await recorder.remove('sources', third.id);
      await recorder.remove('sourceDocuments', third.id);
    });
    await check();
    expect(await notebook.words(varga.id)).not.toContain('Third: Ilse Varga');
  });

  it('answers before the library is read, and says when there is more', async () => {
    const notebook = await openAnalyzedNotebook();
    const varga = await notebook.putEntity('Ilse Varga');
    for (let index = 0; index < 50; index += 1) await notebook.putArticle(`Article ${index}`, 'Ilse Varga.');
    const before = await notebook.mentions(varga.id);
    expect(before.done).toBeLessThan(before.total);
    await notebook.settled();
    await expect.poll(() => notebook.messages.some((message) => message.kind === 'updated' && message.concerns === 'library')).toBe(true);
    expect(await notebook.mentions(varga.id)).toMatchObject({ done: 50, total: 50 });
    expect((await notebook.mentions(varga.id)).sourceIds).toHaveLength(50);
  });

  it('stands with others in sentences that can be read', async () => {
    const { notebook, varga, haddad, lindau } = await harbor();
    await notebook.words(varga.id);
    expect(await notebook.companions(haddad.id)).toMatchObject({
      companions: [{ entityId: varga.id, sentences: 1, paragraphs: 0 }, { entityId: lindau.id, sentences: 1, paragraphs: 0 }].sort((a, b) => (a.entityId < b.entityId ? -1 : 1)),
    });
    const together = await notebook.together(varga.id, lindau.id);
    expect(together.map(({ isSentence, snippet }) => [isSentence, snippet.text, snippet.marks])).toEqual([[true, 'Lindau waits for Ms. Varga.', [{ start: 21, end: 26 }]]]);
    expect(await notebook.together(varga.id, varga.id)).toEqual([]);
  });
});

describe('a question', () => {
  it('that nobody waits for any more is not worked on', async () => {
    const { notebook, varga } = await harbor();
    const asked = notebook.host.handle({ kind: 'companions', requestId: 900, entityId: varga.id });
    await notebook.host.handle({ kind: 'cancel', requestId: 900 });
    await asked;
    expect(notebook.messages).toContainEqual({ kind: 'cancelled', requestId: 900 });
    expect(notebook.messages.some((message) => message.kind === 'companions')).toBe(false);
  });

  it('about a notebook that cannot be opened is answered with a sentence', async () => {
    const notebook = await openAnalyzedNotebook();
    await notebook.host.handle({ kind: 'open', databaseName: 'there-is-none' });
    expect(notebook.messages.findLast((message) => message.kind === 'state')).toMatchObject({ state: { phase: 'failed' } });
  });
});
