import { createRandom, markdownTable, quantile } from '../fixtures/measuring';
import { expect, test } from '../fixtures/test';
import { highlightTimes, openTime } from '../fixtures/windowTimes';
import type { DroppedFile } from '../pages/window';
import { benchCircumstances, benchTitle, tellBench } from './benchResults';

const runs = 5;
const articleCount = 100;

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
  readonly times: readonly number[];
}

function inMs(time: number): string {
  return `${time >= 100 ? Math.round(time) : time.toFixed(1)} ms`;
}

function tableOf(figures: readonly Figure[]): string {
  return markdownTable(['', 'size', 'runs', 'median', 'p95'], figures.map(({ what, size, times }) => [what, size, String(times.length), inMs(quantile(times, 0.5)), inMs(quantile(times, 0.95))]));
}

test('first figures', async ({ app, host }, testInfo) => {
  test.setTimeout(600_000);
  const { library } = app;
  const importing: number[] = [];
  const opening: number[] = [];
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

  await openTime(library.rows.first(), false);
  for (let index = 1; index <= 10; index += 1) opening.push(await openTime(library.rows.nth(index % 8), false));
  const highlighting = await highlightTimes(app, 20);

  await tellBench([
    benchTitle('First figures', host), '', await benchCircumstances(app.page), '',
    tableOf([
      { what: `Import ${articleCount} articles (drop to notice)`, size: `${(bytes / 1e6).toFixed(2)} MB`, times: importing },
      { what: 'Open an article (click to painted text)', size: `${Math.round(bytes / articleCount / 1000)} kB`, times: opening },
      { what: 'Add a highlight (key to paint)', size: 'one word', times: highlighting },
      { what: 'Export (button to outcome)', size: `${articleCount} sources`, times: exporting },
    ]),
  ].join('\n'), testInfo);
});
