import { describe, expect, test } from 'vitest';
import { parseWith } from '../../domain/record';
import { sourceDocumentSchema } from '../../domain/sourceDocument';
import { importArticle, importPastedHtml } from '../importer';

const importHtml = (html: string): ReturnType<typeof importArticle> => importArticle({ bytes: new TextEncoder().encode(html), fileName: 'a.html' });

describe('nesting 10,000 deep loses no words and does not overflow', () => {
  const depth = 10_000;
  test.each([
    ['div', '<div>', '</div>'], ['span', '<span>', '</span>'], ['list', '<ul><li>', '</li></ul>'], ['quotation', '<blockquote>', '</blockquote>'],
    ['table', '<table><tr><td>', '</td></tr></table>'], ['bold', '<b>', '</b>'], ['unclosed', '<div><p>', ''],
  ])('%s', (_, open, close) => {
    const count = open.length > 10 && open.includes('table') ? 2000 : depth;
    const html = `<body>${open.repeat(count)}innermost words${close.repeat(count)}<p>words behind it</p>`;
    for (const result of [importHtml(html), importPastedHtml(html, '')]) {
      if (!result.ok) throw new Error(result.reason);
      const { text, blocks } = result.article;
      expect(text.replace(/\s+/g, ' ')).toContain('innermost words');
      expect(text).toContain('words behind it');
      expect(parseWith(sourceDocumentSchema, { id: 'src-0123456789abcdef', text, blocks }).ok).toBe(true);
    }
  }, 30_000);

  test('words at every level stay in order', () => {
    const result = importHtml(`<body>${Array.from({ length: 2000 }, (_, index) => `<div>level ${index} `).join('')}`);
    if (!result.ok) throw new Error(result.reason);
    expect(result.article.text.replace(/\s+/g, ' ')).toBe(Array.from({ length: 2000 }, (_, index) => `level ${index}`).join(' '));
  });
});

test('nesting beyond the limit is refused in a sentence', () => {
  expect(importHtml('<div>'.repeat(30_000) + 'words')).toEqual({ ok: false, reason: 'The elements of this web page are nested too deeply to be read.' });
});

test('a small page that asks for millions of elements is refused', () => {
  const fonts = Array.from({ length: 2000 }, (_, index) => `<font size=${index}>`).join('');
  expect(importHtml(`<p>${fonts}${'<p>x'.repeat(2000)}`)).toEqual({ ok: false, reason: 'This web page has too many elements to be read.' });
});

test.each([
  ['a script', '<p>words</p><script>globalThis.wasRun = true</script>'], ['a handler', '<p onclick="globalThis.wasRun = true">words</p><img src=x onerror="globalThis.wasRun = true">'],
  ['a frame', '<p>words</p><iframe srcdoc="<script>globalThis.wasRun = true</script>"></iframe>'],
])('%s leaves nothing behind', (_, html) => {
  const result = importHtml(html);
  expect(result.ok && result.article.text).toBe('words');
  expect('wasRun' in globalThis).toBe(false);
});

test.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' java\nscript:alert(1)', 'vbscript:x', 'data:text/html,x', 'file:///etc/passwd', 'blob:https://example.org/x', '//', 'http://'])(
  'a link to %j is plain text', (href) => {
    const result = importHtml(`<p>a <a href="${href}">link</a></p>`);
    expect(result.ok && [result.article.text, result.article.blocks[0]?.marks]).toEqual(['a link', []]);
  },
);

test('a long page is read in reasonable time', () => {
  const html = `<article>${'<p>A paragraph of a long page, with <em>some</em> words in it, and <a href="https://example.org/">a link</a>.</p>'.repeat(8000)}</article>`;
  const begun = performance.now();
  const result = importHtml(html);
  expect(result.ok && result.article.blocks.length).toBe(8000);
  expect(performance.now() - begun).toBeLessThan(10_000);
}, 20_000);
