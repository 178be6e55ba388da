import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { blockOutline, markOutline } from '../fixtures/blockOutline';
import type { ImportedArticle } from '../importedArticle';
import { importArticle } from '../importer';

function importFixture(fileName: string): ImportedArticle {
  const bytes = new Uint8Array(readFileSync(new URL(`../fixtures/${fileName}`, import.meta.url)));
  const result = importArticle({ bytes, fileName });
  if (!result.ok) throw new Error(result.reason);
  return result.article;
}
const importHtml = (html: string): ImportedArticle => {
  const result = importArticle({ bytes: new TextEncoder().encode(html), fileName: 'page.html' });
  if (!result.ok) throw new Error(result.reason);
  return result.article;
};
const outlineOf = (body: string): string[] => blockOutline(importHtml(`<!doctype html><body>${body}`));

describe('pages as they come', () => {
  test('a news site: the article without what surrounds it', () => {
    const article = importFixture('gazetteStory.html');
    const outline = blockOutline(article);
    expect(outline.map((line) => line.slice(0, 48))).toEqual([
      'h1 Harbour talks resume after winter pause', 'p The pier where the delegations met, seen on Thu', 'p Delegations from the two harbour cities returned',
      'p Both sides called the meeting useful, and one en', 'h2 What was agreed', '• A shared register of vessels, to be opened by ',
      '• Two inspections a month, announced a week ahea', '  3. First in the eastern basin', '  4. Then in the western basin',
      '> We did not come to applaud each other. We came', 'p The next session is planned for October, though ',
    ].map((line) => line.slice(0, 48)));
    expect(markOutline(article)).toEqual([
      'emphasis useful', 'strong “the first honest conversation”',
      'link notes read to reporters → https://www.harbourgazette.example/world/notes?day=1&part=2',
    ]);
    expect(article.warnings).toEqual([]);
  });

  test.each([
    ['gazetteStory.html', { title: 'Harbour talks resume after winter pause', byline: 'Mara Lindqvist', outlet: 'The Harbour Gazette', url: 'https://www.harbourgazette.example/world/2024/08/29/harbour-talks', language: 'en-GB', published: { edtf: '2024-08-29', precision: 'day', basis: 'metadata', certainty: 'certain' } }],
    ['wireGraph.html', { title: 'Envoys agree on timetable', byline: 'Ana Petrov, Jo Marsh', outlet: 'Northern Wire', url: 'https://northernwire.example/timetable', language: 'en', published: { edtf: '2023-06-19' } }],
    ['dublinCore.html', { title: 'Statement on the lower lock', byline: 'Press Office', outlet: 'Ministry of Canals', language: 'en', published: { edtf: '2024-03-14' } }],
    ['savedPage.htm', { title: 'The slow boat is the point', outlet: 'riverpost.example', url: 'https://www.riverpost.example/opinion/slow-boat.html', published: { edtf: '2024-04-02' } }],
    ['singleFile.html', { title: 'Bridge vote postponed', outlet: 'Ledger', url: 'https://ledger.example/2023/11/bridge-vote', published: { edtf: '2023-11-15' } }],
    ['strict.xhtml', { title: 'Gespräche über den Kanal', language: 'de', published: { edtf: '2023-06', precision: 'month' } }],
    ['chineseStory.html', { title: '港口会谈重新开始', outlet: '海港日报', language: 'zh-CN', published: { edtf: '2024-08-29' } }],
  ])('%s says of itself', (fileName, details) => {
    expect(importFixture(fileName)).toMatchObject({ format: 'html', encoding: 'utf-8', ...details });
  });

  test.each(['wireGraph.html', 'dublinCore.html', 'savedPage.htm', 'singleFile.html', 'strict.xhtml', 'chineseStory.html'])('%s begins with its headline, once', (fileName) => {
    const article = importFixture(fileName);
    expect(blockOutline(article).filter((line) => line.includes(article.title))).toEqual([`h1 ${article.title}`]);
    expect(blockOutline(article)[0]).toBe(`h1 ${article.title}`);
  });

  test('links of a saved page are resolved, scripts in links are not links', () => {
    expect(markOutline(importFixture('savedPage.htm'))).toEqual(['link Twelve minutes → https://www.riverpost.example/opinion/twelve-minutes.html']);
  });

  test('broken markup is repaired as browsers do', () => {
    const article = importFixture('brokenMarkup.html');
    expect(blockOutline(article)).toEqual([
      'p The first paragraph is bold and both then italic and never closed', 'p The second paragraph has a link that is never closed',
      'p The third one sits behind an unknown &bogus; entity & an unfinished one', 'tr0 stray words in a table ¦ second cell', 'p And words after the end of the page.',
    ]);
    expect(markOutline(article).slice(0, 3)).toEqual(['strong bold and both', 'emphasis and both then italic', 'link link that is never closed → https://example.org/a']);
  });

  test('a page laid out with tables becomes paragraphs, the table with data stays one', () => {
    expect(blockOutline(importFixture('legacyTables.html')).slice(1)).toEqual([
      'h2 Town notes of the week', 'p The market was full on Saturday, and the new scales were tried for the first time in public, to general approval.',
      'p The bell was silent on Sunday. The sexton had mislaid the key, and when it was found the hour had passed; the hour was rung on Monday instead.⏎Nobody complained.',
      'p On Tuesday the council met for eleven minutes, which the clerk believes to be a record, and agreed to meet again.',
      'th0 Day ¦ Visitors', 'tr0 Saturday ¦ 412', 'tr0 Sunday ¦ 97',
    ]);
  });

  test('tables and code', () => {
    const outline = blockOutline(importFixture('dataTable.html'));
    expect(outline.filter((line) => !line.startsWith('p The'))).toEqual([
      'h1 Passengers by quarter', 'p Passengers in thousands', 'th0 Quarter ¦ North bank ¦ South bank', 'tr0 First ¦ 12 ¦ 14⏎(est.)', 'tr0 Second ¦ 31 ¦ ',
      'code(csv) quarter,north⏎first,12⏎    indented',
    ]);
  });

  test('inline text, lists and quotations', () => {
    const article = importFixture('inlineZoo.html');
    expect(blockOutline(article)).toEqual([
      'p Many spaces and tabs bold again end\u00a0of it.', 'p soft\u00adhyphen zero\u200dwidth old Ctrl “quoted ‘inner’”', 'p mail relative note data ftp', 'p styled plain nested once',
      'p loose words', 'p inside', 'p after', '• first', 'p more of first', '  • deep only', '3. c', '7. b', '6. a', '> outer', '>> inner',
    ]);
    expect(markOutline(article)).toEqual([
      'strong bold again', 'strike old', 'code Ctrl', 'link mail → mailto:desk@zoo.example', 'link relative → https://zoo.example/dir/page.html#x', 'strong styled', 'emphasis nested once',
    ]);
  });
});

describe('small pieces', () => {
  test.each([
    ['<p>a<br>b<br/>c</p>', ['p a⏎b⏎c']],
    ['a<br><br>b<br>\n<br> c', ['p a', 'p b', 'p c']],
    ['<h2>One<br>two</h2>', ['h2 One⏎two']],
    ['<pre>\n  x\n\n  y\n</pre>', ['code()   x⏎⏎  y']],
    ['<table role="presentation"><tr><td>a</td><td>b</td></tr></table>', ['p a', 'p b']],
    ['<table><tr><td>only</td></tr><tr><td>column</td></tr></table>', ['p only', 'p column']],
    ['<table><tr><th>x</th><td>y <table><tr><td>in</td><td>ner</td></tr></table></td></tr></table>', ['tr0 x ¦ y⏎in⏎ner']],
    ['<dl><dt>term</dt><dd>meaning</dd></dl>', ['p term', 'p meaning']],
    ['<ul><li>a<ul><li>b</li></ul>c</li></ul>', ['• a', '  • b', 'p c']],
    ['<ol start="0"><li>zero<li>one</ol>', ['0. zero', '1. one']],
    ['<figure><img alt="no"><figcaption>Caption</figcaption></figure>', ['p Caption']],
    ['<p>a<script>b</script><style>c</style><template>d</template><textarea>e</textarea>f</p>', ['p af']],
    ['<p>&#0;a&#7;b</p>', ['p �ab']],
    ['<custom-tag><p>a</p></custom-tag>', ['p a']],
    ['<svg><text>no</text></svg><math><mi>x</mi></math>', ['p x']],
    ['<ruby>漢<rp>(</rp><rt>kan</rt></ruby>', ['p 漢']],
  ])('%s', (body, outline) => {
    expect(outlineOf(body)).toEqual(outline);
  });
});
