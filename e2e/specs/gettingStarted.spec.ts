import { expect, test } from '../fixtures/test';
import { expectAccessible } from '../pages/violations';

/** What a new person is promised, reading included; a machine that only clicks needs far less. */
const firstMinuteMs = 60_000;

test('a new person comes from the empty window to a first highlight within a minute', async ({ app, host }) => {
  const startedAt = Date.now();
  const { page } = app;
  await page.getByRole('main').getByRole('button', { name: 'Getting started' }).click();
  const started = page.getByRole('dialog', { name: 'Getting started' });
  await expect(started).toContainText('This notebook was never backed up.');
  await expect(started).toContainText(host.kind === 'electron' ? `in the folder ${host.dataFolder}` : 'It lives in this browser');
  await expectAccessible(page, 'Getting started');
  await started.getByRole('button', { name: 'Open the sample notebook' }).click();
  await expect(started).toBeHidden();
  await expect(app.reader.text).toBeVisible();
  await expect(app.inspector.options.first()).toBeVisible();
  const before = await app.inspector.options.count();
  // Words that have no highlight yet, marked as the page says.
  const words = await app.reader.text.evaluate((text) => {
    const block = [...text.querySelectorAll('p')].find((paragraph) => paragraph.querySelector('mark') === null && (paragraph.textContent ?? '').length > 60);
    return (block?.textContent ?? '').slice(0, 40).replace(/\s\S*$/, '');
  });
  expect(words.length).toBeGreaterThan(10);
  await app.reader.selectByFinding(words);
  await app.press('1');
  await expect(app.inspector.options).toHaveCount(before + 1);
  await expect.poll(() => app.reader.highlightedWords()).toContain(words);
  expect(Date.now() - startedAt).toBeLessThan(firstMinuteMs);

  // Found again later, and it leads to all keys.
  await app.run('Getting started');
  await expect(started.getByRole('button', { name: 'Open the sample notebook' })).toHaveCount(0);
  await started.getByRole('button', { name: 'Show all keys' }).click();
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Command palette');
});

test('About tells version and commit, and leads to the licences of third parties', async ({ app }) => {
  await app.run('About Ibidem');
  const about = app.page.getByRole('dialog', { name: 'About Ibidem' });
  await expect(about.getByRole('definition').first()).toHaveText(/^\d+\.\d+\.\d+( \([0-9a-f]{7,}\))?$/);
  await about.getByRole('button', { name: 'Licences of third parties…' }).click();
  const licences = app.page.getByRole('dialog', { name: 'Licences of third parties' });
  const react = licences.getByRole('listitem').filter({ hasText: /^react \d/ });
  await react.locator('summary').click();
  await expect(react).toContainText('Permission is hereby granted, free of charge');
  expect(await licences.getByRole('listitem').count()).toBeGreaterThan(50);
  await expectAccessible(app.page, 'Licences');
});
