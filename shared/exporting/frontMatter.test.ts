import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { oneLine } from './exportText';
import { writeFrontMatter } from './frontMatter';

const bodyOf = (frontMatter: string): string => frontMatter.replace(/^---\n/, '').replace(/---\n$/, '');

describe('writeFrontMatter', () => {
  it('quotes texts and leaves a whole day plain', () => {
    expect(writeFrontMatter({ id: 'src-1', date: '2024-08-29', title: 'no', empty: null, list: [], entities: ['[[Entities/Wang Yi|Wang Yi]]', '"q": #x'] })).toBe(
      '---\nid: "src-1"\ndate: 2024-08-29\ntitle: "no"\nempty: null\nlist: []\nentities:\n  - "[[Entities/Wang Yi|Wang Yi]]"\n  - "\\"q\\": #x"\n---\n',
    );
    expect(writeFrontMatter({ date: '2023-06~' })).toBe('---\ndate: "2023-06~"\n---\n');
  });

  it.each(['1.1', '1.2'] as const)('is read back by YAML %s, whatever the text', (version) => {
    const words = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('no', '1e5', '~', 'null', '2024-08-29', '---', '- a', '{a: b}', '%x', '@', '|', '>', "'", '\\', 'x'.repeat(500), 'a: b #c')).map(oneLine);
    fc.assert(
      fc.property(words, fc.array(words), (title, tags) => {
        const written = writeFrontMatter({ title, tags });
        expect(parse(bodyOf(written), { version })).toEqual({ title, tags });
        expect(written.split('\n').filter((line) => line.startsWith('---'))).toEqual(['---', '---']);
      }),
    );
  });
});
