import { expect, test } from '../fixtures/test';
import { ExportDialog } from '../pages/exportDialog';
import type { DroppedFile } from '../pages/window';

const long = 'The harbor master read the letter twice, folded it, and told the two pilots that the envoys would be landed at the far quay before the tide turned.';
const noise = 'Read: Pilots refuse the night watch';
const agreed = 'Both sides agreed to meet again before the first frost';
const noisy: DroppedFile = {
  name: 'noisy quay.txt',
  content: `A noisy quay

By Mara Lindqvist

${long}

${noise}

${agreed}, said a person who was in the room and who asked not to be named because the talks were private.

${long.replace('harbor master', 'second pilot')}

Leave a Comment

Scroll to Top
`,
};

test('noise is suggested, looked at, trimmed, gone everywhere, and brought back; no anchor moves', async ({ app }) => {
  const { reader, inspector, library, page } = app;
  await app.drop([noisy]);
  await library.open('A noisy quay');
  await reader.highlight(agreed, 'Agreement');
  const words = async (): Promise<number> => {
    await inspector.showDetails();
    return Number(await inspector.root.locator('dl > div', { hasText: 'Words' }).locator('dd').innerText());
  };
  const before = await words();

  const suggested = page.getByRole('group', { name: 'Suggested trims' });
  await expect(suggested).toContainText(`3 lines look as if not part of the article: “${noise}” and 2 more.`);
  await suggested.getByRole('button', { name: 'Look' }).click();
  await expect(reader.text).toBeFocused();
  await suggested.getByRole('button', { name: 'Trim' }).click();
  await expect(suggested).toBeHidden();

  // Gone from reading, counts and find; the highlight stands where it stood.
  for (const line of [noise, 'Leave a Comment', 'Scroll to Top']) await expect(reader.text).not.toContainText(line);
  await expect(reader.text).toContainText('second pilot read the letter');
  expect(await reader.highlightedWords()).toEqual([agreed]);
  expect(await words()).toBe(before - 12);
  await app.press('Mod+f');
  await reader.findBar.getByRole('searchbox').fill('night watch');
  await expect(reader.findBar.getByRole('status')).toHaveText('Not found');
  await reader.findBar.getByRole('searchbox').fill(agreed);
  await expect(reader.findBar.getByRole('status')).toHaveText('1 of 1');
  await app.press('Escape');

  // Gone from what is exported.
  await app.run('Export this source…');
  const exporting = new ExportDialog(app.host, page);
  await exporting.withFullText(true);
  const exported = await exporting.previewOf('Sources/A noisy quay.md');
  expect(exported).not.toContain(noise);
  expect(exported).toContain('A noisy quay');
  await app.press('Escape');

  // Shown again, struck through, and found as long as it is shown.
  await app.run('Show trimmed lines');
  const trimmed = page.getByRole('group', { name: 'Trimmed lines' });
  await expect(trimmed).toBeVisible();
  await expect(reader.text).toContainText(noise);
  expect(await reader.highlightedWords()).toEqual([agreed]);
  await trimmed.getByRole('button', { name: 'Hide' }).click();
  await expect(reader.text).not.toContainText(noise);

  // Undo brings the lines and the suggestion back; redo takes both away again.
  await app.undo('Trim text');
  await expect(reader.text).toContainText(noise);
  await expect(suggested).toBeVisible();
  await app.press('Mod+Shift+z');
  await expect(reader.text).not.toContainText(noise);

  await app.run('Bring all trimmed lines back');
  await expect(reader.text).toContainText(noise);
  await expect(suggested).toBeHidden();
  expect(await words()).toBe(before);
  expect(await reader.highlightedWords()).toEqual([agreed]);
});

test('lines of one’s own choice are trimmed by key, and what is suggested can be kept', async ({ app }) => {
  const { reader, library, page } = app;
  await app.drop([noisy]);
  await library.open('A noisy quay');
  const suggested = page.getByRole('group', { name: 'Suggested trims' });
  await suggested.getByRole('button', { name: 'Keep' }).click();
  await expect(suggested).toBeHidden();
  await app.undo('Keep suggested lines');
  await expect(suggested).toBeVisible();
  await app.press('Mod+Shift+z');
  await expect(suggested).toBeHidden();

  await reader.selectByFinding('Scroll to Top');
  await app.press('Shift+x');
  await expect(reader.text).not.toContainText('Scroll to Top');
  await expect(reader.text).toContainText('Leave a Comment');
  await app.undo('Trim text');
  await expect(reader.text).toContainText('Scroll to Top');
});
