import { describe, expect, test } from 'vitest';
import { pagesOf } from '../../domain/pages';
import { blockOutline } from '../fixtures/blockOutline';
import { articleOf, refusalOf } from '../fixtures/importHostTestData';
import { column, makePdf, type PlacedLine } from '../fixtures/pdfFixture';

const left = { x: 60, y: 120 };
const read = (pages: readonly (readonly PlacedLine[])[], info: Readonly<Record<string, string>> = {}) => articleOf(makePdf({ pages, info }), 'report.pdf');
const foot = (page: number): PlacedLine => ({ text: `Page ${page} of 3`, x: 270, y: 810, size: 9 });
const head: PlacedLine = { text: 'Harbor Review', x: 60, y: 40, size: 9 };
/** Lines that fill their column to about the same width. */
const firstHalf = ['The ferry between the two islands was stopped in March after a', 'storm had damaged the eastern pier. Engineers of the harbor office', 'examined the foundations for six weeks and wrote a report of more'];
const secondHalf = ['than two hundred pages, which the council will discuss in autumn.', 'Until then only small boats may land at the western pier, and only', 'while the wind is light.'];

describe('a PDF', () => {
  test('reads two columns one after the other, under the title that spans them', async () => {
    const article = await read([[
      { text: 'Two piers and one ferry', x: 180, y: 80, size: 20 },
      ...column(['The left column begins here and it', 'goes on for several lines that all', 'have about the same width as those', 'beside them, so that nobody can', 'take them for the cells of a table,', 'and it ends in the middle of a'], { x: 60, y: 120 }),
      ...column(['sentence that the right column has', 'to finish. What follows belongs to', 'the second paragraph only if it is', 'not taken for a line of the left', 'column, as simple programs do when', 'they read from edge to edge.'], { x: 310, y: 120 }),
    ]]);
    expect(blockOutline(article)).toEqual([
      'page(1) ',
      'h1 Two piers and one ferry',
      'p The left column begins here and it goes on for several lines that all have about the same width as those beside them, so that nobody can take them for the cells of a table, and it ends in the middle of a sentence that the right column has to finish. What follows belongs to the second paragraph only if it is not taken for a line of the left column, as simple programs do when they read from edge to edge.',
    ]);
    expect(article.title).toBe('Two piers and one ferry');
  });

  test('joins a paragraph over a page’s end, drops running heads and feet, and knows each passage’s page', async () => {
    const article = await read([
      [head, ...column(firstHalf, left), foot(1)],
      [head, ...column(secondHalf, left), foot(2)],
      [head, ...column(['The third page has a paragraph of its own that nobody continued.'], left), foot(3)],
    ]);
    const [first, second] = [firstHalf.join(' '), secondHalf.join(' ')];
    expect(blockOutline(article)).toEqual(['page(1) ', `p ${first} ${second}`, 'page(3) ', 'p The third page has a paragraph of its own that nobody continued.']);
    const at = (words: string) => ({ start: article.text.indexOf(words), end: article.text.indexOf(words) + words.length });
    expect(pagesOf(article, at('examined the foundations'))).toBe('1');
    expect(pagesOf(article, at('than two hundred'))).toBe('2');
    expect(pagesOf(article, at('report of more than two'))).toBe('1–2');
    expect(pagesOf(article, at('a paragraph of its own'))).toBe('3');
  });

  test('undoes hyphens at line ends but keeps those that belong to the word', async () => {
    const article = await read([column([
      'The well-known captain spoke of an extraor-', 'dinary year for all who work at sea. She is well-', 'known in every harbor and a firm sup-', 'porter of long-', 'term plans; her Anglo-', 'American crew agreed that the years 2023-', '2024 were hard. An extraordinary crew in-', 'deed, and the best one of all its peers.',
    ], left)]);
    expect(article.text.trim()).toBe('The well-known captain spoke of an extraordinary year for all who work at sea. She is well-known in every harbor and a firm supporter of long-term plans; her Anglo-American crew agreed that the years 2023-2024 were hard. An extraordinary crew indeed, and the best one of all its peers.');
  });

  test('tells headings by size, lists by their signs, paragraphs by indents', async () => {
    const article = await read([[
      { text: 'A report on piers', x: 60, y: 60, size: 20 },
      { text: 'What was found', x: 60, y: 90, size: 14 },
      ...column(firstHalf, { x: 60, y: 120 }),
      { text: 'Whether the pier can be saved is a question of money and of time,', x: 74, y: 157.5, size: 10 }, { text: 'as the engineers say in their report.', x: 60, y: 170, size: 10 },
      { text: '• Rebuild the eastern pier before the next winter comes and the', x: 70, y: 190, size: 10 }, { text: 'storms with it.', x: 79, y: 202.5, size: 10 },
      { text: '• Wait.', x: 70, y: 215, size: 10 },
      { text: '1. A survey of the ground', x: 70, y: 235, size: 10 }, { text: '2. A tender', x: 70, y: 247.5, size: 10 },
    ]]);
    expect(blockOutline(article).slice(1)).toEqual([
      'h1 A report on piers', 'h2 What was found', `p ${firstHalf.join(' ')}`,
      'p Whether the pier can be saved is a question of money and of time, as the engineers say in their report.',
      '• Rebuild the eastern pier before the next winter comes and the storms with it.', '• Wait.', '1. A survey of the ground', '2. A tender',
    ]);
  });

  test('keeps a table’s rows', async () => {
    const rows = [['Port', 'Ships', 'Tons'], ['North', '12', '4500'], ['South', '7', '900'], ['East', '31', '12000']];
    const article = await read([[...column(firstHalf, left), ...rows.flatMap((cells, row) => cells.map((text, at): PlacedLine => ({ text, x: 60 + at * 120, y: 190 + row * 14 })))]]);
    expect(blockOutline(article).slice(2)).toEqual(['tr0 Port ¦ Ships ¦ Tons', 'tr0 North ¦ 12 ¦ 4500', 'tr0 South ¦ 7 ¦ 900', 'tr0 East ¦ 31 ¦ 12000']);
  });

  test('keeps footnotes behind the paragraph they interrupt, with their own page', async () => {
    const note: PlacedLine = { text: '1 As the minutes of the council say.', x: 60, y: 780, size: 8 };
    const raised: PlacedLine = { text: '1', x: 340, y: 141, size: 6 };
    const article = await read([[...column(firstHalf, left), raised, note], [...column(secondHalf, left)]]);
    const outline = blockOutline(article);
    expect(outline).toHaveLength(3);
    expect(outline[1]).toMatch(/report of more\[1\] than two hundred pages/);
    expect(outline[2]).toBe('p 1 As the minutes of the council say.');
    const start = article.text.indexOf('As the minutes');
    expect(pagesOf(article, { start, end: start + 5 })).toBe('1');
  });

  test('calls its pages as they are numbered', async () => {
    const pages = [346, 347, 348].map((number) => [...column([`Page ${number} speaks of the pier number ${number} and of nothing else.`], { x: 60, y: 300 }), { text: String(number), x: 290, y: 810, size: 9 }]);
    expect(blockOutline(await read(pages)).filter((line) => line.startsWith('page'))).toEqual(['page(346) ', 'page(347) ', 'page(348) ']);
    const labelled = await articleOf(makePdf({ pages: [column(['The preface has one line.'], left), column(['Chapter one begins on a page of its own, as it should.'], left)], pageLabels: '[0 << /S /r /St 4 >> 1 << /S /D >>]' }), 'a.pdf');
    expect(blockOutline(labelled).filter((line) => line.startsWith('page'))).toEqual(['page(iv) ', 'page(1) ']);
  });

  test('reads Chinese fonts through the character maps that come along', async () => {
    const chinese = (text: string, y: number, size = 12): PlacedLine => ({ text, x: 60, y, size, font: 'chinese' });
    const article = await read([[chinese('渡轮航线恢复', 60, 20), chinese('港口委员会听取了工程师和岛上居民的意见，认为东', 100), chinese('码头的地基已经移动了近十一厘米。', 118)]]);
    expect(blockOutline(article).slice(1)).toEqual(['h1 渡轮航线恢复', 'p 港口委员会听取了工程师和岛上居民的意见，认为东码头的地基已经移动了近十一厘米。']);
  });

  test('takes title, author and date from the file, and doubts the day on which it was made', async () => {
    const article = await read([column(firstHalf, left)], { Title: 'Piers of the north', Author: 'Mara Lind; Jon Berg', CreationDate: "D:20240829101112+02'00'" });
    expect([article.title, article.byline, article.published, article.language]).toEqual(['Piers of the north', 'Mara Lind, Jon Berg', { edtf: '2024-08-29?', precision: 'day', basis: 'metadata', certainty: 'uncertain' }, 'en']);
    const madeUp = await read([column(firstHalf, left)], { Title: 'Microsoft Word - draft3.docx', Author: 'User' });
    expect([madeUp.title, madeUp.byline, madeUp.format]).toEqual(['Report', '', 'pdf']);
  });

  test('is recognized whatever it is called', async () => {
    expect((await articleOf(makePdf({ pages: [column(firstHalf, left)] }), 'notes.txt')).format).toBe('pdf');
  });
});

describe('a PDF that cannot be imported says why', () => {
  const whole = makePdf({ pages: [column(firstHalf, left)] });
  test.each([
    ['a scan', makePdf({ pages: [[], []] }), 'This PDF has no text, only pictures of pages (a scan); run text recognition (OCR) over it and import the result.'],
    ['a password', makePdf({ pages: [column(firstHalf, left)], isLocked: true }), 'This PDF is protected by a password, so nothing was imported; save a copy without one and import that.'],
    ['damage', new TextEncoder().encode('%PDF-1.7\nnothing more'), 'This PDF is damaged and cannot be opened, so nothing was imported from it.'],
    ['5,000 pages', makePdf({ pages: Array.from({ length: 5000 }, () => []) }), 'It has 5,000 pages; a PDF may have at most 3,000. Split it and import the parts.'],
  ])('%s', async (_name, bytes, reason) => {
    expect(await refusalOf(bytes, 'a.pdf')).toBe(reason);
  });

  test('a page without text is named, the rest is kept', async () => {
    const article = await read([column(firstHalf, left), []]);
    expect(article.warnings).toEqual(['Page 2 of 2 has no text; it is blank or only a picture.']);
    expect(whole.length).toBeGreaterThan(0);
  });
});
