import { describe, expect, it } from 'vitest';
import { createAlias, type Entity } from '../../shared/domain/entity';
import { readEntityCsv, writeEntityCsv } from '../../shared/registry/entityCsv';
import { readFollowTheMoney, writeFollowTheMoney } from '../../shared/registry/followTheMoney';
import { contentOf, openTestNotebook, type TestNotebook } from '../data/notebookTestData';
import { addEntity, updateEntity } from './entityCommands';
import { undo } from './history';
import { importEntities } from './registryCommands';

const add = { rule: 'add', kind: 'person' } as const;

async function filled(): Promise<TestNotebook> {
  const context = await openTestNotebook();
  const role = { ...createAlias('foreign minister', 'role'), validFrom: '2013-03', validTo: '2022-12' };
  const wang = await addEntity(context, { kind: 'person', name: 'Wang Yi', aliases: [createAlias('王毅', 'transliteration'), role], description: 'Diplomat; "senior".' });
  await updateEntity(context, wang.id, { externalIds: { wikidata: 'Q1', 'own register': '7; 8' } });
  await addEntity(context, { kind: 'person', name: 'Wang Yi' });
  await addEntity(context, { kind: 'place', name: 'Lindau', aliases: [createAlias('Lindau (Bodensee)')] });
  await addEntity(context, { kind: 'topic', name: 'de-risking' });
  return context;
}

function withoutTimes(entities: readonly Entity[]): readonly unknown[] {
  return entities.map(({ createdAt: _createdAt, updatedAt: _updatedAt, ...entity }) => entity);
}

const formats = [
  ['CSV', (entities: readonly Entity[]) => readEntityCsv(writeEntityCsv(entities))],
  ['FollowTheMoney', (entities: readonly Entity[]) => readFollowTheMoney(writeFollowTheMoney(entities))],
] as const;

describe.each(formats)('entities through %s', (_name, through) => {
  it('are the same in an empty notebook, and nothing new in their own', async () => {
    const context = await filled();
    const entities = await context.database.entities.toArray();
    const { entries } = through(entities);
    const other = await openTestNotebook();
    expect(await importEntities(other, entries, add)).toEqual({ added: 4, changed: 0, same: 0 });
    expect(withoutTimes(await other.database.entities.toArray())).toEqual(withoutTimes(entities));

    const before = await contentOf(context);
    expect(await importEntities(context, entries, { ...add, rule: 'replace' })).toEqual({ added: 0, changed: 0, same: 4 });
    expect(await contentOf(context)).toEqual(before);
    expect((await context.database.historyEntries.toArray()).map(({ label }) => label)).not.toContain('Import 4 entities');
  });
});

describe('a file of entities', () => {
  it('adds what is missing and overwrites nothing, in one step', async () => {
    const context = await filled();
    const before = await contentOf(context);
    const { entries } = readEntityCsv('name,kind,aliases,description,wikidata\nLindau,place,Lindau; Insel,A town.,Q2\nYi Wang,person,王毅; W. Yi,Another text,Q1\nIlse Varga,,,,\nilse varga,person,Ilse,,\n');
    expect(await importEntities(context, entries, add)).toEqual({ added: 1, changed: 3, same: 0 });
    const entities = await context.database.entities.toArray();
    expect(entities).toHaveLength(5);
    expect(entities.find(({ name }) => name === 'Lindau')).toMatchObject({ description: 'A town.', externalIds: { wikidata: 'Q2' } });
    expect(entities[0]).toMatchObject({ name: 'Wang Yi', description: 'Diplomat; "senior".' });
    expect(entities[0]?.aliases.map(({ text }) => text)).toEqual(['王毅', 'foreign minister', 'Yi Wang', 'W. Yi']);
    expect(entities.at(-1)).toMatchObject({ name: 'Ilse Varga', kind: 'person', aliases: [createAlias('Ilse')] });
    expect(await undo(context)).toMatchObject({ status: 'done', label: 'Import 4 entities' });
    expect(await contentOf(context)).toEqual(before);
  });

  it('replaces where it is told to, but for what it has no column for', async () => {
    const context = await filled();
    const [wang] = await context.database.entities.toArray();
    const { entries } = readEntityCsv(`id,name,kind,aliases\n${wang?.id},Wang,organization,Wang Yi\n`);
    expect(await importEntities(context, entries, { ...add, rule: 'replace' })).toEqual({ added: 0, changed: 1, same: 0 });
    expect(await context.database.entities.get(wang?.id ?? '')).toMatchObject({
      name: 'Wang', kind: 'organization', aliases: [createAlias('Wang Yi')], description: 'Diplomat; "senior".', externalIds: { wikidata: 'Q1' },
    });
  });

  it('takes nobody for another whose identifier differs, nor one of two of a name', async () => {
    const context = await filled();
    const { entries } = readEntityCsv('name,kind,wikidata\nLindau,place,Q9\nWang Yi,person,\n');
    await updateEntity(context, (await context.database.entities.where('name').equals('Lindau').first())?.id ?? context.ids('entity'), { externalIds: { wikidata: 'Q2' } });
    expect(await importEntities(context, entries, add)).toEqual({ added: 2, changed: 0, same: 0 });
  });
});
