import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestRise } from './longestRise';
import { seedPlaces } from './seedIndex';

describe('seedPlaces', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 300 });

  it('has every place of a whole pattern, once any piece of it is rare', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.tuple(fc.nat(300), fc.nat(120)), { maxLength: 5 }), (text, cuts) => {
        const patterns = cuts.map(([start, length]) => text.slice(start, start + length));
        const places = seedPlaces(text, patterns);
        expect(places).toHaveLength(patterns.length);
        patterns.forEach((pattern, index) => {
          const found = places[index] ?? [];
          expect([...found].sort((one, other) => one - other)).toEqual(found);
          if (found.length === 0) return;
          for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) expect(found).toContain(at);
        });
      }),
    );
  });

  it('finds where an edited pattern stands by its untouched pieces', () => {
    const text = 'one two three four five six seven eight nine ten eleven twelve';
    const pattern = 'three four five six SEVEN eight nine ten eleven';
    expect(seedPlaces(text, [pattern])[0]).toContain(text.indexOf('three'));
  });

  it('leaves out common phrases', () => {
    const text = 'the talks in Vienna went on and on and on. '.repeat(80);
    expect(seedPlaces(text, ['talks in Vienna went on and on and on.'])).toEqual([[]]);
    expect(seedPlaces(`${text}Nobody knew.`, ['went on and on and on. Nobody knew.....'])[0]).toContain(text.length - 'went on and on and on. '.length);
  });

  it('has nothing for what is too short', () => {
    expect(seedPlaces('abc abc', ['abc', ''])).toEqual([[], []]);
  });
});

describe('longestRise', () => {
  it('is as long as any rise there is, and rises', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(12)), { maxLength: 10 }), (values) => {
        const isIn = longestRise(values);
        const chosen = values.filter((_, index) => isIn[index]);
        const isRise = (some: readonly (number | null)[]): boolean =>
          some.every((value, index) => value !== null && (index === 0 || value > (some[index - 1] ?? -1)));
        expect(isRise(chosen)).toBe(true);
        let longest = 0;
        for (let choice = 0; choice < 1 << values.length; choice += 1) {
          const some = values.filter((_, index) => (choice >> index) & 1);
          if (some.length > longest && isRise(some)) longest = some.length;
        }
        expect(chosen).toHaveLength(longest);
      }),
    );
  });
});
