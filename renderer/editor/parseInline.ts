import type { NoteInline } from '../../shared/domain/noteBody';
import { parseRecord } from '../../shared/domain/tables';

/** An inline node that comes from outside the editor (clipboard, drag), or null where it is none. */
export function parseInline(value: unknown): NoteInline | null {
  const parsed = parseRecord('noteBodies', {
    id: 'not-0000000000000000',
    updatedAt: '1970-01-01T00:00:00.000Z',
    blocks: [{ kind: 'paragraph', children: [value] }],
  });
  const block = parsed.ok ? parsed.value.blocks[0] : undefined;
  return block?.kind === 'paragraph' ? (block.children[0] ?? null) : null;
}
