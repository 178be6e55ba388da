import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './exportText';
import { allotFileNames, maxNameBytes, safeFileName, type Named } from './fileNames';

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

describe('safeFileName', () => {
  it.each([
    ['Talks resume', 'Talks resume'],
    ['U.S.: what now?', 'U.S. - what now'],
    ['Title | Outlet', 'Title - Outlet'],
    ['a/b\\c', 'a-b-c'],
    ['"A" `b` <c> *d* #e ^f [g]', "'A' 'b' c d e f (g)"],
    ['50%% off', '50% off'],
    ['  spaced \t\n out  ', 'spaced out'],
    ['trailing dots...', 'trailing dots'],
    ['.hidden', 'hidden'],
    ['..', 'Untitled'],
    ['', 'Untitled'],
    ['???', 'Untitled'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['com1', '_com1'],
    ['LPT\u00B9', '_LPT\u00B9'],
    ['Console', 'Console'],
    ['notes.md', 'notes'],
    ['e\u0301te\u0301', '\u00e9t\u00e9'],
    ['a\u202Eb\u200Bc\uFEFF', 'abc'],
    ['half \ud83d', 'half \uFFFD'],
    ['会谈：第一步', '会谈：第一步'],
    ['line\u2028break', 'line break'],
  ])('%j → %j', (title, name) => {
    expect(safeFileName(title)).toBe(name);
  });

  it('cuts long names between characters', () => {
    expect(safeFileName('a'.repeat(300))).toBe('a'.repeat(maxNameBytes));
    expect(safeFileName('谈'.repeat(300))).toBe('谈'.repeat(40));
    expect(safeFileName('👩‍👩‍👧'.repeat(20))).toBe('👩‍👩‍👧'.repeat(6));
    expect(safeFileName(`${'a'.repeat(119)} b`)).toBe('a'.repeat(119));
  });

  it('is safe for any title, and stays as it is when made safe again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 200 })), (title) => {
        const name = safeFileName(title);
        expect(name).not.toMatch(/[\\/:*?"<>|#^[\]`\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|^[\s.]|[\s.]$/u);
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        expect(name).toBe(name.normalize('NFC'));
        expect(bytesOf(name)).toBeLessThanOrEqual(maxNameBytes);
        expect(name).not.toBe('');
        expect(safeFileName(name)).toBe(name);
      }),
      { numRuns: 200 },
    );
  });
});

describe('allotFileNames', () => {
  const record = (id: string, createdAt: string, title: string): Named => ({ id, createdAt, title });

  it('leaves the plain name to the oldest', () => {
    const records = [
      record('src-00000000000000bb', '2024-01-02', 'Talks'),
      record('src-00000000000000cc', '2024-01-03', 'TALKS?'),
      record('src-00000000000000aa', '2024-01-01', 'talks'),
      record('src-00000000000000dd', '2024-01-04', 'Talks (0000bb)'),
    ];
    const names = allotFileNames(records);
    expect(Object.fromEntries(names)).toEqual({
      'src-00000000000000aa': 'talks',
      'src-00000000000000bb': 'Talks (0000bb)',
      'src-00000000000000cc': 'TALKS (0000cc)',
      'src-00000000000000dd': 'Talks (0000bb) (0000dd)',
    });
    expect([...allotFileNames(records.toReversed())].sort()).toEqual([...names].sort());
  });

  it('takes more of the id where its end is not enough', () => {
    const names = allotFileNames([record('ent-1000000000000001', '1', 'Xi'), record('ent-2000000000000001', '2', 'Xi'), record('ent-3000000000000001', '3', 'Xi')]);
    expect([...names.values()]).toEqual(['Xi', 'Xi (000001)', 'Xi (0000001)']);
  });

  it('gives every record its own name within the limit', () => {
    const titles = fc.array(fc.constantFrom('Straße', 'STRASSE', 'strasse', 'é', 'e\u0301', 'É', '', '?', 'x'.repeat(200), 'x'.repeat(130)), { maxLength: 12 });
    fc.assert(
      fc.property(titles, (list) => {
        const names = [...allotFileNames(list.map((title, index) => record(`src-${String(index).padStart(16, '0')}`, '2024', title))).values()];
        expect(new Set(names.map(foldText)).size).toBe(list.length);
        for (const name of names) expect(bytesOf(name)).toBeLessThanOrEqual(maxNameBytes);
      }),
    );
  });
});
