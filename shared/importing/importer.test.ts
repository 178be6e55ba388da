import { describe, expect, test } from 'vitest';
import { blockOutline, markOutline } from './fixtures/blockOutline';
import type { ImportedArticle } from './importedArticle';
import { importArticle, importPastedHtml, importPastedText } from './importer';
import { maxFileBytes } from './importLimits';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const ascii = (text: string): number[] => Array.from(text, (char) => char.charCodeAt(0));

function articleOf(content: string, fileName: string, mediaType?: string): ImportedArticle {
  const result = importArticle({ bytes: utf8(content), fileName, mediaType });
  if (!result.ok) throw new Error(result.reason);
  return result.article;
}

describe('refuses in one sentence', () => {
  const saveFirst = 'which cannot be imported yet; save it as text, Markdown or HTML first.';
  test.each<{ name: string; bytes: Uint8Array; fileName?: string; reason: string }>([
    { name: 'an empty file', bytes: new Uint8Array(), reason: 'The file is empty.' },
    { name: 'blank space', bytes: utf8(' \n\t\u00a0\u200b\r\n'), reason: 'The file holds nothing but blank space.' },
    { name: 'a byte order mark alone', bytes: Uint8Array.of(0xef, 0xbb, 0xbf), reason: 'The file holds nothing but blank space.' },
    { name: '50 MB', bytes: new Uint8Array(50 * 1024 * 1024), reason: 'The file has 50 MB; an article may have at most 25 MB.' },
    { name: 'one byte too many', bytes: new Uint8Array(maxFileBytes + 1), reason: 'The file is slightly larger than 25 MB, the most an article may have.' },
    { name: 'a PNG named .html', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), fileName: 'a.html', reason: `This is an image (PNG), ${saveFirst}` },
    { name: 'a JPEG', bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), reason: `This is an image (JPEG), ${saveFirst}` },
    { name: 'an SVG', bytes: utf8('<svg xmlns="http://www.w3.org/2000/svg"><text>x</text></svg>'), reason: `This is an image (SVG), ${saveFirst}` },
    { name: 'unknown binary data', bytes: Uint8Array.from({ length: 400 }, (_, index) => (index * 37) % 251), reason: 'The file holds binary data, not text.' },
    { name: 'UTF-32', bytes: Uint8Array.of(0xff, 0xfe, 0, 0, 65, 0, 0, 0), reason: 'The file is encoded as UTF-32, which cannot be read; save it as UTF-8 first.' },
    { name: 'a page that only its scripts fill', bytes: utf8('<!doctype html><body><script>draw()</script></body>'), fileName: 'a.html', reason: 'The web page has no text to read; it may only show its text when its scripts run.' },
    { name: 'Markdown without words', bytes: utf8('---\ntitle: Nothing\n---\n\n***\n'), fileName: 'a.md', reason: 'It has no text to read.' },
  ])('$name', ({ bytes, fileName, reason }) => {
    expect(importArticle({ bytes, fileName: fileName ?? 'a.txt' })).toEqual({ ok: false, reason });
  });
});

describe('chooses the format by name and content', () => {
  const page = '<!DOCTYPE html>\n<html><head><title>T</title></head><body><p>Some words</p></body></html>';
  test.each([
    { fileName: 'a.txt', content: 'Some *words*', format: 'text' },
    { fileName: 'A.MD', content: 'Some *words*', format: 'markdown' },
    { fileName: 'a.markdown', content: 'Some *words*', format: 'markdown' },
    { fileName: 'a.htm', content: '<p>Some words', format: 'html' },
    { fileName: 'a.xhtml', content: page, format: 'html' },
    { fileName: 'a.html', content: 'No tag here, 1 < 2', format: 'text' },
    { fileName: 'a.txt', content: page, format: 'html' },
    { fileName: 'a.txt', content: 'About <b>tags</b> and <p>', format: 'text' },
    { fileName: 'a.txt', content: 'A lesson: <html><body> begins a page', format: 'text' },
    { fileName: 'noEnding', content: page, format: 'html' },
    { fileName: 'noEnding', content: 'Some words', format: 'text' },
    { fileName: 'noEnding', content: 'Some *words*', mediaType: 'text/markdown; charset=utf-8', format: 'markdown' },
    { fileName: 'a.txt', content: 'Some *words*', mediaType: 'text/markdown', format: 'text' },
  ])('$fileName with $content is $format', ({ fileName, content, mediaType, format }) => {
    expect(articleOf(content, fileName, mediaType).format).toBe(format);
  });
});

test('a file without a title of its own is called by its name, and dated by it', () => {
  const article = articleOf('One sentence that ends.', 'folder/2024-08-29_harbour-talks.txt');
  expect(article.title).toBe('Harbour talks');
  expect(article.published).toEqual({ edtf: '2024-08-29', precision: 'day', basis: 'fileName', certainty: 'certain' });
});

test('characters left out and encodings guessed are told', () => {
  const result = importArticle({ bytes: Uint8Array.from([...ascii('Bell\u0007 and caf'), 0xe9, ...ascii(' and more words to read')]), fileName: 'a.txt' });
  expect(result.ok && result.article.warnings).toEqual([
    'The file does not say how it is encoded; it was read as Windows-1252 (Western European).',
    '1 control character was left out.',
  ]);
});

test('a page in GBK reads as its declaration says', () => {
  const bytes = Uint8Array.from([...ascii('<meta charset=gbk><title>'), 0xd6, 0xd0, 0xb9, 0xfa, ...ascii('</title><p>'), 0xd6, 0xd0, 0xb9, 0xfa]);
  const result = importArticle({ bytes, fileName: 'a.html' });
  expect(result.ok && [result.article.encoding, result.article.title, result.article.text]).toEqual(['gb18030', '中国', '中国']);
});

describe('pasted', () => {
  test('HTML keeps everything that was selected', () => {
    const html = '<meta charset="utf-8"><!--StartFragment--><b style="font-weight:normal"><h2>Part</h2><p>One <i>two</i></p><ul><li>three</li></ul></b><nav>four</nav><!--EndFragment-->';
    const result = importPastedHtml(html, 'Part One two three four');
    expect(result.ok && [result.article.format, result.article.title, ...blockOutline(result.article), ...markOutline(result.article)]).toEqual([
      'html', 'Part', 'h2 Part', 'p One two', '• three', 'p four', 'emphasis two',
    ]);
  });

  test('HTML without words gives way to the text beside it', () => {
    const result = importPastedHtml('<img src="x.png">', 'A caption.');
    expect(result.ok && [result.article.format, result.article.text]).toEqual(['text', 'A caption.']);
  });

  test('text gets its first words as a title', () => {
    const result = importPastedText(`${'Many words in a row '.repeat(8)}end.`);
    expect(result.ok && result.article.title).toBe('Many words in a row Many words in a row Many words in a row Many words in a row…');
  });

  test('nothing is refused', () => {
    expect(importPastedText(' \n')).toEqual({ ok: false, reason: 'The clipboard holds no text.' });
    expect(importPastedHtml('', '')).toEqual({ ok: false, reason: 'The clipboard holds no text.' });
  });
});
