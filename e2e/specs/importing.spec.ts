import { rm } from 'node:fs/promises';
import { expect, test } from '../fixtures/test';
import { harborReport, ministryPage, toughTalks } from '../samples/articles';

test('each file of a mixed batch gets its sentence, and the good ones come in', async ({ app }) => {
  const { page, library } = app;
  await app.drop([harborReport]);
  await expect(app.reader.text).toContainText(harborReport.words);
  await app.drop([
    { name: 'again.txt', content: harborReport.content },
    { name: 'empty.txt', content: '' },
    { name: 'picture.txt', content: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]) },
    { name: 'noise.txt', content: Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 32) },
    { name: 'huge.txt', content: new Uint8Array(26 * 1024 * 1024).fill(0x61) },
    { name: 'broken.html', content: '<html><body><p>Half a page about the ferry that came late, as ferries do when the wind stands against them <b>and nobody <i>closed anything<table><tr><td>cell' },
    toughTalks,
  ]);
  const report = page.getByRole('dialog', { name: 'Import report' });
  await expect(report).toBeVisible({ timeout: 30_000 });
  await expect(report).toContainText('2 articles imported, 1 already in the library, 4 could not be imported.');
  const line = (name: string) => report.getByRole('list', { name: 'Files' }).getByRole('listitem').filter({ hasText: name });
  await expect(line('again.txt')).toContainText('The same file is already in the library as “The harbor of Lindau reopens”.');
  await expect(line('empty.txt')).toContainText('The file is empty.');
  await expect(line('picture.txt')).toContainText('This is an image (PNG), which cannot be imported yet');
  await expect(line('noise.txt')).toContainText('The file holds binary data, not text.');
  await expect(line('huge.txt')).toContainText('The file has 26 MB; an article may have at most 25 MB.');
  await line('broken.html').getByRole('button', { name: 'Open' }).click();
  await expect(report).toBeHidden();
  await expect(app.reader.text).toContainText('Half a page about the ferry');
  await expect(app.reader.text).toContainText('cell');
  await expect(library.rows).toHaveCount(3);

  await app.undo('Import 2 articles');
  await expect(library.rows).toHaveCount(1);
  await app.redo('Import 2 articles');
  await expect(library.rows).toHaveCount(3);
});

test('the dialog imports files, and a folder of many can be cancelled', async ({ app, host }) => {
  const { library, page } = app;
  const chosen = await app.lay([ministryPage]);
  await host.answerFileDialog(chosen);
  await app.run('Import files…');
  await expect(app.reader.text).toContainText(ministryPage.words);

  const many = Array.from({ length: 400 }, (_, index) => ({
    name: `folder/deep/article ${String(index).padStart(3, '0')}.txt`,
    content: `Article ${index}\n\n${`Sentence ${index} of a folder that is imported and then given up half way. `.repeat(400)}\n`,
  }));
  const [first = ''] = await app.lay([...many, { name: 'folder/not this.xyz', content: 'x' }, { name: 'folder/.hidden/secret.txt', content: 'Secret\n\nNot for the library.\n' }]);
  await host.answerFolderDialog(first.replace(/\/deep\/.*$/, ''));
  await app.run('Import folder…');
  const progress = page.getByRole('region', { name: 'Import' });
  await expect(progress.getByRole('progressbar')).toHaveAttribute('aria-valuemax', '400');
  // What is done by then stays.
  await expect.poll(async () => Number(await progress.getByRole('progressbar').getAttribute('aria-valuenow'))).toBeGreaterThan(0);
  await progress.getByRole('button', { name: 'Cancel import' }).click();
  await expect(progress).toBeHidden();
  const report = page.getByRole('dialog', { name: 'Import report' });
  await expect(report).toContainText(/\d+ articles? imported, \d+ cancelled, 1 skipped\./);
  const count = Number(/(\d+) articles? imported/.exec(await report.innerText())?.[1]);
  await expect(report).toContainText('not this.xyz');
  await report.getByRole('button', { name: 'Close', exact: true }).click();
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(400);
  await expect(library.total).toHaveText(String(count + 1));
  await expect(library.row('Secret')).toHaveCount(0);
});

test('what is pasted becomes an article, and a copied web page arrives as text', async ({ app }) => {
  await app.page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/html', '<meta charset="utf-8"><h1>A pasted page</h1><p onclick="alert(1)">The buoys were <b>repainted</b> in April.<script>window.ran = true</script></p><img src="https://tracker.example/x.gif"><ul><li>red</li><li>green</li></ul>');
    data.setData('text/plain', 'A pasted page. The buoys were repainted in April.');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(app.reader.text).toContainText('The buoys were repainted in April.');
  await expect(app.reader.text.getByRole('listitem')).toHaveText(['red', 'green']);
  await expect(app.reader.text.locator('strong')).toHaveText('repainted');
  await expect(app.library.row('A pasted page')).toBeVisible();
  expect(await app.page.evaluate(() => 'ran' in window)).toBe(false);
  expect(await app.reader.text.locator('img, script, [onclick]').count()).toBe(0);
});

test('the sample notebook comes and goes in one step each', async ({ app }) => {
  const { library } = app;
  await app.main.getByRole('button', { name: 'Open the sample notebook' }).click();
  await expect(library.rows).toHaveCount(5);
  await expect(app.inspector.options.first()).toBeVisible();
  await app.showSection('Notes');
  await expect(app.list.getByRole('option', { name: /Which lines came back/ })).toBeVisible();
  await app.showSection('Entities');
  await expect(app.list.getByRole('option', { name: 'Joe Biden' })).toBeVisible();
  await app.undo('Add sample notebook');
  await expect(app.list).toContainText('No entities yet');
  await app.redo('Add sample notebook');
  await expect(app.list.getByRole('option', { name: 'Joe Biden' })).toBeVisible();
  await app.showSection('Library');
  await app.run('Remove sample notebook');
  await expect(app.main.getByRole('button', { name: 'Open the sample notebook' })).toBeVisible();
  await expect(app.list).toContainText('No articles yet');
  await app.undo('Remove sample notebook');
  await expect(library.rows).toHaveCount(5);
});

test.describe('a file that vanishes', () => {
  // The browser itself reports that it could not read the file.
  test.use({ provokesRefusals: true });

  test('is said to be gone, and the rest comes in', async ({ app, host }) => {
    const paths = await app.lay([harborReport, toughTalks]);
    const [gone = ''] = paths;
    // The page of the browser edition reads it: held back until the file is gone, as a slow disk would. The desktop's host reads it itself.
    if (host.kind === 'electron') await rm(gone);
    await app.page.evaluate(() => {
      const read = Blob.prototype.arrayBuffer;
      const waiting: (() => void)[] = [];
      Reflect.set(window, 'letFilesBeRead', () => waiting.forEach((go) => go()));
      Blob.prototype.arrayBuffer = function (this: Blob) {
        return new Promise<void>((resolve) => waiting.push(resolve)).then(() => read.call(this));
      };
    });
    await app.dropPaths(paths);
    if (host.kind === 'chromium') {
      await expect(app.page.getByRole('region', { name: 'Import' })).toBeVisible();
      await rm(gone);
    }
    await app.page.evaluate(() => (Reflect.get(window, 'letFilesBeRead') as () => void)());
    const report = app.page.getByRole('dialog', { name: 'Import report' });
    await expect(report).toContainText('1 article imported, 1 could not be imported.');
    await expect(report).toContainText(host.kind === 'electron' ? 'could not be read, because it is no longer there.' : 'The file is no longer there, or it cannot be read.');
  });
});
