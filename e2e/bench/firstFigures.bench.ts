import path from 'node:path';
import { createRandom, keepSection, machineLine, quantile } from '../fixtures/measuring';
import { expect, test } from '../fixtures/test';
import type { DroppedFile } from '../pages/window';

const runs = 5;
const articleCount = 100;
const resultsFile = path.join(import.meta.dirname, 'RESULTS.md');

const words = 'harbor envoy talks channel ministry tide pilot crane promise quay ship winter agreed letter signal night report berth coast guard paper fee master light'.split(' ');

/** Articles of about 6 kB, a third each of the three formats. */
function articlesOf(run: number): readonly DroppedFile[] {
  const random = createRandom(20_240_829 + run);
  const word = (): string => words[Math.floor(random() * words.length)] ?? 'tide';
  const sentence = (): string => {
    const text = Array.from({ length: 8 + Math.floor(random() * 12) }, word).join(' ');
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
  };
  return Array.from({ length: articleCount }, (_, index) => {
    const title = `Report ${run}-${index} on the ${word()} and the ${word()}`;
    const paragraphs = Array.from({ length: 12 }, () => Array.from({ length: 6 }, sentence).join(' '));
    if (index % 3 === 0) return { name: `report ${run}-${index}.txt`, content: `${title}\n\n${paragraphs.join('\n\n')}\n` };
    if (index % 3 === 1) return { name: `report ${run}-${index}.md`, content: `---\ndate: 2024-01-${String((index % 28) + 1).padStart(2, '0')}\n---\n\n# ${title}\n\n${paragraphs.join('\n\n')}\n` };
    return { name: `report ${run}-${index}.html`, content: `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>` };
  });
}

interface Figure {
  readonly what: string;
  readonly size: string;
  readonly times: number[];
}

function inMs(time: number): string {
  return `${time >= 100 ? Math.round(time) : time.toFixed(1)} ms`;
}

function table(host: string, version: string, figures: readonly Figure[]): string {
  const lines = figures.map(({ what, size, times }) => `| ${what} | ${size} | ${times.length} | ${inMs(quantile(times, 0.5))} | ${inMs(quantile(times, 0.95))} |`);
  return [`## ${host}`, '', `${version}; ${machineLine()}.`, '', '| | size | runs | median | p95 |', '| --- | --- | --- | --- | --- |', ...lines, ''].join('\n');
}

const intro = '# First figures\n\nWritten by `npm run bench` with IBIDEM_WRITE_RESULTS=1. The articles are generated with a fixed seed.';

test('first figures', async ({ app, host }, testInfo) => {
  test.setTimeout(600_000);
  const { page, reader, library } = app;
  const importing: number[] = [];
  const opening: number[] = [];
  const highlighting: number[] = [];
  const exporting: number[] = [];
  let bytes = 0;

  const importRun = async (run: number): Promise<void> => {
    const files = articlesOf(run);
    bytes = files.reduce((sum, file) => sum + file.content.length, 0);
    const paths = await app.lay(files);
    const start = performance.now();
    await app.dropPaths(paths);
    await expect(app.notices).toContainText(`${articleCount} articles imported`, { timeout: 120_000 });
    importing.push(performance.now() - start);
    await app.notices.getByRole('button', { name: 'Dismiss' }).click();
    await expect(library.total).toHaveText(String((run + 1) * articleCount));
  };
  await importRun(0);

  for (let run = 0; run < runs; run += 1) {
    await host.clearExports();
    const dialog = await app.exportNotebook();
    await expect(dialog.preview).toContainText(`${articleCount + 1} files`);
    await host.answerExportDialog();
    const start = performance.now();
    await dialog.write();
    await expect(dialog.outcome).toContainText(`${articleCount + 1} files were written`, { timeout: 60_000 });
    exporting.push(performance.now() - start);
    await dialog.finish();
  }

  for (let run = 1; run < runs; run += 1) await importRun(run);

  // From the click to the frame after the words are there, measured in the page.
  const openAt = (position: number): Promise<number> =>
    library.rows.nth(position).evaluate(
      (row) =>
        new Promise<number>((resolve) => {
          const title = row.querySelector('[title]')?.getAttribute('title') ?? '';
          const start = performance.now();
          const look = (): void => {
            const shown = document.querySelector('main article[aria-label] [role="document"]');
            if (shown?.getAttribute('aria-label')?.includes(title) && shown.textContent) requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
            else requestAnimationFrame(look);
          };
          if (row instanceof HTMLElement) row.click();
          look();
        }),
    );
  await openAt(0);
  for (let index = 1; index <= 10; index += 1) opening.push(await openAt(index % 8));

  // From the key to the frame that paints the mark.
  await reader.focusText();
  await app.press('Mod+Home');
  for (let index = 0; index < 20; index += 1) {
    await app.press('Mod+ArrowRight', 'w');
    await expect.poll(() => reader.selectedWords()).not.toBe('');
    await reader.text.evaluate((text) => {
      const before = text.querySelectorAll('mark').length;
      const measured = new Promise<number>((resolve) => {
        document.addEventListener(
          'keydown',
          () => {
            const start = performance.now();
            const observer = new MutationObserver(() => {
              if (text.querySelectorAll('mark').length <= before) return;
              observer.disconnect();
              requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
            });
            observer.observe(text, { childList: true, subtree: true });
          },
          { capture: true, once: true },
        );
      });
      Reflect.set(window, 'highlightTime', measured);
    });
    await app.press('1');
    highlighting.push(await page.evaluate(() => Reflect.get(window, 'highlightTime') as Promise<number>));
    await app.press('Mod+ArrowRight');
  }

  const info = await page.evaluate(() => (/Electron\/[\d.]+/.exec(navigator.userAgent) ?? /Chrome\/[\d.]+/.exec(navigator.userAgent))?.[0] ?? 'unknown');
  const text = table(host.kind === 'electron' ? 'Desktop' : 'Browser', info.replace('/', ' '), [
    { what: `Import ${articleCount} articles (drop to notice)`, size: `${(bytes / 1e6).toFixed(2)} MB`, times: importing },
    { what: 'Open an article (click to painted text)', size: `${Math.round(bytes / articleCount / 1000)} kB`, times: opening },
    { what: 'Add a highlight (key to paint)', size: 'one word', times: highlighting },
    { what: 'Export (button to outcome)', size: `${articleCount} sources`, times: exporting },
  ]);
  // The figures are what this run is for.
  process.stdout.write(`\n${text}\n`);
  await testInfo.attach('figures', { body: text, contentType: 'text/markdown' });
  if (process.env['IBIDEM_WRITE_RESULTS'] === '1') await keepSection(resultsFile, intro, text);
});
