import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aliasKinds, createAlias, entityKinds } from '../domain/entity';
import { createCountingIdMaker } from '../domain/ids';
import { readAliases, writeAliases } from './aliasCell';
import { readEntityCsv, writeEntityCsv } from './entityCsv';
import { readFollowTheMoney, writeFollowTheMoney } from './followTheMoney';
import type { RegistryFile, WrittenEntity } from './registryEntry';

const odd = ['; [role 2019/]', '\\', ';', 'a\\;b', '=SUM(1)', "'=x", '-', '+1', '@x', '王毅', 'O’Brien "Bob", Jr.', 'two\nlines', '[odd', 'Ж\u{1F1E8}\u{1F1F3}', '[name]', '[short name /]'];
const textArb = fc.oneof(fc.constantFrom(...odd), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })).map((text) => text.replace(/[\r\ue000-\uf8ff]/g, '').trim() || 'x');
const dateArb = fc.option(fc.constantFrom('2019', '2023-07-25', '2024-08~'));
const aliasArb = fc.record({ text: textArb, kind: fc.constantFrom(...aliasKinds), validFrom: dateArb, validTo: dateArb });
const entitiesArb = fc.array(fc.record({
  kind: fc.constantFrom(...entityKinds), name: textArb, description: fc.oneof(fc.constant(''), textArb),
  aliases: fc.uniqueArray(aliasArb, { maxLength: 4, selector: (alias) => JSON.stringify(alias) }),
  externalIds: fc.dictionary(fc.constantFrom('wikidata', 'lei', 'country', 'birthDate', 'own register', 'ftm'), textArb, { maxKeys: 4 }),
}), { minLength: 1, maxLength: 5 }).map((drafts): WrittenEntity[] => {
  const ids = createCountingIdMaker();
  return drafts.map((draft) => ({ id: ids('entity'), ...draft }));
});

/** What was read, as what was written. */
function entitiesOf({ entries, unread, remarks }: RegistryFile): readonly unknown[] {
  expect(unread).toEqual([]);
  expect(remarks).toEqual([]);
  return entries.map(({ place: _place, ...entry }) => entry);
}

describe('a table', () => {
  it('gives back what was written into it', () => {
    fc.assert(fc.property(entitiesArb, (entities) => {
      expect(entitiesOf(readEntityCsv(writeEntityCsv(entities)))).toEqual(entities);
    }));
  });

  it('never lets a spreadsheet calculate', () => {
    const [entity] = [{ id: createCountingIdMaker()('entity'), kind: 'person', name: '=HYPERLINK("x")', aliases: [], description: '@x', externalIds: {} }] as const;
    expect(writeEntityCsv([entity])).toContain(`"'=HYPERLINK(""x"")"`);
    expect(writeEntityCsv([entity])).toContain("'@x");
  });

  it('of other programs is read by its headings, however they are parted', () => {
    const { entries, unread, remarks } = readEntityCsv('Label;Type;AKA;wikidataId;Shoe size\nAngela Hart;Person;Hart, A.;Q77;39\n;person;;;\nLindau;town;;;\n\nHarbor Board;;;;\n');
    expect(entries).toEqual([
      { place: 'Row 2', id: null, kind: 'person', name: 'Angela Hart', aliases: [createAlias('Hart, A.')], description: null, externalIds: { wikidata: 'Q77' } },
      { place: 'Row 6', id: null, kind: null, name: 'Harbor Board', aliases: [], description: null, externalIds: {} },
    ]);
    expect(unread).toEqual([
      { place: 'Row 3', sentence: 'It has no name.', text: ',person,,,' },
      { place: 'Row 4', sentence: '“town” is no kind. The kinds are person, organization, place, event, work, topic.', text: 'Lindau,town,,,' },
    ]);
    expect(remarks).toEqual(['The column “Shoe size” is not read. To keep one as an identifier, name it “id:…”.']);
  });

  it('that is none is told in a sentence', () => {
    expect(readEntityCsv('').remarks).toEqual(['The file is empty.']);
    expect(readEntityCsv('a,b\n1,2').remarks[0]).toContain('names no column “name”');
    expect(readEntityCsv('name,kind\nA,person,too,many\n').unread).toMatchObject([{ place: 'Row 2', sentence: 'It has 4 cells, but the table has 2 columns.' }]);
    expect(readEntityCsv('name,kind\nA,person\n"B,person\nC,person\n').unread).toMatchObject([{ place: 'Row 3', sentence: 'A quotation mark in it is not closed.' }]);
  });
});

describe('names in one cell', () => {
  it('are read as people write them', () => {
    expect(readAliases('Wang; 王毅 [transliteration] ;foreign minister [role 2013-03/2022-12]; director [role 2024/];Bob [the Builder]; ;')).toEqual([
      createAlias('Wang'), createAlias('王毅', 'transliteration'), { text: 'foreign minister', kind: 'role', validFrom: '2013-03', validTo: '2022-12' },
      { text: 'director', kind: 'role', validFrom: '2024', validTo: null }, createAlias('Bob [the Builder]'),
    ]);
    expect(writeAliases([createAlias('A; B'), createAlias('C', 'shortName')])).toBe('A\\; B; C [shortName]');
  });
});

describe('FollowTheMoney', () => {
  it('gives back what was written into it', () => {
    fc.assert(fc.property(entitiesArb, (entities) => {
      const read = entitiesOf(readFollowTheMoney(writeFollowTheMoney(entities)));
      expect(read).toEqual(entities);
    }));
  });

  it('has the schema and the properties that other programs know', () => {
    const ids = createCountingIdMaker();
    const line = writeFollowTheMoney([{
      id: ids('entity'), kind: 'person', name: 'Wang Yi', description: 'Diplomat.', externalIds: { wikidata: 'Q1', country: 'cn; hk', viaf: '7' },
      aliases: [createAlias('王毅', 'transliteration'), createAlias('Wang', 'shortName'), { ...createAlias('foreign minister', 'role'), validFrom: '2013-03' }],
    }]);
    expect(JSON.parse(line)).toEqual({
      id: 'ent-0000000000000001', schema: 'Person', caption: 'Wang Yi',
      properties: { name: ['Wang Yi'], alias: ['王毅'], weakAlias: ['Wang'], position: ['foreign minister'], description: ['Diplomat.'], wikidataId: ['Q1'], country: ['cn', 'hk'] },
      ibidem: {
        id: 'ent-0000000000000001', kind: 'person', fields: { viaf: '7' },
        aliases: [createAlias('王毅', 'transliteration'), createAlias('Wang', 'shortName'), { text: 'foreign minister', kind: 'role', validFrom: '2013-03', validTo: null }],
      },
    });
  });

  it('of other programs is read with all its properties, and each bad line is told', () => {
    const text = [
      '{"id":"NK-1","schema":"PublicBody","properties":{"name":["Harbor Board","Board of the Harbor"],"alias":["HB"],"weakAlias":["the Board"],"country":["de"],"leiCode":["L1"],"topics":["gov","port"]},"datasets":["x"]}',
      '{"id":"NK-2","schema":"Ownership","properties":{"owner":["NK-1"],"asset":["NK-3"]}}',
      '{oops', '[]', '{"id":"NK-4","schema":"Person","properties":{}}', '', '{"id":"Q5","schema":"Address","properties":{"full":["Lindau, Germany"]}}',
    ].join('\n');
    const { entries, unread } = readFollowTheMoney(text);
    expect(entries).toEqual([
      {
        place: 'Line 1', id: null, kind: 'organization', name: 'Harbor Board', description: '', aliases: [createAlias('Board of the Harbor'), createAlias('HB'), createAlias('the Board', 'shortName')],
        externalIds: { country: 'de', lei: 'L1', topics: 'gov; port', ftm: 'NK-1' },
      },
      { place: 'Line 7', id: null, kind: 'place', name: 'Lindau, Germany', description: '', aliases: [], externalIds: { ftm: 'Q5' } },
    ]);
    expect(unread.map(({ place, sentence }) => [place, sentence])).toEqual([
      ['Line 2', 'Its schema “Ownership” is no person, organization, place, event or work; links between entities are not read.'],
      ['Line 3', 'It is not JSON.'], ['Line 4', 'It is no entity of FollowTheMoney: it needs “id”, “schema” and “properties”.'], ['Line 5', 'It has no name.'],
    ]);
  });

  it('follows what another program changed', () => {
    const ids = createCountingIdMaker();
    const [entity] = [{ id: ids('entity'), kind: 'person', name: 'Wang Yi', description: '', externalIds: {}, aliases: [createAlias('Wang', 'shortName'), createAlias('minister', 'role')] }] as const;
    const line = JSON.parse(writeFollowTheMoney([entity])) as { properties: Record<string, string[]> };
    const changed = { ...line, properties: { ...line.properties, weakAlias: [], alias: ['W. Yi'] } };
    expect(readFollowTheMoney(JSON.stringify(changed)).entries[0]?.aliases).toEqual([createAlias('minister', 'role'), createAlias('W. Yi')]);
  });
});
