import path from 'node:path';

/**
 * The allowed arrows between folders, written once. The first entry that a file's path starts with is its layer.
 * `may` lists the folders and packages a layer may import; everything else is refused with a message that says what
 * is allowed. Type-only imports count like any other: an arrow is an arrow.
 */
export const layers = [
  { layer: 'shared/domain', may: ['shared/domain', 'npm:valibot'] },
  { layer: 'shared/contracts', may: ['shared/domain', 'shared/contracts', 'npm:valibot'] },
  { layer: 'shared/anchoring', may: ['shared/domain', 'shared/anchoring'] },
  { layer: 'shared/search', may: ['shared/domain', 'shared/anchoring/span', 'shared/search'] },
  { layer: 'shared/history', may: ['shared/domain', 'shared/history', 'npm:diff'] },
  { layer: 'shared/journal', may: ['shared/domain', 'shared/history', 'shared/contracts', 'shared/journal', 'npm:valibot'] },
  { layer: 'shared/backup', may: ['shared/domain', 'shared/journal', 'shared/backup', 'npm:valibot'] },
  {
    layer: 'shared/importing',
    may: ['shared/domain', 'shared/importing', 'npm:*'],
  },
  { layer: 'shared/exporting', may: ['shared/domain', 'shared/anchoring', 'shared/exporting', 'npm:*'] },
  { layer: 'shared/integrity', may: ['shared/domain', 'shared/anchoring', 'shared/history', 'shared/integrity'] },
  { layer: 'shared/registry', may: ['shared/domain', 'shared/registry', 'npm:papaparse', 'npm:valibot'] },
  { layer: 'shared/sample', may: ['shared/domain', 'shared/sample'] },
  { layer: 'shared', may: ['shared'] },
  { layer: 'electron/preload', may: ['shared', 'electron/preload', 'npm:electron'] },
  { layer: 'electron', may: ['shared', 'electron', 'npm:electron', 'npm:electron-updater', 'npm:builder-util-runtime', 'npm:valibot', 'node:*'] },
  { layer: 'renderer/data', may: ['shared', 'renderer/data', 'npm:dexie', 'npm:valibot', 'npm:react'] },
  { layer: 'renderer/commands', may: ['shared', 'renderer/commands', 'renderer/data', 'npm:valibot'] },
  { layer: 'renderer/worker', may: ['shared', 'renderer/worker', 'npm:@sqlite.org/sqlite-wasm', 'npm:graphology-layout-forceatlas2', 'npm:modern-tar', 'npm:pdfjs-dist', 'npm:valibot'] },
  { layer: 'renderer/platform', may: ['shared', 'renderer/platform', 'npm:fflate', 'npm:valibot'] },
  { layer: 'renderer/workspace', may: ['shared', 'renderer/workspace', 'npm:react'] },
  { layer: 'renderer/ui', may: ['shared', 'renderer/ui', 'renderer/workspace', 'npm:react', 'npm:react-dom', 'npm:react-aria-components', 'npm:lucide-react'] },
  {
    layer: 'renderer/editor',
    may: ['shared', 'renderer/editor', 'renderer/ui', 'renderer/workspace/citing', 'npm:react', 'npm:react-dom', 'npm:lexical', 'npm:@lexical/*', 'npm:lucide-react', 'npm:react-aria-components'],
  },
  {
    layer: 'renderer/features',
    may: ['shared', '$feature', 'renderer/services', 'renderer/commands', 'renderer/data', 'renderer/editor', 'renderer/ui', 'renderer/worker', 'renderer/workspace', 'npm:react', 'npm:react-dom', 'npm:react-aria-components', 'npm:lucide-react', 'npm:valibot'],
  },
  { layer: 'renderer', may: ['shared', 'renderer', 'npm:*'] },
  // What the product is measured against; nothing of it is in the product.
  { layer: 'e2e/bench/rivals', may: ['e2e', 'npm:@playwright/test', 'npm:@recogito/text-annotator', 'npm:lexical', 'npm:@lexical/*', 'npm:vite', 'node:*'] },
  { layer: 'e2e', may: ['shared', 'e2e', 'npm:@playwright/test', 'npm:axe-core', 'npm:yaml', 'npm:fflate', 'npm:electron', 'node:*'] },
];

/** Tests may use the test tools, and what stands beside their own layer for real rather than mocked. */
const testPackages = ['npm:vitest', 'npm:fast-check', 'npm:fake-indexeddb', 'npm:fake-indexeddb/*', 'npm:happy-dom', 'npm:mdast-util-*', 'npm:micromark-*', 'npm:yaml', 'npm:@lexical/headless', 'npm:linkedom', 'node:*', 'shared', 'renderer/worker', 'renderer/commands', 'renderer/data', 'npm:axe-core', 'npm:react-dom', 'npm:react-dom/*'];

const isTestFile = (file) => /\.(test|spec)\.(ts|tsx|mjs)$/.test(file) || /\/[a-z][A-Za-z]*TestData\.ts$/.test(file);

function isAllowed(target, may, file) {
  return may.some((allowed) => {
    if (allowed === '$feature') return target.startsWith(`${file.split('/').slice(0, 3).join('/')}/`);
    if (allowed.endsWith('*')) return target.startsWith(allowed.slice(0, -1));
    if (allowed.startsWith('npm:')) return target === allowed || target.startsWith(`${allowed}/`);
    return target === allowed || target.startsWith(`${allowed}/`);
  });
}

/** What an import means in the terms of the table: a path from the root, `npm:name` or `node:name`. */
export function targetOf(file, specifier) {
  if (specifier.startsWith('.')) return path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
  if (specifier.startsWith('node:')) return specifier;
  return `npm:${specifier}`;
}

/** Null where the import is allowed, else the sentence that refuses it. */
export function refusal(file, specifier) {
  const rule = layers.find(({ layer }) => file === layer || file.startsWith(`${layer}/`));
  if (!rule) return null;
  const may = isTestFile(file) ? [...rule.may, ...testPackages] : rule.may;
  if (isAllowed(targetOf(file, specifier), may, file)) return null;
  return `${rule.layer} may not import "${specifier}". It may import: ${rule.may.join(', ').replace('$feature', 'its own feature')}.`;
}

/** @type {import('eslint').Rule.RuleModule} */
export const layersRule = {
  meta: { type: 'problem', docs: { description: 'Imports follow the arrows of ARCHITECTURE.md' }, schema: [] },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join('/');
    const check = (node, source) => {
      if (typeof source?.value !== 'string') return;
      const message = refusal(file, source.value);
      if (message) context.report({ node, message });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ImportExpression: (node) => check(node, node.source),
      TSImportType: (node) => check(node, node.source),
    };
  },
};
