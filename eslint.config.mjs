import lexical from '@lexical/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { layersRule } from './scripts/lint/layers.mjs';

const code = ['shared/**/*.ts', 'electron/**/*.ts', 'renderer/**/*.{ts,tsx}', 'e2e/**/*.ts'];

/** Names that say nothing about what a module is for. */
const emptyNames = String.raw`/(^|\/)(utils?|helpers?|common|misc|managers?|index)$/i`;

export default tseslint.config(
  { ignores: ['build/**', 'release/**', 'node_modules/**', 'e2e/output/**', '**/*.d.ts'] },
  {
    files: code,
    extends: [tseslint.configs.strict],
    plugins: { ibidem: { rules: { layers: layersRule } } },
    rules: {
      'ibidem/layers': 'error',
      'no-console': 'error',
      'no-eval': 'error',
      eqeqeq: ['error', 'always'],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the module that defines it.' },
        { selector: 'TSAsExpression > TSAsExpression', message: 'A double cast hides a wrong type.' },
        { selector: `ImportDeclaration[source.value=${emptyNames}]`, message: 'A module is named for what it is.' },
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Imported content is never shown as HTML.' },
      ],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    ...reactHooks.configs.flat['recommended-latest'],
  },
  {
    files: ['renderer/editor/**/*.{ts,tsx}'],
    plugins: { '@lexical': lexical },
    rules: { '@lexical/rules-of-lexical': 'error' },
  },
  {
    // Configuration files are asked for a default export by the tools that read them.
    files: ['renderer/vite.config.ts', 'e2e/playwright.config.ts', 'electron/**/*.config.ts'],
    rules: { 'no-restricted-syntax': 'off', 'ibidem/layers': 'off' },
  },
);
