import { describe, expect, it } from 'vitest';
import { readRegistry } from './registryFile';

const read = (value: unknown) => {
  const reading = readRegistry(typeof value === 'string' ? value : JSON.stringify(value));
  if (!reading.ok) throw new Error(reading.reason);
  return reading.entities;
};

describe('a registry file', () => {
  it('is a list, an object with one, or one entity a line', () => {
    const entity = { id: 'a', name: 'Ada Mirel', kind: 'person' };
    const expected = [{ id: 'a', kind: 'person', name: 'Ada Mirel', aliases: [] }];
    expect(read([entity])).toEqual(expected);
    expect(read({ version: 3, entities: [entity] })).toEqual(expected);
    expect(read(`\ufeff${JSON.stringify(entity)}\n\n`)).toEqual(expected);
    expect(read(`${JSON.stringify(entity)}\n${JSON.stringify({ ...entity, id: 'b' })}\r\n`)).toHaveLength(2);
  });

  it('takes aliases and roles in the ways people write them', () => {
    expect(read([{
      name: 'Ada Mirel', type: 'PERSON', aliases: ['Mirel', { text: 'A. Mirel', kind: 'shortName' }, { name: 'Hafenrat', kind: 'role', validFrom: '2020' }, 7],
      roles: [{ title: 'harbor minister', from: '2021-03', to: '2022' }, 'mayor'],
    }])[0]).toEqual({
      id: 'entity-1', kind: 'person', name: 'Ada Mirel',
      aliases: [
        { text: 'Mirel', kind: 'name', validFrom: null, validTo: null },
        { text: 'A. Mirel', kind: 'shortName', validFrom: null, validTo: null },
        { text: 'Hafenrat', kind: 'role', validFrom: '2020', validTo: null },
        { text: 'harbor minister', kind: 'role', validFrom: '2021-03', validTo: '2022' },
        { text: 'mayor', kind: 'role', validFrom: null, validTo: null },
      ],
    });
  });

  it('reads FollowTheMoney, and what our own export says beside it', () => {
    const [company, minister] = read([
      { id: 'x1', schema: 'Company', properties: { name: ['Mirel Shipping', 'Mirel Reederei'], weakAlias: ['MS'] } },
      {
        id: 'ent-1', caption: 'Ada Mirel', schema: 'Person', properties: { name: ['Ada Mirel'], position: ['mayor'] },
        ibidem: { kind: 'person', aliases: [{ text: 'mayor', kind: 'role', validFrom: '2020', validTo: null }] },
      },
      { id: 'x3', schema: 'Membership', properties: { member: ['ent-1'] } },
    ]);
    expect(company).toMatchObject({ kind: 'organization', name: 'Mirel Shipping', aliases: [{ text: 'Mirel Reederei', kind: 'name' }, { text: 'MS', kind: 'shortName' }] });
    expect(minister).toMatchObject({ kind: 'person', aliases: [{ text: 'mayor', kind: 'role', validFrom: '2020' }] });
    expect(minister?.aliases).toHaveLength(1);
  });

  it('gives every entity an id of its own', () => {
    expect(read([{ id: 'a', name: 'One' }, { id: 'a', name: 'Two' }, { name: 'Three' }]).map(({ id }) => id)).toEqual(['a', 'a-2', 'entity-3']);
  });

  it.each([
    ['', 'empty'], ['not json', 'not valid JSON'], ['5', 'no list'], ['{"people": 3}', 'no list'], ['[{"label": 5}]', 'no entity with a name'], ['{"name":"A"}\n{broken', 'Line 2'],
  ])('refuses %j with a sentence', (text, part) => {
    const reading = readRegistry(text);
    expect(reading.ok).toBe(false);
    if (!reading.ok) expect(reading.reason).toContain(part);
  });
});
