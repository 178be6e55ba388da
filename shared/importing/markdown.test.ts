import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { blockOutline, markOutline } from './fixtures/blockOutline';
import { readFrontMatter } from './frontMatter';
import { parseMarkdown } from './markdown';

describe('a whole document', () => {
  const article = parseMarkdown(readFileSync(new URL('fixtures/footnotes.md', import.meta.url), 'utf8'));

  test('its blocks', () => {
    expect(blockOutline(article)).toEqual([
      'h1 The lighthouse letters',
      'p Two short letters and one long one, with code, struck words, a link, a bad one, a reference and an address https://harbourreview.example/x in the open.[1]',
      '1. first', '2. second', '  • inner', '    • innermost', '3. third', '• ☑ done', '• ☐ open', '> A quotation', '>> deeper',
      'th0 Letter ¦ Year', 'tr0 First ¦ 1891', 'tr0 Second ¦ 1893', 'code(js) let a = 1;⏎    indented', 'p The tower line one⏎line two', 'p Centered words',
      'p [1] The note itself.',
    ]);
  });

  test('its marks', () => {
    expect(markOutline(article)).toEqual([
      'emphasis short', 'strong one long', 'code code', 'strike struck', 'link link → https://harbourreview.example/letters/part-two.html',
      'link reference → https://harbourreview.example/ref', 'link https://harbourreview.example/x → https://harbourreview.example/x', 'emphasis Second', 'strong words',
    ]);
  });

  test('its front matter', () => {
    expect(article.details).toEqual({
      title: 'The lighthouse letters: a reading', byline: 'Mara Lindqvist, Jo Marsh', outlet: 'Harbour Review',
      url: 'https://harbourreview.example/letters/index.html', language: 'en-GB',
      published: { edtf: '2023-06', precision: 'month', basis: 'metadata', certainty: 'certain' },
    });
    expect(article.warnings).toEqual([]);
  });
});

test.each([
  ['the first heading of level 1', '## Part\n\n# Title\n\nWords', 'Title'], ['else the first heading', '## Part\n\nWords', 'Part'], ['else nothing', 'Words', ''],
  ['the front matter first', '---\ntitle: Stated\n---\n# Title', 'Stated'],
])('the title is %s', (_, markdown, title) => {
  expect(parseMarkdown(markdown).details.title).toBe(title);
});

test('lists, quotations and paragraphs inside one another', () => {
  expect(blockOutline(parseMarkdown('- one\n\n  more of one\n- two\n\n> - quoted item\n>\n> quoted\n\n7. seven\n8. eight'))).toEqual([
    '• one', 'p more of one', '• two', '• quoted item', '> quoted', '7. seven', '8. eight',
  ]);
});

test.each([
  ['aliases', 'a: &a [x, x]\nb: [*a, *a]\ntitle: T'], ['broken YAML', 'title: "never closed\nauthor: x'], ['nesting without end', `title: ${'['.repeat(30_000)}`],
  ['too much of it', `title: ${'x'.repeat(70_000)}`],
])('front matter with %s is left out and told', (_, yaml) => {
  const article = parseMarkdown(`---\n${yaml}\n---\n\nWords`);
  expect([article.text, article.details.title, article.warnings]).toEqual(['Words', '', ['The front matter could not be read and was left out.']]);
});

test.each([
  ['date: 2024-08-29T23:00:00-05:00', { published: { edtf: '2024-08-29' } }], ['published: about June 2023', { published: { edtf: '2023-06~', certainty: 'approximate' } }],
  ['date: 3/4/2024', { published: { edtf: null } }], ['title: 2024', { title: '2024' }], ['title:', { title: '' }], ['source: The Gazette', { outlet: 'The Gazette', url: '' }],
  ['source: https://example.org/a', { outlet: '', url: 'https://example.org/a' }], ['url: javascript:alert(1)', { url: '' }], ['author: "[[People/Mara|Mara Lindqvist]]"', { byline: 'Mara Lindqvist' }],
  ['- a list', { title: '' }], ['!!js/function title: x', { title: 'x' }],
])('front matter %j', (yaml, expected) => {
  const matter = readFrontMatter(yaml);
  expect(matter.ok && matter.details).toMatchObject(expected);
});

test.each([
  ['quotation signs', `${'>'.repeat(10_000)} words`], ['list signs', `${'- '.repeat(2000)}words`], ['stars', '*a_'.repeat(10_000)], ['brackets', '['.repeat(20_000)],
  ['indents', Array.from({ length: 600 }, (_, index) => `${'  '.repeat(index)}- a`).join('\n')],
])('Markdown made to exhaust the parser with %s is read as plain text, soon', (_, markdown) => {
  const begun = performance.now();
  const article = parseMarkdown(markdown);
  expect(performance.now() - begun).toBeLessThan(2000);
  expect(article.warnings).toEqual(['Its Markdown is too large or too intricate to be read as such, so it was taken as plain text.']);
  expect(article.blocks.length).toBeGreaterThan(0);
});
