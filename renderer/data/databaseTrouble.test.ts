import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { DatabaseTrouble, explained, isDatabaseTrouble } from './databaseTrouble';

const full = () => Promise.resolve(true);
const roomy = () => Promise.resolve(false);

describe('a failure of the database', () => {
  it('is told from a mistake, also inside of what a library made of it', () => {
    expect(isDatabaseTrouble(new Dexie.DatabaseClosedError())).toBe(true);
    expect(isDatabaseTrouble(new Dexie.BulkError('1 of 1 operations failed', [new Dexie.AbortError()]))).toBe(true);
    expect(isDatabaseTrouble(new Dexie.BulkError('1 of 1 operations failed', [new Dexie.ConstraintError()]))).toBe(false);
    expect(isDatabaseTrouble(new Error('This passage is gone'))).toBe(false);
    expect(isDatabaseTrouble('AbortError')).toBe(false);
  });

  it('becomes a sentence, and what is none stays as it is', async () => {
    const closed = new Dexie.DatabaseClosedError();
    expect(await explained(closed, full)).toMatchObject({ message: 'The notebook cannot be written just now, because the disk is full.', cause: closed });
    expect(await explained(closed, roomy)).toMatchObject({ message: 'The notebook cannot be written just now, because the browser’s database failed.' });
    expect(await explained(new Dexie.QuotaExceededError(), roomy)).toMatchObject({ message: 'The notebook cannot be written just now, because the disk is full.' });
    const mistake = new Error('This passage is gone');
    expect(await explained(mistake, full)).toBe(mistake);
    const told = new DatabaseTrouble('Told already.');
    expect(await explained(told, roomy)).toBe(told);
  });
});
