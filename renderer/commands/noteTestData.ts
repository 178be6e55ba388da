import type { EntityId } from '../../shared/domain/ids';
import type { NoteBlock, NoteEntityRef, NoteInline, NotePassageRef, NoteText } from '../../shared/domain/noteBody';
import { createPassage, type Passage } from '../../shared/domain/passage';
import { createSource, type Source } from '../../shared/domain/source';
import type { CommandContext } from './commandContext';

export function words(text: string): NoteText {
  return { kind: 'text', text, marks: [] };
}

export function paragraphOf(...children: readonly NoteInline[]): NoteBlock {
  return { kind: 'paragraph', children };
}

export function citation(passage: Passage, source: Source): NotePassageRef {
  return { kind: 'passage', passageId: passage.id, sourceId: source.id, quotation: passage.anchor.exact, sourceTitle: source.title };
}

export function mentionOf(entityId: EntityId, text: string): NoteEntityRef {
  return { kind: 'entity', entityId, text };
}

/** A highlight of a source whose text nobody reads in the test. */
export async function createAnchorlessPassage(
  context: CommandContext,
  exact: string,
  extra: { readonly title?: string; readonly comment?: string } = {},
): Promise<{ readonly passage: Passage; readonly source: Source }> {
  const digest = '0'.repeat(64);
  const source = createSource(
    { title: extra.title ?? `About ${exact}`, format: 'text', bytesDigest: digest, textDigest: digest, textLength: exact.length, wordCount: 1 },
    context.clock, context.ids,
  );
  const anchor = { start: 0, end: exact.length, exact, prefix: '', suffix: '', textDigest: digest };
  const made = createPassage({ sourceId: source.id, anchor, color: 'amber' }, context.clock, context.ids);
  const passage = { ...made, comment: extra.comment ?? '' };
  await context.writer.write({ label: 'Prepare' }, async (recorder) => {
    await recorder.put('sources', source);
    await recorder.put('passages', passage);
  });
  return { passage, source };
}
