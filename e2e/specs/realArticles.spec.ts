import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expectLinksToResolve, readExported } from '../fixtures/exportedVault';
import { expect, test } from '../fixtures/test';

// Five real articles lie beside the project where it is developed; their text is not ours to keep.
const folder = path.resolve(import.meta.dirname, '../../../shared/articles');

test('five real articles are read, highlighted and exported', async ({ app, host }) => {
  test.skip(!existsSync(folder), `there is no folder ${folder}`);
  const { reader, inspector, library } = app;
  const files = (await readdir(folder)).filter((name) => name.endsWith('.txt'));
  await app.dropPaths(files.map((name) => path.join(folder, name)));
  await expect(library.rows).toHaveCount(files.length);
  await app.press('Escape');
  const titles = await library.titles();
  const highlighted: string[] = [];
  for (const title of titles) {
    await library.open(title);
    // Some words from the middle of the longest paragraph, whatever they are.
    const words = await reader.text.evaluate((text) => {
      const longest = [...text.querySelectorAll('p')].map((each) => each.textContent ?? '').sort((a, b) => b.length - a.length)[0] ?? '';
      return longest.split(' ').slice(3, 12).join(' ');
    });
    expect(words.length).toBeGreaterThan(20);
    await reader.highlight(words, 'Key point');
    await expect(inspector.options).toHaveCount(1);
    await expect.poll(() => reader.highlightedWords()).toEqual([words]);
    highlighted.push(words);
  }
  const dialog = await app.exportNotebook();
  await dialog.writeAll();
  const exported = await host.exportedFiles();
  expectLinksToResolve(exported);
  const bodies = Object.keys(exported).filter((name) => name.startsWith('Sources/')).map((name) => readExported(exported, name));
  expect(bodies).toHaveLength(files.length);
  for (const { frontMatter, body } of bodies) {
    expect(frontMatter['title']).not.toBe('');
    expect(body).toMatch(/\n> .{20,}\n\n\^psg-[0-9a-z]{16}\n/);
  }
  // Escaped or not, each quotation is in one of the files.
  const plain = bodies.map(({ body }) => body.replaceAll('\\', '')).join('\n');
  for (const words of highlighted) expect(plain).toContain(words);
});
