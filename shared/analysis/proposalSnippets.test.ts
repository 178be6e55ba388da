import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposalSnippets } from './proposalSnippets';

const spanOf = (text: string, words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const shownOf = (text: string, words: string, width?: number) => {
  const [snippet] = proposalSnippets(text, { spans: [spanOf(text, words)] }, 1, width);
  return snippet ? text.slice(snippet.shown.start, snippet.shown.end) : null;
};

describe('proposalSnippets', () => {
  it('shows the sentence, and not its neighbours', () => {
    expect(shownOf('Rain fell. The mayor, Mr. Odell, left early. Nobody stayed.', 'Odell')).toBe('The mayor, Mr. Odell, left early.');
  });

  it('ends at the end of a line', () => {
    expect(shownOf('Harbour News\nMayor Odell left\nMore', 'Odell')).toBe('Mayor Odell left');
  });

  it('is not misled by initials and dotted acronyms', () => {
    expect(shownOf('It began in 1990. The U.S. Senate heard J. Odell twice. Then it rose.', 'Odell')).toBe('The U.S. Senate heard J. Odell twice.');
  });

  it('cuts a long sentence at words', () => {
    const text = `${'word '.repeat(60)}Odell ${'more '.repeat(60)}end.`;
    const [snippet] = proposalSnippets(text, { spans: [spanOf(text, 'Odell')] }, 1, 60);
    expect(snippet).toMatchObject({ isCutBefore: true, isCutBehind: true });
    expect(text.slice(snippet?.shown.start, snippet?.shown.end)).toMatch(/^word .*Odell.* more$/);
  });

  it('answers as many as asked', () => {
    const spans = [0, 1, 2, 3].map((at) => ({ start: at * 3, end: at * 3 + 2 }));
    expect(proposalSnippets('Ab Cd Ef Gh', { spans }, 2)).toHaveLength(2);
  });

  it('always shows the name whole', () => {
    const words = fc.array(fc.constantFrom('Ab', 'cd.', 'Mr.', 'e', '\n', '“Fgh', 'ij?”', 'Klmnopqrst'), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(words, fc.nat(), fc.nat({ max: 8 }), fc.integer({ min: 5, max: 60 }), (parts, from, length, width) => {
        const text = parts.join(' ');
        const start = from % text.length;
        const span = { start, end: Math.min(text.length, start + length + 1) };
        const [snippet] = proposalSnippets(text, { spans: [span] }, 1, width);
        expect(snippet?.shown.start).toBeLessThanOrEqual(span.start);
        expect(snippet?.shown.end).toBeGreaterThanOrEqual(span.end);
      }),
    );
  });
});
