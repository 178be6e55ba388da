import type { SourceId } from '../../shared/domain/ids';
import { textWithoutTrims, type Trims } from '../../shared/domain/trims';
import { countWords } from '../../shared/importing/wordCount';
import type { CommandContext } from './commandContext';

/**
 * Leaves stretches of a source's text out of reading, search, counts and export, or brings them back; the text itself
 * stays as it is, so that no anchor moves. `label` is what undo will name.
 */
export async function setTrims(context: CommandContext, sourceId: SourceId, trimmed: Trims, label: string): Promise<void> {
  const document = await context.database.sourceDocuments.get(sourceId);
  if (!document) return;
  const wordCount = countWords(textWithoutTrims(document.text, trimmed));
  await context.writer.write({ label }, async (recorder) => {
    const source = await recorder.get('sources', sourceId);
    if (source) await recorder.put('sources', { ...source, trimmed, wordCount, isTrimReviewed: true, updatedAt: context.clock() });
  });
}

/** The person keeps what the program would have trimmed: it is not suggested again. */
export async function keepSuggestedTrims(context: CommandContext, sourceId: SourceId): Promise<void> {
  await context.writer.write({ label: 'Keep suggested lines' }, async (recorder) => {
    const source = await recorder.get('sources', sourceId);
    if (source) await recorder.put('sources', { ...source, isTrimReviewed: true, updatedAt: context.clock() });
  });
}
