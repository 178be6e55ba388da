import { expectLinksToResolve, readExported } from '../fixtures/exportedVault';
import { expect, test } from '../fixtures/test';
import { harborReport } from '../samples/articles';

const sourcePath = `Sources/${harborReport.title}.md`;

test('preview, write, write again the same bytes; what others wrote is replaced only when told', async ({ app, host }) => {
  const { reader, inspector } = app;
  await app.drop([harborReport]);
  await reader.highlight(harborReport.words, 'Agreement');
  await inspector.createEntity({ name: 'Lindau | the *port*', kind: 'Place' });

  // Somebody else's file of the same name.
  await host.putExportedFile('Index.md', 'My own index.\n');
  await host.putExportedFile('Mine.md', 'Nothing to do with it.\n');
  let dialog = await app.exportNotebook();
  expect(await dialog.previewOf(sourcePath)).toContain('> the channel is open for ships of every flag');
  await dialog.write();
  await expect(dialog.conflict).toContainText('1 file that Ibidem did not write or that somebody changed since');
  await expect(dialog.conflict.getByRole('list', { name: 'Files in the way' })).toHaveText('Index.md');
  expect(Object.keys(await host.exportedFiles()).sort()).toEqual(['Index.md', 'Mine.md']);
  await dialog.replace();
  expect(await dialog.finish()).toContain('3 files were written');
  const first = await host.exportedFiles();
  expect(first['Index.md']).toContain('# Index');
  expect(first['Mine.md']).toBe('Nothing to do with it.\n');
  expectLinksToResolve(first);

  // Again: nothing changes, byte for byte; a file that somebody edited since is in the way.
  dialog = await app.exportNotebook();
  expect(await dialog.writeAll()).toContain('0 files were written');
  expect(await host.exportedFiles()).toEqual(first);
  await host.putExportedFile(sourcePath, `${first[sourcePath]}\nMy remark.\n`);
  dialog = await app.exportNotebook();
  await dialog.write();
  await expect(dialog.conflict.getByRole('list', { name: 'Files in the way' })).toHaveText(sourcePath);
  await dialog.cancel();
  expect((await host.exportedFiles())[sourcePath]).toContain('My remark.');

  // With the full text the highlights are marked in place.
  dialog = await app.exportNotebook();
  await dialog.withFullText(true);
  expect(await dialog.previewOf(sourcePath)).toMatch(/said on Thursday that ==the channel is open for ships of every flag==/);
  await dialog.write();
  await dialog.replace();
  await dialog.finish();
  const full = await host.exportedFiles();
  expect(readExported(full, sourcePath).body).toContain('The harbor master closed the books at midnight.');
  expectLinksToResolve(full);

  // What is gone from the notebook goes from the folder, if nobody touched it.
  await inspector.do('Delete highlight');
  await app.showSection('Entities');
  await app.list.getByRole('option', { name: 'Lindau | the *port*' }).click();
  await app.main.getByRole('button', { name: 'Entity actions' }).click();
  await app.page.getByRole('menuitem', { name: 'Delete entity…' }).click();
  await app.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  dialog = await app.exportNotebook();
  expect(await dialog.writeAll()).toContain('no longer in the notebook was removed');
  expect(Object.keys(await host.exportedFiles()).filter((path) => path.startsWith('Entities/'))).toEqual([]);
});

test('the sample notebook exports whole, and in parts: one source, one note, one entity, one tag', async ({ app, host }) => {
  const { page } = app;
  await app.addSample();
  const dialog = await app.exportNotebook();
  await dialog.writeAll();
  const files = await host.exportedFiles();
  expectLinksToResolve(files);
  for (const path of Object.keys(files)) if (/^(Sources|Notes|Entities)\//.test(path)) expect(readExported(files, path).frontMatter['id'], path).toMatch(/^(src|not|ent)-/);

  const countOf = async (): Promise<number> => {
    const list = page.getByRole('dialog', { name: 'Export as Markdown' });
    await expect(list).toContainText(/\d+ files?/);
    const count = Number(/(\d+) files?/.exec(await list.innerText())?.[1]);
    await list.getByRole('button', { name: 'Cancel' }).click();
    await expect(list).toBeHidden();
    return count;
  };
  await app.run('Copy all highlights as Markdown');
  await expect.poll(() => host.clipboardText()).toMatch(/^# .+\n\n[\s\S]+\n\n> .+\n\n\*\*/);
  const whole = Object.keys(files).filter((path) => path.endsWith('.md')).length;
  await app.run('Export this source…');
  const ofSource = await countOf();
  await app.showSection('Notes');
  await app.list.getByRole('option', { name: /Which lines came back/ }).click();
  await app.note.act('Export note…');
  const ofNote = await countOf();
  await app.showSection('Entities');
  await app.list.getByRole('option', { name: 'Joe Biden' }).click();
  await app.entityPage('Joe Biden').act('Export entity…');
  const ofEntity = await countOf();
  await app.showSection('Tags');
  await app.list.getByRole('row', { name: 'Framing' }).click();
  await app.list.getByRole('button', { name: 'Actions for Framing' }).click();
  await page.getByRole('menuitem', { name: 'Export…' }).click();
  const ofTag = await countOf();
  for (const part of [ofSource, ofNote, ofEntity, ofTag]) {
    expect(part).toBeGreaterThan(0);
    expect(part).toBeLessThan(whole);
  }
});
