import { createHash } from 'node:crypto';
import { expectLinksToResolve, readExported } from '../fixtures/exportedVault';
import { expect, test } from '../fixtures/test';
import { fiveArticles, harborReport, toughTalks } from '../samples/articles';

const sourcePath = 'Sources/The harbor of Lindau reopens.md';
const notePath = 'Notes/What the envoy promised.md';
const entityPath = 'Entities/Ilse Varga.md';
const blockId = String.raw`psg-[0-9a-z]{16}`;

test('an article becomes annotated Markdown, and everything is there after a restart', async ({ app, host }) => {
  test.slow();
  const { reader, inspector, note, library } = app;

  await test.step('drop five articles', async () => {
    await app.drop(fiveArticles);
    await expect(app.notices).toContainText('5 articles imported');
    await expect(library.rows).toHaveCount(5);
    for (const { title, outlet, date } of fiveArticles) {
      await expect(library.row(title)).toContainText(outlet);
      await expect(library.row(title)).toContainText(date);
    }
  });

  await test.step('read each', async () => {
    for (const { title, words } of fiveArticles) {
      await library.open(title);
      await expect(reader.text).toContainText(words);
    }
    await expect(reader.text).not.toContainText('newsletter nobody reads');
  });

  await test.step('highlight with the mouse, comment, tag, make a person of it', async () => {
    await library.open(harborReport.title);
    await reader.highlight(harborReport.words, 'Agreement');
    await expect.poll(() => reader.highlightedWords()).toEqual([harborReport.words]);
    await expect(inspector.card).toContainText(harborReport.words);
    await inspector.comment('Said once, on the first day.');
    await inspector.tag('Promise');
    await reader.highlight('Ilse Varga', 'Background');
    await inspector.createEntity({ name: 'Ilse Varga', kind: 'Person', otherNames: 'the envoy; Varga' });
  });

  await test.step('highlight wholly by keyboard, link the person by another name', async () => {
    await reader.selectByFinding('We agreed on one thing');
    await app.press('Mod+Shift+ArrowRight', '5');
    await expect(inspector.options).toHaveCount(3);
    await expect(inspector.card).toContainText('We agreed on one thing');
    await app.press('e');
    await expect(inspector.card.getByRole('combobox', { name: 'Entities' })).toBeFocused();
    await app.page.keyboard.type('the envoy');
    await app.press('Enter');
    await expect(inspector.card.getByRole('list', { name: 'Entities' })).toContainText('Ilse Varga');
    await inspector.tag('promise');
    await expect(inspector.card.getByRole('list', { name: 'Tags' }).getByRole('listitem')).toHaveCount(1);
  });

  await test.step('write a note that cites and mentions', async () => {
    await app.addNote('What the envoy promised');
    await note.type('## Two promises');
    await note.newLine();
    await note.type('Said by ');
    await note.mention('envoy', 'Ilse Varga');
    await note.type('in public: ');
    await inspector.select(harborReport.words);
    await inspector.do('Cite in note');
    await expect(note.citations).toHaveCount(1);
    await expect(note.citations).toContainText(harborReport.words);
    await note.text.press('ControlOrMeta+End');
    await note.type('and nothing since.');
    await note.isSaved();
  });

  await test.step('highlight once more, so that undo has something to take back', async () => {
    await reader.highlight('not repeat the promise', 'Dispute');
    await expect(inspector.options).toHaveCount(4);
    if (host.kind === 'electron') {
      await expect.poll(() => host.application.evaluate(({ Menu }) =>
        (Menu.getApplicationMenu()?.items ?? []).flatMap((item) => item.submenu?.items ?? []).map((line) => line.label))).toContain('Undo Add highlight');
    }
  });

  await test.step('export and compare the files', async () => {
    const dialog = await app.exportNotebook();
    await expect(dialog.preview).toContainText('8 files');
    expect(await dialog.writeAll()).toContain('8 files were written');
    const files = await host.exportedFiles();
    expect(Object.keys(files).filter((path) => path.endsWith('.md')).sort()).toEqual([
      entityPath, 'Index.md', notePath,
      'Sources/A letter of the pilots’ guild.md', 'Sources/Fees of €40 – and a café on the quay.md', 'Sources/Ministry names a new harbor master.md',
      sourcePath, 'Sources/Tough talks at the quay.md',
    ]);
    expectLinksToResolve(files);

    const source = readExported(files, sourcePath);
    expect(source.frontMatter).toMatchObject({
      title: harborReport.title, outlet: 'AP', author: 'Mara Lindqvist', date: '2024-08-29', 'date-precision': 'day',
      sha256: createHash('sha256').update(harborReport.content).digest('hex'), entities: ['[[Entities/Ilse Varga|Ilse Varga]]'],
    });
    expect(source.body).toMatch(new RegExp(String.raw`^# The harbor of Lindau reopens

AP · Mara Lindqvist · 29 Aug 2024

## Highlights

> Ilse Varga

\^${blockId}

\*\*Background\*\* · \[\[Entities/Ilse Varga\|Ilse Varga\]\]

> the channel is open for ships of every flag

\^${blockId}

\*\*Agreement\*\* · #Promise

Said once, on the first day\.

> We agreed on one thing[^\n]*

\^${blockId}

\*\*Quotation\*\* · #Promise · \[\[Entities/Ilse Varga\|Ilse Varga\]\]

> not repeat the promise

\^${blockId}

\*\*Dispute\*\*

## Notes

- \[\[${notePath.replace('.md', '')}\|What the envoy promised\]\]
$`));

    const written = readExported(files, notePath);
    expect(written.frontMatter).toMatchObject({
      title: 'What the envoy promised',
      sources: [`[[${sourcePath.replace('.md', '')}|${harborReport.title}]]`],
      entities: ['[[Entities/Ilse Varga|Ilse Varga]]'],
    });
    expect(written.body).toMatch(new RegExp(String.raw`## Two promises

Said by \[\[Entities/Ilse Varga\|Ilse Varga\]\] +in public: “the channel is open for ships of every flag” \(\[\[Sources/The harbor of Lindau reopens#\^${blockId}\|The harbor of Lindau reopens\]\]\) and nothing since\.`));

    const entity = readExported(files, entityPath);
    expect(entity.frontMatter).toMatchObject({ name: 'Ilse Varga', kind: 'person', aliases: ['the envoy', 'Varga'] });
    expect(entity.body).toContain('> We agreed on one thing');
    expect(readExported(files, `Sources/${toughTalks.title}.md`).frontMatter).toMatchObject({ date: '2023-06', 'date-precision': 'month', author: 'Jon Aalto' });
  });

  let reached = '';
  await test.step('read on', async () => {
    await reader.scrollTo('describes berth 12');
    await expect.poll(() => reader.firstVisibleWords()).toMatch(/Paragraph (9|10|11|12)/);
    await reader.isPositionKept(2000);
    reached = await reader.firstVisibleWords();
  });

  await test.step('quit, start again: everything is there', async () => {
    await app.quitAndReopen();
    await expect(app.library.rows).toHaveCount(5);
    await expect(app.reader.text).toContainText(harborReport.words);
    await expect.poll(() => app.reader.firstVisibleWords()).toBe(reached);
    await expect.poll(() => app.reader.highlightedWords()).toHaveLength(4);
    await expect(app.inspector.options).toHaveCount(4);
    await app.inspector.select(harborReport.words);
    await expect(app.inspector.card.getByRole('textbox', { name: 'Comment' })).toHaveValue('Said once, on the first day.');
    await expect(app.inspector.card.getByRole('list', { name: 'Tags' })).toContainText('Promise');
    await expect(app.note.title).toHaveValue('What the envoy promised');
    await expect(app.note.text).toContainText('and nothing since.');
    await expect(app.note.citations).toContainText(harborReport.words);
    await expect(app.inspector.card.getByRole('region', { name: 'Cited in notes' })).toContainText('What the envoy promised');
  });

  await test.step('undo and redo, across the restart', async () => {
    await app.undo('Add highlight');
    await expect(app.inspector.options).toHaveCount(3);
    await expect.poll(() => app.reader.highlightedWords()).not.toContain('not repeat the promise');
    await app.redo('Add highlight');
    await expect(app.inspector.options).toHaveCount(4);
    await expect.poll(() => app.reader.highlightedWords()).toContain('not repeat the promise');
  });
});
