import type { PhrasingContent } from 'mdast';
import { text, webLink } from './markdownNodes';

/** How a stretch of text looks. `highlighted` and `link` carry what tells two neighbors apart. */
export type RunFormat =
  | { readonly kind: 'highlighted' }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'strong' | 'emphasis' | 'strike' | 'code' };

/** A stretch of text with all its formats, or a finished node with those around it. */
export type Run =
  | { readonly text: string; readonly formats: readonly RunFormat[] }
  | { readonly node: PhrasingContent; readonly formats: readonly RunFormat[] };

/** From outermost to innermost: formats that overlap are cut so that they nest in this order. */
const nesting = ['highlighted', 'link', 'strong', 'emphasis', 'strike', 'code'] as const satisfies readonly RunFormat['kind'][];

function keyOf(format: RunFormat): string {
  return format.kind === 'link' ? `link ${format.url}` : format.kind;
}

function formatOf(run: Run | undefined, kind: RunFormat['kind']): RunFormat | undefined {
  return run?.formats.find((format) => format.kind === kind);
}

/** Cuts white space off the ends of a run: Markdown's marks do not form around it. */
function splitSpace(run: Run): readonly Run[] {
  if ('node' in run) return [run];
  const [, head = '', middle = '', tail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(run.text) ?? [];
  return [head, middle, tail].filter((part) => part !== '').map((part) => ({ text: part, formats: run.formats }));
}

const isSpace = (run: Run | undefined): boolean =>
  run !== undefined && ('node' in run ? run.node.type === 'break' : run.text.trim() === '');

/**
 * The formats that white space between two words keeps: from the outermost in, as long as both words and all the white
 * space between them agree. So no format ever begins or ends with white space, however they overlap.
 */
function sharedFormats(before: Run | undefined, spaces: readonly Run[], after: Run | undefined): readonly RunFormat[] {
  const shared: RunFormat[] = [];
  for (const kind of nesting) {
    const format = formatOf(before, kind);
    const key = format && keyOf(format);
    const other = formatOf(after, kind);
    if (key !== (other && keyOf(other))) break;
    if (format === undefined) continue;
    if (spaces.some((space) => !space.formats.some((own) => keyOf(own) === key))) break;
    shared.push(format);
  }
  return shared;
}

/** Gives all white space the formats it can keep. */
function loosenSpace(runs: readonly Run[]): readonly Run[] {
  const parts = runs.flatMap(splitSpace);
  const loosened: Run[] = [];
  for (let start = 0; start < parts.length; ) {
    let end = start;
    while (end < parts.length && isSpace(parts[end])) end += 1;
    const spaces = parts.slice(start, end);
    const word = parts[end];
    const formats = sharedFormats(loosened.at(-1), spaces, word);
    loosened.push(...spaces.map((space) => ({ ...space, formats })), ...(word ? [word] : []));
    start = end + 1;
  }
  return loosened;
}

/** Neighbors with the same formats are one run again. */
function merge(runs: readonly Run[]): readonly Run[] {
  const merged: Run[] = [];
  const signature = (run: Run): string => run.formats.map(keyOf).sort().join('\n');
  for (const run of runs) {
    const last = merged.at(-1);
    if (last && 'text' in last && 'text' in run && signature(last) === signature(run)) {
      merged[merged.length - 1] = { text: last.text + run.text, formats: last.formats };
    } else {
      merged.push(run);
    }
  }
  return merged;
}

function wrap(format: RunFormat, children: PhrasingContent[]): PhrasingContent[] {
  switch (format.kind) {
    case 'highlighted':
      return [{ type: 'highlighted', children }];
    case 'link': {
      const link = webLink(format.url, children);
      return link ? [link] : children;
    }
    case 'strong':
      return [{ type: 'strong', children }];
    case 'emphasis':
      return [{ type: 'emphasis', children }];
    case 'strike':
      return [{ type: 'delete', children }];
    case 'code':
      return children.map((child) => (child.type === 'text' ? { type: 'inlineCode', value: child.value } : child));
  }
}

function nest(runs: readonly Run[], level: number): PhrasingContent[] {
  const kind = nesting[level];
  if (kind === undefined) return runs.map((run) => ('node' in run ? run.node : text(run.text)));
  const nodes: PhrasingContent[] = [];
  for (let start = 0; start < runs.length; ) {
    const format = formatOf(runs[start], kind);
    const key = format && keyOf(format);
    let end = start + 1;
    while (end < runs.length) {
      const next = formatOf(runs[end], kind);
      if ((next && keyOf(next)) !== key) break;
      end += 1;
    }
    const inner = nest(runs.slice(start, end), level + 1);
    nodes.push(...(format ? wrap(format, inner) : inner));
    start = end;
  }
  return nodes;
}

/**
 * Turns flat runs, whose formats may overlap in any way, into nodes that nest. Formats around white space alone are
 * dropped, the text stays whole.
 */
export function nestRuns(runs: readonly Run[]): PhrasingContent[] {
  const visible = runs.filter((run) => 'node' in run || run.text !== '');
  return nest(merge(loosenSpace(visible)), 0);
}
