// @ts-check
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { projectRoot } from './install.mjs';

/**
 * Prints as JSON what the analysis finds in a text: names that the registry knows, and proposals for those it does not.
 *
 *     npm run --silent analyze -- FILE [--registry entities.json] [--date YYYY-MM-DD]
 *
 * A plain text is analyzed as it stands in the file. Every other format is imported first; the offsets then refer to the
 * `text` of the output. Ends with 2 and a sentence where a file or an argument cannot be used.
 */

/** A mistake of the person who called: told in a sentence, without a stack. */
class WrongUse extends Error {}

const usage = 'Use: npm run --silent analyze -- FILE [--registry entities.json] [--date YYYY-MM-DD]';

/** @typedef {import('../shared/analysis/analysisTypes').AnalyzedText} AnalyzedText */
/** @typedef {{ article: AnalyzedText, title: string, isImported: boolean }} Reading */

/**
 * Bundles modules of the program for Node; packages are taken from where they are installed.
 * @param {Record<string, string>} input
 * @returns {Promise<Record<string, any>>}
 */
async function load(input) {
  if (!existsSync(path.join(projectRoot, 'node_modules', 'vite'))) throw new WrongUse('The packages are not installed yet; run "npm install" first.');
  const { build } = await import('vite');
  // Beside the installed packages, so that the bundles find them.
  const outDir = await mkdtemp(path.join(projectRoot, 'node_modules', '.ibidem-analyze-'));
  bundles.push(outDir);
  await build({
    configFile: false, root: projectRoot, logLevel: 'error', publicDir: false,
    build: { ssr: true, outDir, emptyOutDir: false, target: 'node20', minify: false, rolldownOptions: { input, output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' } } },
  });
  const modules = await Promise.all(Object.keys(input).map((name) => import(pathToFileURL(path.join(outDir, `${name}.mjs`)).href)));
  return Object.assign({}, ...modules);
}

/** Folders of bundles; they go at the end, since parts of them are loaded only when they are needed. @type {string[]} */
const bundles = [];

/**
 * @param {string} file
 * @param {string} what
 */
async function bytesOf(file, what) {
  try {
    return new Uint8Array(await readFile(file));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    throw new WrongUse(code === 'ENOENT' ? `There is no ${what} ${file}.` : code === 'EISDIR' ? `${file} is a folder, not a file.` : `The ${what} ${file} cannot be read.`);
  }
}

/**
 * @param {string} file
 * @param {Uint8Array} bytes
 * @param {Record<string, any>} importing
 * @returns {Promise<Reading>}
 */
async function readArticle(file, bytes, { decodeText, looksBinary, isWholePage, isHeadline, parsePlainText }) {
  const isPlainName = !/\.(?:md|markdown|mdown|html?|xht(?:ml)?|pdf|docx|epub|rtf|eml|mhtml?|mht)$/i.test(file);
  const decoded = isPlainName && bytes.length > 0 ? decodeText(bytes, false) : null;
  if (decoded !== null && !looksBinary(decoded.text) && !isWholePage(decoded.text)) {
    /** @type {string} */
    const text = decoded.text;
    const [first = '', ...rest] = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
    const start = text.indexOf(first);
    const headings = first !== '' && isHeadline(first, rest) ? [{ start, end: start + first.length }] : [];
    const { details } = parsePlainText(text);
    return { article: { text, headings, skipped: [], date: details.published.edtf }, title: headings.length > 0 ? first : '', isImported: false };
  }
  const { importFile } = await load({ importFile: 'shared/importing/importFile.ts' });
  /** @type {import('../shared/importing/importedArticle').ImportResult} */
  const result = await importFile({ bytes, fileName: path.basename(file) }, {
    startWorker: () => null,
    readCharacterMap: async (/** @type {string} */ name) => new Uint8Array(await readFile(path.join(projectRoot, 'node_modules', 'pdfjs-dist', 'cmaps', name))),
  });
  if (!result.ok) throw new WrongUse(`${file}: ${result.reason}`);
  const { text, blocks, title, published } = result.article;
  const headings = blocks.filter(({ kind }) => kind === 'heading').map(({ start, end }) => ({ start, end }));
  return { article: { text, headings, skipped: [], date: published.edtf }, title, isImported: true };
}

async function main() {
  /** @type {{ values: { registry?: string | undefined, date?: string | undefined }, positionals: string[] }} */
  let args;
  try {
    args = parseArgs({ allowPositionals: true, options: { registry: { type: 'string' }, date: { type: 'string' } } });
  } catch (error) {
    throw new WrongUse(`${error instanceof Error ? error.message : ''}\n${usage}`);
  }
  const [file, ...others] = args.positionals;
  const { date = null, registry: registryFile } = args.values;
  if (file === undefined || others.length > 0) throw new WrongUse(usage);
  if (date !== null && !/^\d{4}(?:-\d{2}(?:-\d{2})?)?[~?]?$/.test(date)) throw new WrongUse(`"${date}" is not a date; write it as 2024-08-29.`);
  const bytes = await bytesOf(file, 'file');
  const registryBytes = registryFile === undefined ? null : await bytesOf(registryFile, 'registry');

  const { readRegistry, createNameMatcher, findMentions, proposeEntities, reportOf, ...importing } = await load({
    encoding: 'shared/importing/encoding.ts', binarySignature: 'shared/importing/binarySignature.ts', chooseFormat: 'shared/importing/chooseFormat.ts',
    headline: 'shared/importing/headline.ts', plainText: 'shared/importing/plainText.ts',
    registryFile: 'shared/analysis/registryFile.ts', nameMatcher: 'shared/analysis/nameMatcher.ts',
    findMentions: 'shared/analysis/findMentions.ts', proposeEntities: 'shared/analysis/proposeEntities.ts', analysisReport: 'shared/analysis/analysisReport.ts',
  });
  /** @type {readonly import('../shared/analysis/analysisTypes').RegistryEntity[]} */
  let entities = [];
  if (registryBytes !== null) {
    const registry = readRegistry(new TextDecoder().decode(registryBytes));
    if (!registry.ok) throw new WrongUse(`${registryFile}: ${registry.reason}`);
    entities = registry.entities;
  }
  const reading = await readArticle(file, bytes, importing);
  const article = { ...reading.article, date: date ?? reading.article.date };
  const mentions = entities.length === 0 ? [] : findMentions(createNameMatcher(entities), article);
  const { proposals, mentions: found } = reportOf(article, entities, mentions, proposeEntities(article, { known: mentions }));
  const output = {
    file, title: reading.title, date: article.date, ...(reading.isImported ? { text: article.text } : {}),
    proposals, mentions: found,
  };
  process.stdout.write(`${JSON.stringify(output, null, 2)}\n`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof WrongUse)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
} finally {
  await Promise.all(bundles.map((folder) => rm(folder, { recursive: true, force: true })));
}
