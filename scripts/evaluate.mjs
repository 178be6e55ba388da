// @ts-check
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureInstalled, projectRoot } from './install.mjs';

/**
 * Judges what analysis finds in the labelled texts beside `shared/analysis/evaluation` (what counts as right is said in
 * the README there): proposals with an empty registry, mentions with a registry of all labelled entities.
 *
 *     npm run evaluate                         figures and every error, development texts and texts held back
 *     npm run --silent evaluate -- --json      the same for a machine
 *     npm run evaluate -- --only=development   one part only (or `--only=heldBack`, or the name of a text)
 *     npm run evaluate -- --add FILE           turns a text marked by hand into a labelled text
 */
await ensureInstalled();
const { runnerImport } = await import('vite');
const folder = path.join(projectRoot, 'shared/analysis/evaluation/texts');

/** @param {string} file */
async function load(file) {
  const { module } = await runnerImport(path.join(projectRoot, 'shared/analysis', file), { root: projectRoot, configFile: false, logLevel: 'error' });
  return module;
}

/** @type {typeof import('../shared/analysis/evaluation/labelledText')} */
const { analyzedText, labelProblems, registryId, registryOf } = await load('evaluation/labelledText.ts');
/** @type {typeof import('../shared/analysis/evaluation/judgeFindings')} */
const { judgeMentions, judgeProposals, kindRateOf, precisionOf, recallOf, summed } = await load('evaluation/judgeFindings.ts');

/** @param {string} file */
async function add(file) {
  /** @type {typeof import('../shared/analysis/evaluation/markedText')} */
  const { readMarkedText } = await load('evaluation/markedText.ts');
  const name = path.basename(file, '.txt');
  const { text, labels } = readMarkedText(await readFile(file, 'utf8'));
  const problems = labelProblems({ name, text, labels });
  for (const problem of problems) console.log(`${name}: ${problem}`);
  const entities = labels.entities.map(({ mentions, aliases, ...entity }) => {
    const lines = mentions.map((mention) => `      ${JSON.stringify(mention)}`).join(',\n');
    return `    ${JSON.stringify(entity).slice(0, -1)},\n     "aliases": ${JSON.stringify(aliases)},\n     "mentions": [\n${lines}]}`;
  });
  const { date, style, part } = labels;
  const head = JSON.stringify({ date, style, part }).slice(0, -1);
  await writeFile(path.join(folder, `${name}.txt`), text);
  await writeFile(path.join(folder, `${name}.labels.json`), `${head},\n  "entities": [\n${entities.join(',\n')}]}\n`);
  return problems.length === 0;
}

/** @param {string | undefined} only */
async function readTexts(only) {
  const names = (await readdir(folder)).filter((file) => file.endsWith('.labels.json')).map((file) => file.replace(/\.labels\.json$/, ''));
  const texts = await Promise.all(names.map(async (name) => ({
    name, text: await readFile(path.join(folder, `${name}.txt`), 'utf8'), labels: JSON.parse(await readFile(path.join(folder, `${name}.labels.json`), 'utf8')),
  })));
  return texts.filter(({ name, labels }) => only === undefined || only === name || only === labels.part);
}

const percent = (/** @type {number} */ rate) => `${(rate * 100).toFixed(1)} %`.padStart(8);

/**
 * @param {string} title
 * @param {import('../shared/analysis/evaluation/judgeFindings').Judgement} judgement
 */
function printLine(title, judgement) {
  console.log(`${title.padEnd(24)} precision ${percent(precisionOf(judgement))}  recall ${percent(recallOf(judgement))}  kind ${percent(kindRateOf(judgement))}  (${judgement.right} right of ${judgement.proposed} found, ${judgement.labelled} labelled)`);
}

async function judge() {
  const only = process.argv.find((word) => word.startsWith('--only='))?.slice(7);
  const texts = await readTexts(only);
  /** @type {typeof import('../shared/analysis/proposeEntities')} */
  const { proposeEntities } = await load('proposeEntities.ts');
  /** @type {typeof import('../shared/analysis/findMentions')} */
  const { findMentions } = await load('findMentions.ts');
  /** @type {typeof import('../shared/analysis/nameMatcher')} */
  const { createNameMatcher } = await load('nameMatcher.ts');
  const matcher = createNameMatcher(registryOf(texts));
  const judged = (/** @type {(text: Awaited<ReturnType<typeof readTexts>>[number]) => import('../shared/analysis/evaluation/judgeFindings').Judgement} */ judgeText) =>
    texts.map((text) => ({ name: text.name, part: text.labels.part, judgement: judgeText(text) }));
  const parts = [
    { title: 'Proposals with an empty registry', judged: judged((text) => judgeProposals(text, proposeEntities(analyzedText(text)))) },
    { title: 'Mentions with a registry of all labelled entities', judged: judged((text) => judgeMentions(text, findMentions(matcher, analyzedText(text)), registryId)) },
  ];
  if (process.argv.includes('--json')) {
    const rates = (/** @type {import('../shared/analysis/evaluation/judgeFindings').Judgement} */ judgement) => ({ precision: precisionOf(judgement), recall: recallOf(judgement), kind: kindRateOf(judgement), ...judgement });
    console.log(JSON.stringify(parts.map(({ title, judged }) => ({ title, together: rates(summed(judged.map(({ judgement }) => judgement))), texts: judged.map(({ name, part, judgement }) => ({ name, part, ...rates(judgement) })) })), null, 1));
    return;
  }
  for (const { title, judged } of parts) print(title, judged);
}

/**
 * @param {string} title
 * @param {{ name: string, part: string, judgement: import('../shared/analysis/evaluation/judgeFindings').Judgement }[]} judged
 */
function print(title, judged) {
  console.log(`\n${title}`);
  for (const { name, judgement } of judged) printLine(name, judgement);
  for (const part of ['development', 'heldBack']) {
    const own = judged.filter((text) => text.part === part).map(({ judgement }) => judgement);
    if (own.length > 0) printLine(`= ${part}`, summed(own));
  }
  const all = summed(judged.map(({ judgement }) => judgement));
  printLine('= together', all);
  for (const [kind, count] of Object.entries(all.byKind)) console.log(`  ${kind.padEnd(22)} ${count.found} of ${count.labelled} found, ${count.rightKind} with the right kind`);
  if (process.argv.includes('--quiet')) return;
  for (const { text, fault, words, detail } of all.errors) console.log(`  ${text} ${fault}: ${words} — ${detail}`);
}

const addAt = process.argv.indexOf('--add');
if (addAt >= 0) {
  for (const file of process.argv.slice(addAt + 1)) if (!(await add(file))) process.exitCode = 1;
} else await judge();
