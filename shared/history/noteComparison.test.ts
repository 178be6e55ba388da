import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCountingIdMaker } from '../domain/ids';
import type { NoteBlock, NoteInline, NoteListItem, TextMark } from '../domain/noteBody';
import { compareNotes, isUnchanged, type ComparedLine } from './noteComparison';
import { countNoteWords, noteLinesOf } from './noteLines';
import { changeSizeOf, compareWords } from './wordComparison';

const ids = createCountingIdMaker();
const text = (words: string, ...marks: readonly TextMark[]): NoteInline => ({ kind: 'text', text: words, marks });
const paragraph = (...children: readonly (string | NoteInline)[]): NoteBlock => ({
  kind: 'paragraph', children: children.map((child) => (typeof child === 'string' ? text(child) : child)),
});
const item = (words: string, isChecked: boolean | null = null): NoteListItem => ({ isChecked, children: [text(words)], lists: [] });
const citation = (quotation: string): NoteInline => ({ kind: 'passage', passageId: ids('passage'), sourceId: ids('source'), quotation, sourceTitle: 'The Example Courier' });

/** A compact form: `=same ~restyled` and words as `[-gone-]{+come+}`. */
function shown(lines: readonly ComparedLine[]): readonly string[] {
  const signs = { same: '=', deleted: '-', inserted: '+', changed: '*', restyled: '~' } as const;
  return lines.map(({ change, pieces }) =>
    `${signs[change]} ${pieces.map((piece) => (piece.kind === 'same' ? piece.text : piece.kind === 'deleted' ? `[-${piece.text}-]` : `{+${piece.text}+}`)).join('')}`);
}

describe('compareNotes', () => {
  it('shows the words that changed within a paragraph, and lines that came and went', () => {
    const before = [paragraph('The channel stays open.'), paragraph('Two of the lines came back in May.'), paragraph('Nothing else is known.')];
    const after = [paragraph('The channel stays open.'), paragraph('Three of the lines came back in June.'), paragraph('See the second article.')];
    expect(shown(compareNotes(before, after))).toEqual([
      '= The channel stays open.',
      '* [-Two-]{+Three+} of the lines came back in [-May-]{+June+}.',
      '- [-Nothing else is known.-]',
      '+ {+See the second article.+}',
    ]);
  });

  it('keeps a changed paragraph together where others came before it', () => {
    const before = [paragraph('A floor under the relationship')];
    const after = [paragraph('What was said'), paragraph('By whom'), paragraph('A floor under the whole relationship')];
    expect(shown(compareNotes(before, after))).toEqual(['+ {+What was said+}', '+ {+By whom+}', '* A floor under the {+whole +}relationship']);
  });

  it('shows one phrase in place of another rather than a patchwork', () => {
    expect(shown(compareNotes([paragraph('It was an open secret then.')], [paragraph('It was one known rumor then.')]))).toEqual([
      '* It was [-an open secret-]{+one known rumor+} then.',
    ]);
  });

  it('tells what only looks different', () => {
    const [link, other] = ['https://a.example/', 'https://b.example/'].map((url): NoteBlock => paragraph({ kind: 'link', url, children: [{ kind: 'text', text: 'here', marks: [] }] }));
    if (!link || !other) throw new Error('No links');
    expect(shown(compareNotes([paragraph('very'), link, paragraph('Talks')], [paragraph(text('very', 'bold')), other, { kind: 'heading', level: 2, children: [text('Talks')] }])))
      .toEqual(['~ very', '~ here', '~ Talks']);
    const pieces = [paragraph('one ', 'sentence')];
    expect(isUnchanged(compareNotes(pieces, [paragraph('one sentence')]))).toBe(true);
  });

  it('shows citations, mentions, lists, tables, code and rules as their plain words', () => {
    const table = (cell: string): NoteBlock => ({ kind: 'table', rows: [[{ isHeader: true, children: [text('Who')] }, { isHeader: true, children: [text(cell)] }]] });
    const list = (...items: readonly NoteListItem[]): NoteBlock => ({ kind: 'list', style: 'check', start: 1, items: [...items] });
    const before = [
      paragraph('See ', citation('the channel'), ' by ', { kind: 'entity', entityId: ids('entity'), text: 'Varga' }),
      list(item('Ask', false), item('Read', false)), table('When'), { kind: 'code', language: '', text: 'a\nb' } as const, { kind: 'rule' } as const,
    ];
    const after = [
      paragraph('See ', citation('the harbor'), ' by ', { kind: 'entity', entityId: ids('entity'), text: 'Varga' }),
      list(item('Ask', true), item('Read', false)), table('Where'), { kind: 'code', language: '', text: 'a\nc' } as const,
    ];
    expect(shown(compareNotes(before, after))).toEqual([
      '* See “the [-channel-]{+harbor+}” [The Example Courier] by Varga',
      '~ Ask', '= Read', '* Who | [-When-]{+Where+}', '= a', '- [-b-]', '- ', '+ {+c+}',
    ]);
  });

  it('compares whole words in scripts with and without spaces', () => {
    expect(shown(compareNotes([paragraph('Переговоры шли долго')], [paragraph('Переговоры прошли долго')]))).toEqual(['* Переговоры [-шли-]{+прошли+} долго']);
    const [line] = compareNotes([paragraph('双方同意保持沟通渠道畅通')], [paragraph('双方同意扩大沟通渠道畅通')]);
    expect(shown(line ? [line] : [])).toEqual(['* 双方同意[-保持-]{+扩大+}沟通渠道畅通']);
  });

  it('answers soon for texts that have nothing in common', () => {
    const long = (word: string): NoteBlock[] => Array.from({ length: 1500 }, (_, index) => paragraph(`${word}${index} ${word} ${word}${index * 7}`));
    const lines = compareNotes(long('alpha'), long('omega'));
    expect(lines).toHaveLength(3000);
    expect(compareWords('a b '.repeat(4000), 'x y '.repeat(4000)).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['deleted', 'inserted']));
  });
});

const words = fc.array(fc.constantFrom('harbor', 'talks', 'the', 'и', '双方', ' ', ' ', ', ', '.', '\n', '😀', 'e\u0301'), { maxLength: 12 }).map((parts) => parts.join(''));
const inlines = fc.array(fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: words, marks: fc.subarray<TextMark>(['bold', 'italic']) }),
  fc.record({ kind: fc.constant('lineBreak' as const) }),
), { maxLength: 3 });
const blockArbitrary: fc.Arbitrary<NoteBlock> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), children: inlines }),
  fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(1 as const, 2 as const), children: inlines }),
  fc.record({ kind: fc.constant('rule' as const) }),
  fc.record({
    kind: fc.constant('list' as const), style: fc.constant('bullet' as const), start: fc.constant(1),
    items: fc.array(fc.record({ isChecked: fc.constant(null), children: inlines, lists: fc.constant([]) }), { maxLength: 3 }),
  }),
);
const bodyArbitrary = fc.array(blockArbitrary, { maxLength: 8 });
/** A body and what an editing made of it: some blocks gone, some new. */
const editingArbitrary = fc.tuple(bodyArbitrary, bodyArbitrary, fc.array(fc.nat({ max: 8 }), { maxLength: 5 })).map(([before, added, places]) => {
  const after = [...before];
  places.forEach((place, index) => after.splice(place, index % 2, ...added.slice(index, index + 1)));
  return [before, after] as const;
});

describe('any comparison', () => {
  it('gives both texts back, line by line', () => {
    fc.assert(fc.property(editingArbitrary, ([before, after]) => {
      const lines = compareNotes(before, after);
      expect(lines.flatMap((line) => line.before ?? [])).toEqual(noteLinesOf(before));
      expect(lines.flatMap((line) => line.after ?? [])).toEqual(noteLinesOf(after));
      for (const { before: was, after: is, pieces } of lines) {
        expect(pieces.flatMap(({ kind, text: piece }) => (kind === 'inserted' ? [] : [piece])).join('')).toBe(was?.text ?? '');
        expect(pieces.flatMap(({ kind, text: piece }) => (kind === 'deleted' ? [] : [piece])).join('')).toBe(is?.text ?? '');
      }
    }));
  });

  it('finds no difference in the same text, and some in every other', () => {
    fc.assert(fc.property(bodyArbitrary, (body) => {
      expect(isUnchanged(compareNotes(body, body))).toBe(true);
    }));
    fc.assert(fc.property(bodyArbitrary, blockArbitrary, (body, block) => {
      fc.pre(noteLinesOf([block]).length > 0);
      expect(isUnchanged(compareNotes(body, [...body, block]))).toBe(false);
    }));
  });

  it('turned around, has what came where it had what went', () => {
    fc.assert(fc.property(editingArbitrary, ([before, after]) => {
      const count = (lines: readonly ComparedLine[], change: ComparedLine['change']): number => lines.filter((line) => line.change === change).length;
      const [there, back] = [compareNotes(before, after), compareNotes(after, before)];
      expect(count(there, 'deleted') - count(there, 'inserted')).toBe(count(back, 'inserted') - count(back, 'deleted'));
    }));
  });

  it('has a size that explains the difference in length', () => {
    fc.assert(fc.property(fc.array(words), fc.array(words), (before, after) => {
      const { inserted, deleted } = changeSizeOf(before, after);
      expect(inserted - deleted).toBe(after.length - before.length);
      expect(inserted).toBeLessThanOrEqual(after.length);
      expect(deleted).toBeLessThanOrEqual(before.length);
    }));
    expect(changeSizeOf(['a', 'b'], ['b', 'a'])).toEqual({ inserted: 0, deleted: 0 });
    expect(countNoteWords([paragraph('Two words, '), { kind: 'rule' }, paragraph('three more')])).toBe(4);
  });
});
