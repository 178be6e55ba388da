import { expect, test } from '../fixtures/test';
import { harborReport, toughTalks } from '../samples/articles';

test('markdown shortcuts and the block menu shape a note', async ({ app, host }) => {
  const { note } = app;
  await app.addNote('Shapes');
  await note.type('# Big');
  await note.newLine();
  await note.type('Plain with **bold words**, *slanted words*, ~~gone words~~ and `code words` here.');
  await note.newLine();
  await note.type('- first');
  await note.newLine();
  await note.type('second');
  await note.newLine();
  await note.newLine();
  await note.type('[ ] to do');
  await note.newLine();
  await note.newLine();
  await note.type('> said');
  await note.newLine();
  await note.newLine();
  await note.insertBlock('numb', 'Numbered list');
  await note.type('one');
  await note.newLine();
  await note.newLine();
  await note.insertBlock('tab', 'Table');
  await note.type('cell');
  await expect(note.text.getByRole('heading', { name: 'Big', level: 1 })).toBeVisible();
  await expect(note.text.locator('strong')).toHaveText('bold words');
  await expect(note.text.locator('em')).toHaveText('slanted words');
  await expect(note.text.getByRole('listitem')).toHaveCount(4);
  await expect(note.text.getByRole('table')).toContainText('cell');
  await note.isSaved();
  await note.act('Copy as Markdown');
  await expect.poll(() => host.clipboardText()).toBe(
    '# Shapes\n\n# Big\n\nPlain with **bold words**, _slanted words_, ~~gone words~~ and `code words` here.\n\n- first\n- second\n\n* [ ] to do\n\n> said\n\n' +
    '1. one\n\n| cell | | |\n| - | - | - |\n| | | |\n| | | |\n',
  );
});

test.describe('pasting', () => {
  // The browser reports each style of pasted content that the content policy keeps it from applying.
  test.use({ provokesRefusals: true });

  test('what comes from a word processor or a cloud editor arrives clean', async ({ app, host }) => {
    const { note, page } = app;
    const paste = (html: string): Promise<void> =>
      page.evaluate((copied) => {
        const data = new DataTransfer();
        data.setData('text/html', copied);
        data.setData('text/plain', 'plain');
        document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      }, html);
    await app.addNote('Pasted');
    await paste('<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body><!--StartFragment--><p class="MsoNormal" style="mso-margin-top-alt:auto;color:red;font-family:Papyrus"><b style="mso-bidi-font-weight:normal"><span style="font-size:24pt">The tide</span></b> turns.<o:p></o:p></p><p class="MsoListParagraph"><img src="https://tracker.example/p.gif">Twice.</p><script>window.ran = true</script><!--EndFragment--></body></html>');
    await expect(note.text.locator('strong')).toHaveText('The tide');
    await note.newLine();
    await paste('<b style="font-weight:normal" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38"><span style="font-size:11pt;font-weight:400">From a </span><span style="font-weight:700">cloud</span><span style="font-style:italic"> editor</span></p></b>');
    await expect(note.text.locator('strong')).toHaveText(['The tide', 'cloud']);
    expect(await note.text.locator('[style*="color"], [style*="font"], img, script, [class*="Mso"]').count()).toBe(0);
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    await note.isSaved();
    await note.act('Copy as Markdown');
    await expect.poll(() => host.clipboardText()).toBe('# Pasted\n\n**The tide** turns.\n\nTwice.\n\nFrom a **cloud** _editor_\n');
    expect(host.outsideRequests).toEqual([]);
    expect(host.pageErrors.filter((error) => !/inline style/.test(error))).toEqual([]);
  });
});

test('highlights are cited by button, by typing and by drag; a citation leads back, and keeps its words when the highlight goes', async ({ app }) => {
  const { note, reader, inspector } = app;
  await app.drop([harborReport]);
  await reader.highlight(harborReport.words, 'Agreement');
  await reader.highlight('to meet again', 'Quotation');
  await app.addNote('On the harbor');
  await note.type('By typing: ');
  await note.cite('every flag', 'every flag');
  await expect(note.citations).toHaveCount(1);
  await inspector.select('to meet again');
  await inspector.do('Cite in note');
  await expect(note.citations).toHaveCount(2);
  await inspector.options.filter({ hasText: 'to meet again' }).dragTo(note.text);
  await expect(note.citations).toHaveCount(3);
  await expect(note.citations.filter({ hasText: harborReport.title })).toHaveCount(3);
  await note.isSaved();

  // Side by side, the citation leads back to its words; the words know who cites them.
  await reader.scrollTo('closed the books at midnight');
  await note.follow(harborReport.words);
  await expect(reader.marks.filter({ hasText: 'the channel is open' })).toBeInViewport();
  await expect(inspector.card).toContainText(harborReport.words);
  await expect(inspector.card.getByRole('region', { name: 'Cited in notes' })).toContainText('On the harbor');
  await expect(app.main.getByRole('region', { name: 'What this note rests on' })).toContainText(harborReport.title);

  await inspector.do('Delete highlight');
  await expect(note.citations.filter({ hasText: 'highlight deleted' })).toContainText(harborReport.words);
  await app.undo('Delete highlight');
  await expect(note.citations.filter({ hasText: 'highlight deleted' })).toHaveCount(0);
});

test('a mention finds by other names and makes new ones; the entity knows the note', async ({ app }) => {
  const { note } = app;
  await app.addEntity({ name: 'Ministry of Ports', kind: 'Organization', otherNames: 'the ministry; MoP' });
  await app.run('New note');
  await note.nameIt('Who spoke');
  await note.mention('mop', 'Ministry of Ports');
  await note.type('and ');
  await note.mention('Noor Haddad', 'New person');
  await note.type('spoke.');
  await expect(note.text).toContainText(/Ministry of Ports\s+and\s+Noor Haddad\s+spoke\./);
  await note.isSaved();
  await app.showSection('Entities');
  await app.list.getByRole('option', { name: 'Noor Haddad' }).click();
  await expect(app.entityPage('Noor Haddad').notes).toHaveText('Who spoke');
  await app.undo('Add “Noor Haddad”');
  await expect(app.list.getByRole('option', { name: 'Noor Haddad' })).toHaveCount(0);
});

test('what was typed last is there after quitting at once', async ({ app }) => {
  await app.addNote('In a hurry');
  await app.note.type('The last words before the lid closes');
  await app.quitAndReopen();
  await expect(app.note.title).toHaveValue('In a hurry');
  await expect(app.note.text).toHaveText('The last words before the lid closes');
});

test('text has its own undo, deleting the note has the other one', async ({ app }) => {
  const { note, page } = app;
  await app.addNote('Twice undone');
  await note.type('Words that stay. ');
  await note.isSaved();
  await page.keyboard.press('ControlOrMeta+b');
  await note.type('bold slip');
  await expect(note.text.locator('strong')).toHaveText('bold slip');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(note.text).not.toContainText('bold slip');
  await note.isSaved();
  await note.act('Delete note…');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(note.text).toBeHidden();
  await app.undo('Delete note');
  await app.showSection('Notes');
  await app.list.getByRole('option', { name: 'Twice undone' }).click();
  await expect(note.text).toContainText('Words that stay.');
});

test('a note with something this version does not know opens, shows a placeholder and loses nothing', async ({ app, host }) => {
  const { note } = app;
  await app.drop([toughTalks]);
  await app.addNote('From the future');
  await note.type('Before.');
  await note.isSaved();
  const sketch = { kind: 'sketch', strokes: [[0, 1], [2, 3]], caption: 'the quay' };
  const readBodies = () =>
    app.page.evaluate(
      () =>
        new Promise<unknown>((resolve, reject) => {
          const opening = indexedDB.open('ibidem');
          opening.onerror = () => reject(new Error(String(opening.error)));
          opening.onsuccess = () => {
            const all = opening.result.transaction('noteBodies').objectStore('noteBodies').getAll();
            all.onerror = () => reject(new Error(String(all.error)));
            all.onsuccess = () => {
              opening.result.close();
              resolve(all.result);
            };
          };
        }),
    );
  await app.page.evaluate(
    (unknownBlock) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('ibidem');
        opening.onerror = () => reject(new Error(String(opening.error)));
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('noteBodies', 'readwrite');
          const store = transaction.objectStore('noteBodies');
          const all = store.getAll();
          all.onsuccess = () => {
            for (const body of all.result) store.put({ ...body, updatedAt: new Date().toISOString(), blocks: [...body.blocks, unknownBlock] });
          };
          transaction.onerror = () => reject(new Error(String(transaction.error)));
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    sketch,
  );
  await host.relaunch();
  await app.isReady();
  await expect(app.note.text).toContainText('Something this version does not know (kept)');
  await app.note.text.click();
  await app.press('Mod+Home');
  await app.note.type('Edited. ');
  await app.note.isSaved();
  await expect.poll(async () => JSON.stringify(await readBodies())).toContain('Edited. Before.');
  expect(JSON.stringify(await readBodies())).toContain(JSON.stringify(sketch).slice(1, -1));
});
