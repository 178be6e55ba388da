import { describe, expect, test } from 'vitest';
import { parseHtml } from './htmlTree';
import { baseAddressOf, languageTag, readMetadata } from './metadata';
import { readPageDate } from './pageDate';
import { collectPageFacts } from './pageFacts';
import { isSameTitle, withoutOutlet } from './pageTitle';

const read = (html: string): ReturnType<typeof readMetadata> => readMetadata(collectPageFacts(parseHtml(html)));
const linked = (json: string): string => `<script type="application/ld+json">${json}</script>`;

describe('linked data', () => {
  test.each<[name: string, html: string, expected: Partial<ReturnType<typeof readMetadata>>]>([
    ['authors as text', linked('{"@type":"NewsArticle","headline":"H","author":["By Ann Lee","Bo Ek"]}'), { title: 'H', byline: 'Ann Lee, Bo Ek' }],
    ['the article of the page among several', `<title>Second one</title>${linked('[{"@type":"NewsArticle","headline":"First one","author":"A A"},{"@type":"NewsArticle","headline":"Second one","author":"B B"}]')}`, { title: 'Second one', byline: 'B B' }],
    ['line breaks in strings', linked('{"@type":"Article","headline":"Line\nbreak"}'), { title: 'Line break' }],
    ['wrapped as CDATA', linked('//<![CDATA[\n{"@type":"Article","headline":"H"}\n//]]>'), { title: 'H' }],
    ['escaped twice', linked('{"@type":"Article","headline":"A &amp; B&#39;s &quot;talk&quot;"}'), { title: 'A & B\'s "talk"' }],
    ['broken beyond repair', `<title>T</title>${linked('{"@type":')}`, { title: 'T' }],
    ['of another kind', `<title>T</title>${linked('{"@type":"Recipe","name":"Soup"}')}`, { title: 'T' }],
    ['its address', linked('{"@type":"Article","headline":"H","url":"https://example.org/x"}'), { url: 'https://example.org/x', outlet: 'example.org' }],
  ])('%s', (_, html, expected) => {
    expect(read(html)).toMatchObject(expected);
  });
});

describe('other places', () => {
  test.each<[name: string, html: string, expected: object]>([
    ['Open Graph before the title element', '<title>Long one | Site</title><meta property="og:title" content="Short one">', { title: 'Short one' }],
    ['an author that is an address is none', '<meta property="article:author" content="https://example.org/ann">', { byline: '' }],
    ['rel=author', '<p>By <a rel="author">Ann Lee</a></p>', { byline: 'Ann Lee' }],
    ['og:locale', '<meta property="og:locale" content="en_US">', { language: 'en-US' }],
    ['the lang attribute first', '<html lang="fr"><meta property="og:locale" content="en_US">', { language: 'fr' }],
    ['time with pubdate', '<time datetime="2020-01-01">x</time><time pubdate datetime="2024-04-02T09:00">y</time>', { published: { edtf: '2024-04-02' } }],
    ['time within the article', '<aside><time datetime="2020-01-01"></time></aside><article><time datetime="2024-04-02"></time></article>', { published: { edtf: '2024-04-02' } }],
    ['a time elsewhere is no date', '<footer><time datetime="2020-01-01"></time></footer>', { published: { edtf: null } }],
    ['the canonical address before a saved one', '<!-- saved from url=(0020)https://a.example/x --><link rel="canonical" href="https://b.example/y">', { url: 'https://b.example/y' }],
    ['the saved address where the canonical one is the front page', '<!-- saved from url=(0020)https://a.example/x --><link rel="canonical" href="https://a.example/">', { url: 'https://a.example/x' }],
    ['a relative canonical address', '<!-- saved from url=(0020)https://a.example/x/z --><link rel="canonical" href="/y">', { url: 'https://a.example/y' }],
    ['no address of another scheme', '<link rel="canonical" href="file:///C:/pages/x.html"><meta property="og:url" content="javascript:1">', { url: '' }],
    ['nothing at all', '<p>words', { title: '', byline: '', outlet: '', url: '', language: '' }],
  ])('%s', (_, html, expected) => {
    expect(read(html)).toMatchObject(expected);
  });

  test('the base of relative addresses', () => {
    const facts = collectPageFacts(parseHtml('<link rel="canonical" href="https://a.example/x/y"><base href="/z/">'));
    expect(baseAddressOf(facts)).toBe('https://a.example/z/');
  });
});

test.each([
  ['2024-08-29T23:40:00-05:00', '2024-08-29'], ['2024-08-29T00:10:00+08:00', '2024-08-29'], ['20240829', '2024-08-29'], ['2024/8/9', '2024-08-09'], ['2024年8月29日', '2024-08-29'],
  ['Thu, 29 Aug 2024 10:00:00 GMT', '2024-08-29'], ['August 29, 2024 at 10:00 am EDT', '2024-08-29'], ['2023-06', '2023-06'], ['2023', '2023'], ['29/08/2024', undefined], ['yesterday', undefined],
  ['', undefined], ['2024-02-31', undefined], ['unknown', undefined],
])('the date %j is %s', (text, edtf) => {
  expect(readPageDate(text)?.edtf).toBe(edtf);
});

test.each([
  ['Talks resume - The Gazette', 'The Gazette', '', 'Talks resume'], ['Talks resume | gazette', 'The Gazette', '', 'Talks resume'], ['The Gazette: Talks', 'The Gazette', '', 'The Gazette: Talks'],
  ['The Gazette | Talks', 'The Gazette', '', 'Talks'], ['Talks - first round', 'The Gazette', '', 'Talks - first round'], ['A - B - Gazette.example', '', 'gazette.example', 'A - B'],
  ['Self-made talks', 'talks', '', 'Self-made talks'], ['Talks_Gazette', 'Gazette', '', 'Talks'], ['Gazette', 'Gazette', '', 'Gazette'],
])('the title %j of %j', (title, outlet, host, expected) => {
  expect(withoutOutlet(title, outlet, host)).toBe(expected);
});

test('headings are the title whatever their quotation marks', () => {
  expect(isSameTitle('“Talks” resume', '"Talks" Resume')).toBe(true);
  expect(isSameTitle('Talks', 'Talks resume')).toBe(false);
  expect(isSameTitle('', '')).toBe(false);
});

test.each([['en', 'en'], ['zh_Hans_CN', 'zh-Hans-CN'], ['English', ''], ['', ''], ['x" onload', '']])('language %j is %j', (text, tag) => {
  expect(languageTag(text)).toBe(tag);
});
