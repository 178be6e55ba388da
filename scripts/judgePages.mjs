// @ts-check
import { readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from './install.mjs';

/**
 * Judges the importer of web pages on a folder of cases in the shape of Readability's test pages: one folder each with
 * `source.html`, `expected.html` and `expected-metadata.json`. Prints the figures, and the cases that fall short.
 *
 *     node scripts/judgePages.mjs FOLDER
 */
const folder = process.argv[2];
if (folder === undefined) throw new Error('Name the folder of the test pages.');

/** @returns {Promise<typeof import('../shared/importing/importer') & typeof import('../shared/importing/html/htmlArticle')>} */
async function loadImporter() {
  const outDir = path.join(os.tmpdir(), `ibidem-judge-${process.pid}`);
  const { build } = await import('vite');
  await build({
    configFile: false, root: projectRoot, logLevel: 'warn', publicDir: false, ssr: { noExternal: true },
    build: { ssr: true, outDir, target: 'node20', rolldownOptions: { input: { importer: 'shared/importing/importer.ts' }, output: { entryFileNames: '[name].mjs' } } },
  });
  const module = await import(pathToFileURL(path.join(outDir, 'importer.mjs')).href);
  await rm(outDir, { recursive: true, force: true });
  return module;
}

const { importArticle, importPastedHtml } = await loadImporter();

/** @param {string} text */
const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * How many of the words of one text are in the other, counted with repetition.
 * @param {string[]} wanted
 * @param {string[]} found
 */
function shared(wanted, found) {
  const counts = new Map();
  for (const word of found) counts.set(word, (counts.get(word) ?? 0) + 1);
  let count = 0;
  for (const word of wanted) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    count += 1;
  }
  return count;
}

/** @param {string | null | undefined} text */
const plain = (text) => (text ?? '').toLowerCase().replace(/^\s*(?:by|von|par)\s+/i, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** @param {string | null} day */
const dayOf = (day) => (day === null ? '' : (/\d{4}-\d{2}-\d{2}/.exec(day)?.[0] ?? ''));

const totals = { cases: 0, title: 0, byline: 0, bylines: 0, date: 0, dates: 0, words: 0, precise: 0, recall: 0 };
const notes = [];
for (const name of (await readdir(folder)).sort()) {
  const read = (/** @type {string} */ file) => readFile(path.join(folder, name, file));
  const expected = JSON.parse((await read('expected-metadata.json')).toString('utf8'));
  const result = importArticle({ bytes: new Uint8Array(await read('source.html')), fileName: `${name}.html` });
  totals.cases += 1;
  if (!result.ok) {
    notes.push(`${name}: refused: ${result.reason}`);
    continue;
  }
  const { article } = result;
  const content = importPastedHtml((await read('expected.html')).toString('utf8'), '');
  const wanted = wordsOf(content.ok ? content.article.text : '');
  const found = wordsOf(article.text);
  const recall = wanted.length === 0 ? 1 : shared(wanted, found) / wanted.length;
  const precision = found.length === 0 ? 1 : shared(found, wanted) / found.length;
  totals.recall += recall;
  if (recall >= 0.95) totals.words += 1;
  else notes.push(`${name}: ${(recall * 100).toFixed(1)} % of ${wanted.length} words`);
  if (precision >= 0.9) totals.precise += 1;
  else notes.push(`${name}: only ${(precision * 100).toFixed(1)} % of its ${found.length} words are expected`);
  const [title, wantedTitle] = [plain(article.title), plain(expected.title)];
  if (title === wantedTitle || (title.length > 12 && wantedTitle.includes(title)) || (wantedTitle.length > 12 && title.includes(wantedTitle))) totals.title += 1;
  else notes.push(`${name}: title “${article.title}”, expected “${expected.title}”`);
  if (expected.byline) {
    totals.bylines += 1;
    const [byline, wantedByline] = [plain(article.byline), plain(expected.byline)];
    if (byline !== '' && (wantedByline.includes(byline) || byline.includes(wantedByline))) totals.byline += 1;
    else notes.push(`${name}: byline “${article.byline}”, expected “${expected.byline}”`);
  }
  if (dayOf(expected.publishedTime) !== '') {
    totals.dates += 1;
    if (article.published.edtf === dayOf(expected.publishedTime)) totals.date += 1;
    else notes.push(`${name}: date ${article.published.edtf}, expected ${expected.publishedTime}`);
  }
}
console.log(notes.join('\n'));
console.log(`\n${totals.cases} pages: title ${totals.title}; byline ${totals.byline} of ${totals.bylines}; date ${totals.date} of ${totals.dates}; at least 95 % of the words ${totals.words} (mean ${((totals.recall / totals.cases) * 100).toFixed(1)} %); at least 90 % of them expected ${totals.precise}`);
