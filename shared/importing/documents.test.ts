import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { pagesOf } from '../domain/pages';
import { blockOutline, markOutline } from './fixtures/blockOutline';
import { articleOf, refusalOf } from './fixtures/importHostTestData';
import { makeDocx, makeEpub, pack, wordParagraph } from './fixtures/packedFixtures';

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const lines = (...each: string[]): string => each.join('\r\n');

describe('a Word document', () => {
  const body = [
    wordParagraph('The piers of Lindau', 'Title'), wordParagraph('What was found', 'Heading1'),
    '<w:p><w:r><w:t xml:space="preserve">The pier is </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>unsafe</w:t></w:r><w:r><w:t xml:space="preserve"> today.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
    '<w:p><w:del><w:r><w:delText>Struck out.</w:delText></w:r></w:del><w:ins><w:r><w:t>Put in.</w:t></w:r></w:ins></w:p>',
    wordParagraph('So the engineers say.', 'Quote'),
    `<w:tbl><w:tr><w:tc>${wordParagraph('North')}</w:tc><w:tc>${wordParagraph('12')}</w:tc></w:tr></w:tbl>`,
  ].join('');

  test('comes with headings, marks, notes, tables and its properties', async () => {
    const article = await articleOf(makeDocx({ body, core: '<dc:title>Piers &amp; ports</dc:title><dc:creator>Mara Lind</dc:creator><dc:language>de-DE</dc:language><dcterms:created>2024-08-29T10:00:00Z</dcterms:created>' }), 'letter.bin');
    expect(blockOutline(article)).toEqual([
      'h1 The piers of Lindau', 'h1 What was found', 'p The pier is unsafe today.[1]', 'p Put in.', '> So the engineers say.', 'tr0 North ¦ 12', '1. Interview of 3 May.',
    ]);
    expect(markOutline(article)).toContain('strong unsafe');
    expect([article.format, article.title, article.byline, article.language, article.published.edtf]).toEqual(['docx', 'Piers & ports', 'Mara Lind', 'de-DE', '2024-08-29?']);
  });

  test('is called by its heading where it has no title, and names the pictures it lost', async () => {
    const article = await articleOf(makeDocx({ body, more: { 'word/media/image1.png': 'x' } }), 'a.docx');
    expect([article.title, article.warnings]).toEqual(['The piers of Lindau', ['A picture was left out; the text was kept.']]);
  });

  test.each([
    ['damaged as a container', makeDocx({ body }).subarray(0, 400), 'This packed document (Word, EPUB or another ZIP file) is damaged and cannot be opened; nothing was imported from it.'],
    ['damaged inside', pack({ 'word/document.xml': 'no document', '[Content_Types].xml': '<' }), 'This Word document (DOCX) is damaged: its text cannot be read, so nothing was imported from it.'],
    ['with entities that unfold', makeDocx({ body, more: { 'word/document.xml': '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>' } }), 'It declares XML entities, which no Word document does; nothing was imported from it.'],
    ['that unpacks to a hundred times its size', zipSync({ 'word/document.xml': new Uint8Array(64 * 1024 * 1024) }), 'Unpacked it would be larger than 200 MB or unlike any document (a “zip bomb”); nothing was imported from it.'],
    ['locked by a password', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...ascii('....E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0')]), 'This Office document is protected by a password, so nothing was imported; save a copy without one and import that.'],
    ['of the old kind', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'This is an old Microsoft Office document, which cannot be read; save it as a Word document (DOCX) or PDF and import that.'],
    ['that is a presentation', pack({ 'ppt/presentation.xml': '<p/>' }), 'This is a PowerPoint presentation (PPTX), which cannot be imported yet; save it as PDF, Word, text or HTML first.'],
    ['that is a ZIP of something else', pack({ 'photo.raw': 'x' }), 'This is a ZIP archive, which cannot be imported yet; save it as PDF, Word, text or HTML first.'],
  ])('%s is refused', async (_name, bytes, reason) => {
    expect(await refusalOf(bytes, 'a.docx')).toBe(reason);
  });

  test('with more files than any document is refused', async () => {
    const files = Object.fromEntries(Array.from({ length: 20_001 }, (_, index) => [`word/${index}.xml`, new Uint8Array()]));
    expect(await refusalOf(zipSync(files, { level: 0 }), 'a.docx')).toBe('It holds more than 20,000 files, which is more than a document needs; nothing was imported from it.');
  });
});

describe('an EPUB book', () => {
  const metadata = '<dc:title>The harbor year</dc:title><dc:creator>Ilse Varga</dc:creator><dc:creator>Jon Berg</dc:creator><dc:publisher>Northbank Books</dc:publisher><dc:date>2019-05-02</dc:date><dc:language>en-GB</dc:language>';
  const chapters = [
    '<h1>Spring</h1><p>The ice went out <a id="p7" epub:type="pagebreak" title="7"/>in April.</p>',
    '<p>Nothing but rain.</p><span role="doc-pagebreak" aria-label="8" id="p8"></span><p>Then sun.<script>steal()</script></p>',
  ];

  test('comes chapter by chapter, with its contents’ names where a chapter has no heading', async () => {
    const article = await articleOf(makeEpub({ metadata, chapters, names: ['One', 'Summer'] }), 'book.zip');
    expect(blockOutline(article)).toEqual(['h1 Spring', 'p The ice went out in April.', 'h1 Summer', 'p Nothing but rain.', 'page(8) ', 'p Then sun.']);
    expect([article.format, article.title, article.byline, article.outlet, article.language, article.published.edtf]).toEqual(['epub', 'The harbor year', 'Ilse Varga, Jon Berg', 'Northbank Books', 'en-GB', '2019-05-02']);
    const at = article.text.indexOf('in April');
    expect([pagesOf(article, { start: at, end: at + 2 }), pagesOf(article, { start: 0, end: 3 }), pagesOf(article, { start: article.text.length - 4, end: article.text.length })]).toEqual(['7', '', '8']);
  });

  test('with only its fonts garbled is read, one that its seller locked is not', async () => {
    const encryption = (algorithm: string) => ({ 'META-INF/encryption.xml': `<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/></enc:EncryptedData></encryption>` });
    expect((await articleOf(makeEpub({ metadata, chapters, more: encryption('http://www.idpf.org/2008/embedding') }), 'a.epub')).title).toBe('The harbor year');
    expect(await refusalOf(makeEpub({ metadata, chapters, more: encryption('http://www.w3.org/2001/04/xmlenc#aes128-cbc') }), 'a.epub')).toBe('This EPUB book is locked by its seller (DRM), so its text cannot be read and nothing was imported.');
  });

  test('without chapters is refused; a chapter that is gone is named', async () => {
    expect(await refusalOf(makeEpub({ metadata, chapters: [] }).subarray(0), 'a.epub')).toBe('The book has no text to read.');
    expect(await refusalOf(pack({ mimetype: 'application/epub+zip', 'META-INF/container.xml': '<container/>' }), 'a.epub')).toBe('This EPUB book is damaged: its list of chapters cannot be found, so nothing was imported from it.');
    const listing = '<package><metadata/><manifest><item id="a" href="text/chapter%200.xhtml"/><item id="b" href="text/gone.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>';
    const torn = await articleOf(makeEpub({ chapters, more: { 'OEBPS/book.opf': listing } }), 'a.epub');
    expect([torn.text, torn.warnings]).toEqual(['Spring\nThe ice went out in April.', ['One part of the book could not be read and was left out: gone.xhtml.']]);
  });
});

describe('an RTF document', () => {
  test('comes with paragraphs, marks, accents, Unicode, code pages, tables and notes', async () => {
    const rtf = String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset204 Times;}{\f2\fcharset134 SimSun;}}{\colortbl;\red255\green0\blue0;}
{\info{\title Letters from M\'fcnchen}{\author Mara Lind}{\creatim\yr2024\mo8\dy29}}{\*\generator Some program;}{\header Running head\par}
\pard\outlinelevel0\b The first part\b0\par
\pard The caf\'e9 is \i open\i0  again \u8212?so it \u-10179?\u-8698?says.\line Second line.{\footnote \pard Interview of 3 May.}\par
\pard\f1 \'cf\'f0\'e8\'e2\'e5\'f2\f0 , {\f2\'d6\'d0\'b9\'fa}\par
{\pict\pngblip 89504e470d0a}{\v hidden}{\field{\*\fldinst HYPERLINK "http://x.example"}{\fldrslt a link}}\par
\trowd\pard\intbl North\cell 12\cell\row\pard The end: \{braces\}, 50\~km.\par}`;
    const article = await articleOf(ascii(rtf), 'letter.txt');
    expect(blockOutline(article)).toEqual([
      'h1 The first part', 'p The café is open again —so it 😆says.⏎Second line.[1]', 'p Привет, 中国', 'p a link', 'tr0 North ¦ 12', 'p The end: {braces}, 50\u00a0km.', 'p [1] Interview of 3 May.',
    ]);
    expect(markOutline(article)).toEqual(['strong The first part', 'emphasis open']);
    expect([article.format, article.title, article.byline, article.published.edtf]).toEqual(['rtf', 'Letters from München', 'Mara Lind', '2024-08-29?']);
  });

  test('without text, or nested without end, is refused', async () => {
    expect(await refusalOf(ascii('{\\rtf1\\ansi}'), 'a.rtf')).toBe('It has no text to read.');
    expect(await refusalOf(ascii(`{\\rtf1 ${'{'.repeat(100_000)}`), 'a.rtf')).toBe('Its groups are nested too deeply to be read; nothing was imported from it.');
  });
});

describe('a saved page (MHTML)', () => {
  const story = '<html lang=3D"en"><head><meta charset=3D"utf-8"><title>Ferry returns</title></head><body><article><h1>Ferry returns</h1><p>The ferry =E2=80=9CLindau=E2=80=9D carried passengers again on Monday, the harbor office said, after six weeks of work on the e=\r\nastern pier and its foundations.</p><p>More boats will follow in <a href=3D"/june">June</a>, if the weather allows it and the council agrees.</p></article></body></html>';
  const archive = lines(
    'From: <Saved by Blink>', 'Snapshot-Content-Location: https://courier.example/ferry', 'Subject: Ferry returns', 'Date: Tue, 3 Sep 2024 10:00:00 -0000', 'MIME-Version: 1.0',
    'Content-Type: multipart/related;', '\ttype="text/html";', '\tboundary="----Part"', '', '',
    '------Part', 'Content-Type: text/html', 'Content-Transfer-Encoding: quoted-printable', 'Content-Location: https://ads.example/frame', '', '<html><body><p>Buy this boat.</p></body></html>',
    '------Part', 'Content-Type: text/html', 'Content-Transfer-Encoding: quoted-printable', 'Content-Location: https://courier.example/ferry', '', story,
    '------Part', 'Content-Type: image/png', 'Content-Transfer-Encoding: base64', 'Content-Location: https://courier.example/a.png', '', 'iVBORw0KGgo=', '------Part--', '',
  );

  test('is read like the page itself', async () => {
    const article = await articleOf(ascii(archive), 'page.txt');
    expect(blockOutline(article)).toEqual([
      'h1 Ferry returns', 'p The ferry “Lindau” carried passengers again on Monday, the harbor office said, after six weeks of work on the eastern pier and its foundations.',
      'p More boats will follow in June, if the weather allows it and the council agrees.',
    ]);
    expect(markOutline(article)).toEqual(['link June → https://courier.example/june']);
    expect([article.format, article.title, article.url, article.language]).toEqual(['mhtml', 'Ferry returns', 'https://courier.example/ferry', 'en']);
  });

  test('in base64 and another charset is read by what its part says', async () => {
    const page = lines('MIME-Version: 1.0', 'From: <Saved by Some Browser>', 'Content-Type: multipart/related; boundary=x', '', '--x', 'Content-Type: text/html; charset="windows-1251"', 'Content-Transfer-Encoding: base64', '', Buffer.from(Uint8Array.from([...ascii('<p>'), 0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2])).toString('base64'), '--x--');
    expect((await articleOf(ascii(page), 'a.mht')).text).toBe('Привет');
  });

  test('without a page is refused', async () => {
    const page = lines('From: <Saved by Blink>', 'MIME-Version: 1.0', 'Content-Type: multipart/related; boundary=x', '', '--x', 'Content-Type: image/png', '', 'x', '--x--');
    expect(await refusalOf(ascii(page), 'a.mhtml')).toBe('This saved page (MHTML) holds no page that can be read; nothing was imported from it.');
  });
});

describe('an e-mail message', () => {
  const message = utf8(lines(
    'Received: from a.example by b.example; Tue, 3 Sep 2024 10:00:00 +0000', 'From: =?utf-8?q?Ilse_V=C3=A1rga?= <ilse@ports.example>', 'To: mara@courier.example', 'Subject: =?utf-8?b?SGFyYm9yIHRhbGtz?= resume',
    'Date: Tue, 3 Sep 2024 23:30:00 -0700', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=m', '', '--m', 'Content-Type: multipart/alternative; boundary=a', '',
    '--a', 'Content-Type: text/plain; charset=utf-8', '', 'Plain words.', '--a', 'Content-Type: text/html; charset=utf-8', '', '<p>The talks <b>resume</b> on Monday.</p><img src="https://tracker.example/x.gif"><script>run()</script>', '--a--',
    '--m', 'Content-Type: application/pdf', 'Content-Disposition: attachment; filename="minutes.pdf"', 'Content-Transfer-Encoding: base64', '', 'JVBERi0xLjcK', '--m--', '',
  ));

  test('comes with subject, sender, the sender’s day and its cleaned page; attachments are named', async () => {
    const article = await articleOf(message, 'mail.txt');
    expect([article.format, article.title, article.byline, article.published.edtf, article.text]).toEqual(['email', 'Harbor talks resume', 'Ilse Várga', '2024-09-03', 'The talks resume on Monday.']);
    expect(article.warnings).toEqual(['One attachment was not imported: minutes.pdf (1 KB).']);
  });

  test('in plain text is read as text', async () => {
    const plain = lines('From: a@b.example', 'To: c@d.example', 'Date: Mon, 2 Sep 2024 08:00:00 +0200', 'Subject: Piers', '', 'The pier is closed.', '', 'It opens in May.');
    expect(blockOutline(await articleOf(utf8(plain), 'a.eml'))).toEqual(['p The pier is closed.', 'p It opens in May.']);
  });

  test('a mailbox of several and a message without words are refused; a text about mail is a text', async () => {
    const one = lines('From a@b.example Mon Sep  2 08:00:00 2024', 'From: a@b.example', 'Subject: One', 'Date: Mon, 2 Sep 2024 08:00:00 +0200', '', 'Words.', '', '');
    expect(await refusalOf(utf8(one + one), 'a.mbox')).toBe('This is a whole mailbox with several messages; save the message you need as a file of its own (.eml) and import that.');
    expect(await refusalOf(utf8(lines('From: a@b.example', 'To: b@c.example', 'Date: Mon, 2 Sep 2024 08:00:00 +0200', '', ' ')), 'a.eml')).toBe('The message has no text to read.');
    expect((await articleOf(utf8('Subject: a poem\nFrom: the sea\n\nWaves and waves.'), 'a.txt')).format).toBe('text');
  });
});
