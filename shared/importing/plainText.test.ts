import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { blockOutline } from './fixtures/blockOutline';
import { dateFromFileName, titleFromFileName } from './fileTitle';
import { isHeadline, openingWords } from './headline';
import { parsePlainText } from './plainText';
import { bylineOf, dateOfLine } from './textDetails';
import { countWords } from './wordCount';

const long = 'A long line of a paragraph that nobody wrapped, which goes on well beyond the width of any mail program or wire, to its end.';

describe('paragraphs', () => {
  test.each([
    { name: 'one per line', text: `${long}\n${long}`, blocks: [`p ${long}`, `p ${long}`] },
    { name: 'parted by blank lines', text: `${long}\n\n \n${long}\r\n\r\n`, blocks: [`p ${long}`, `p ${long}`] },
    { name: 'short lines within a part stay lines', text: `Hong Kong\nThe Wire\n—\n${long}`, blocks: ['h1 Hong Kong', 'p The Wire', 'p —', `p ${long}`] },
    { name: 'a poem is not joined', text: 'The ferry goes,\nand comes again,\nand nobody knows\nif it carries the rain.', blocks: ['p The ferry goes,', 'p and comes again,', 'p and nobody knows', 'p if it carries the rain.'] },
    { name: 'every kind of line end', text: 'One.\rTwo.\u2028Three.\u2029Four.\u000bFive.\fSix.', blocks: ['p One.', 'p Two.', 'p Three.', 'p Four.', 'p Five.', 'p Six.'] },
    { name: 'tabs become spaces', text: 'Column\tof words.', blocks: ['p Column of words.'] },
    { name: 'a byte order mark goes', text: '\ufeffWords.', blocks: ['p Words.'] },
  ])('$name', ({ text, blocks }) => {
    expect(blockOutline(parsePlainText(text))).toEqual(blocks);
  });

  test('wrapped lines are joined, indents begin a paragraph, wire datelines tell outlet and date', () => {
    const article = parsePlainText(readFileSync(new URL('fixtures/wrappedWire.txt', import.meta.url), 'utf8'));
    expect(blockOutline(article)).toEqual([
      'h1 Ferry company names new captain',
      'p RIVERTON, June 19, 2023 (Reuters) - The ferry company named a new captain on Monday, three weeks after the old one had retired to an island that no ferry serves.',
      'p By custom the new captain crosses the river once in each direction without passengers. The crossing is planned for Friday, weather permitting, and will be watched by the council.',
      'p The company gave no name for the boat, which is being painted at a yard up-stream of the old mill.',
    ]);
    expect(article.details).toMatchObject({
      title: 'Ferry company names new captain', outlet: 'Reuters', byline: '', published: { edtf: '2023-06-19', basis: 'text' },
    });
  });

  test('a byline, a date and an address are read where they fill their line', () => {
    const { details } = parsePlainText(`Talks resume on the river\nBy Mara Lindqvist and Jo Marsh\nPublished: 29 August 2024, 10:15 GMT\nhttps://example.org/talks\n${long}`);
    expect(details).toMatchObject({
      title: 'Talks resume on the river', byline: 'Mara Lindqvist and Jo Marsh', url: 'https://example.org/talks', published: { edtf: '2024-08-29', basis: 'text' },
    });
  });

  test('sentences that only look like them are left alone', () => {
    const { details } = parsePlainText(`By Friday the talks had failed.\n\nIn June 2023 the ferry sank.\n\n${long}`);
    expect(details).toMatchObject({ title: '', byline: '', outlet: '', published: { edtf: null } });
  });
});

test.each([
  ['Harbour talks resume', true], ['Is this a thaw?', true], ['“A slow boat” sails again', true], ['港口会谈重新开始', true],
  ['A sentence that ends.', false], ['In other words:', false], ['- a list item', false], ['1. first', false], ['By Mara Lindqvist', false],
  ['29 August 2024', false], ['https://example.org/a b', false], ['Word', false], ['—', false], [long.slice(0, 120), true], [`${long} ${long}`, false],
])('as a headline %j is %s', (line, expected) => {
  expect(isHeadline(line, [`${long} ${long}`])).toBe(expected);
});

test.each([
  ['By Mara Lindqvist', 'Mara Lindqvist'], ['by: Mara van der Meer, Jo Marsh', 'Mara van der Meer, Jo Marsh'], ['By Friday', ''],
  ['By the time it ended', ''], ['By J. D. Marsh, for The Wire', 'J. D. Marsh'],
])('byline of %j', (line, expected) => {
  expect(bylineOf(line)).toBe(expected);
});

test.each([
  ['August 29, 2024', '2024-08-29'], ['Updated 29 Aug 2024 at 10:00', '2024-08-29'], ['2024-08-29', '2024-08-29'], ['2023', undefined], ['June 2023', undefined],
  ['On June 3, 2023 it rained', undefined],
])('date of %j', (line, expected) => {
  expect(dateOfLine(line)?.edtf).toBe(expected);
});

test.each([
  ['blinken-in-beijing.txt', 'Blinken in beijing', null], ['2024-08-29 - Talks resume.html', 'Talks resume', '2024-08-29'], ['dir/a_b+c.md', 'A b c', null],
  ['2024-08-29.txt', '2024 08 29', '2024-08-29'], ['Report v1.2 final.txt', 'Report v1.2 final', null], ['.txt', 'Untitled', null], ['x-2024-13-40.txt', 'X', null],
])('title and date of %s', (fileName, title, date) => {
  expect([titleFromFileName(fileName), dateFromFileName(fileName).edtf]).toEqual([title, date]);
});

test.each([
  ['', 0], ['One two', 2], ['Xi’s well-kept U.S. e-mail', 4], ['中美会谈 in Vienna', 6], ['— … !', 0], ['5,000 cafe\u0301s', 3],
])('words of %j: %i', (text, count) => {
  expect(countWords(text)).toBe(count);
});

test('opening words are cut between words, and never inside a character', () => {
  expect(openingWords('alpha beta gamma', 12)).toBe('alpha beta…');
  expect(openingWords('\u{1F1E8}'.repeat(10), 5)).toBe(`${'\u{1F1E8}'.repeat(2)}…`);
});
