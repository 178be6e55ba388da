import { describe, expect, it } from 'vitest';
import { createEntity } from '../../shared/domain/entity';
import { openTestNotebook } from './notebookTestData';
import { titleOf } from './titleQueries';

describe('the title of what is open', () => {
  it('is one line of bearable length, and empty for what is gone', async () => {
    const { database, writer, clock, ids } = await openTestNotebook();
    const plain = createEntity({ kind: 'person', name: 'An\nenvoy' }, clock, ids);
    const long = createEntity({ kind: 'person', name: '\u{1F6A2}'.repeat(200) }, clock, ids);
    await writer.write({ label: 'Create entity' }, (recorder) => recorder.put('entities', plain, long));
    expect(await titleOf(database, 'entity', plain.id)).toBe('An envoy');
    expect(await titleOf(database, 'entity', long.id)).toBe(`${'\u{1F6A2}'.repeat(120)}…`);
    expect(await titleOf(database, 'note', 'note-0000000000000000')).toBe('');
  });
});
