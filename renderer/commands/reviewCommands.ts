import type { EntityId, SourceId } from '../../shared/domain/ids';
import type { Span } from '../../shared/domain/span';
import type { CommandContext } from './commandContext';
import { putFoundMentions, type FoundWords } from './mentionCommands';
import { putDecision } from './nameDecisionCommands';

/** What a name means in one article, with the places where it stands there. */
export interface ResolvedName {
  readonly sourceId: SourceId;
  /** As the article writes it. */
  readonly name: string;
  readonly entityId: EntityId;
  readonly spans: readonly Span[];
}

/**
 * Decides whom a name means in one article, and accepts its places there: one step. The decision stays for places that are
 * found later. Answers how many places were accepted.
 */
export async function resolveName(context: CommandContext, { sourceId, name, entityId, spans }: ResolvedName): Promise<number> {
  return context.writer.write({ label: `Decide “${name.trim()}”` }, async (recorder) => {
    if (!(await recorder.get('sources', sourceId)) || !(await recorder.get('entities', entityId))) return 0;
    await putDecision(context, recorder, { sourceId, name, outcome: { kind: 'entity', entityId } });
    return putFoundMentions(context, recorder, { sourceId, entityId, spans }, 'accepted');
  });
}

/** Says that words of a source are none of some entities: they are not suggested for them again. One step, however many. */
export async function rejectMentions(context: CommandContext, words: readonly FoundWords[]): Promise<void> {
  const count = new Set(words.flatMap(({ spans }) => spans.map(({ start, end }) => `${start} ${end}`))).size;
  await context.writer.write({ label: count === 1 ? 'Reject mention' : `Reject ${count} mentions` }, async (recorder) => {
    for (const each of words) await putFoundMentions(context, recorder, each, 'rejected');
  });
}
