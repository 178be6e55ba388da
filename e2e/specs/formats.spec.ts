import { column, makePdf } from '../../shared/importing/fixtures/pdfFixture';
import { makeDocx, makeEpub, pack, wordParagraph } from '../../shared/importing/fixtures/packedFixtures';
import { expect, test } from '../fixtures/test';

const lines = (...each: string[]): string => each.join('\r\n');
const pier = ['The ferry between the two islands was stopped in March after a', 'storm had damaged the eastern pier. Engineers of the harbor office', 'examined the foundations for six weeks and wrote a report of more'];
const council = ['than two hundred pages, which the council will discuss in autumn.', 'Until then only small boats may land at the western pier.'];

const report = makePdf({
  pages: [
    [{ text: 'Harbor Review', x: 60, y: 40, size: 9 }, { text: 'The state of the piers', x: 60, y: 90, size: 20 }, ...column(pier, { x: 60, y: 120 }), { text: '11', x: 290, y: 810, size: 9 }],
    [{ text: 'Harbor Review', x: 60, y: 40, size: 9 }, ...column(council, { x: 60, y: 120 }), { text: '渡轮航线恢复', x: 60, y: 200, font: 'chinese' }, { text: '12', x: 290, y: 810, size: 9 }],
  ],
  info: { Author: 'Mara Lind' },
});
const rtf = String.raw`{\rtf1\ansi\ansicpg1252{\info{\title A letter from the ca\'e9}}\pard The caf\'e9 is \b open\b0  again.\par}`;
const page = lines(
  'From: <Saved by Blink>', 'Snapshot-Content-Location: https://courier.example/ferry', 'MIME-Version: 1.0', 'Content-Type: multipart/related; type="text/html"; boundary="part"', '',
  '--part', 'Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable', 'Content-Location: https://courier.example/ferry', '',
  '<html><title>Ferry returns</title><body><article><h1>Ferry returns</h1><p>The ferry =E2=80=9CLindau=E2=80=9D carried passengers again on Monday, the harbor office said, after six weeks of work on the pier.</p><script>window.ran = true</script></article></body></html>', '--part--', '',
);
const mail = lines(
  'From: Ilse Varga <ilse@ports.example>', 'To: mara@courier.example', 'Subject: Harbor talks resume', 'Date: Tue, 3 Sep 2024 10:00:00 +0200', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=m', '',
  '--m', 'Content-Type: text/html; charset=utf-8', '', '<p>The talks resume on <b>Monday</b>.</p><img src="https://tracker.example/x.gif">',
  '--m', 'Content-Type: application/pdf', 'Content-Disposition: attachment; filename="minutes.pdf"', 'Content-Transfer-Encoding: base64', '', 'JVBERi0xLjcK', '--m--', '',
);

test('each kind of document is read, whatever its name says', async ({ app }) => {
  const files = [
    { name: 'letter.docx', content: makeDocx({ body: wordParagraph('What was found', 'Heading1') + wordParagraph('The western pier is sound.'), core: '<dc:title>A Word report</dc:title>' }), title: 'A Word report', words: 'The western pier is sound.' },
    { name: 'book.epub', content: makeEpub({ metadata: '<dc:title>The harbor year</dc:title>', chapters: ['<p>The ice went out in April.</p>'], names: ['Spring'] }), title: 'The harbor year', words: 'The ice went out in April.' },
    { name: 'letter.rtf', content: rtf, title: 'A letter from the caé', words: 'The café is open again.' },
    { name: 'page.mhtml', content: page, title: 'Ferry returns', words: 'The ferry “Lindau” carried passengers' },
    { name: 'named wrongly.txt', content: mail, title: 'Harbor talks resume', words: 'The talks resume on Monday.' },
  ];
  await app.drop(files);
  const reported = app.page.getByRole('dialog', { name: 'Import report' });
  await expect(reported).toContainText('5 articles imported', { timeout: 30_000 });
  await expect(reported).toContainText('One attachment was not imported: minutes.pdf (1 KB).');
  await app.press('Escape');
  for (const { title, words } of files) {
    await app.library.open(title);
    await expect(app.reader.text).toContainText(words);
  }
  expect(await app.page.evaluate(() => 'ran' in window)).toBe(false);
});

test('a PDF shows its pages, and a highlight in it knows its own', async ({ app, host }) => {
  await app.drop([{ name: 'piers.pdf', content: report }]);
  const { text } = app.reader;
  await expect(text).toContainText('wrote a report of more than two hundred pages', { timeout: 30_000 });
  await expect(text.getByRole('heading', { name: 'The state of the piers' })).toBeVisible();
  await expect(text).toContainText('渡轮航线恢复');
  await expect(text).not.toContainText('Harbor Review');
  await expect(text.getByRole('separator', { name: 'Page 11' })).toHaveCount(1);
  await expect(text.getByRole('separator', { name: 'Page 12' })).toHaveCount(1);
  await app.reader.highlight('the council will discuss', 'Agreement');
  await expect(app.inspector.card).toContainText('p. 12');
  await app.inspector.do('Copy quotation with citation');
  await expect.poll(() => host.clipboardText()).toBe('“the council will discuss” — Mara Lind, “The state of the piers”, p. 12');
});

test('each document that cannot be imported gets its sentence', async ({ app }) => {
  const refused = [
    { name: 'scan.pdf', content: makePdf({ pages: [[], []] }), sentence: 'This PDF has no text, only pictures of pages (a scan)' },
    { name: 'locked.pdf', content: makePdf({ pages: [column(pier, { x: 60, y: 120 })], isLocked: true }), sentence: 'This PDF is protected by a password' },
    { name: 'torn.pdf', content: '%PDF-1.7\nnothing more', sentence: 'This PDF is damaged and cannot be opened' },
    { name: 'endless.pdf', content: makePdf({ pages: Array.from({ length: 5000 }, () => []) }), sentence: 'It has 5,000 pages; a PDF may have at most 3,000.' },
    { name: 'torn.docx', content: makeDocx({ body: wordParagraph('Words') }).subarray(0, 300), sentence: 'is damaged and cannot be opened; nothing was imported' },
    { name: 'bomb.docx', content: pack({ 'word/document.xml': ' '.repeat(64 * 1024 * 1024) }), sentence: '(a “zip bomb”); nothing was imported from it.' },
    { name: 'locked.epub', content: makeEpub({ chapters: ['<p>Words</p>'], more: { 'META-INF/encryption.xml': '<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></EncryptedData></encryption>' } }), sentence: 'This EPUB book is locked by its seller (DRM)' },
    { name: 'slides.pptx', content: pack({ 'ppt/presentation.xml': '<p/>' }), sentence: 'This is a PowerPoint presentation (PPTX), which cannot be imported yet' },
  ];
  await app.drop(refused);
  const reported = app.page.getByRole('dialog', { name: 'Import report' });
  await expect(reported).toContainText('8 could not be imported', { timeout: 60_000 });
  for (const { name, sentence } of refused) {
    await expect(reported.getByRole('list', { name: 'Files' }).getByRole('listitem').filter({ hasText: name })).toContainText(sentence);
  }
});
