import { describeSpan } from '../../shared/anchoring/anchor';
import type { EntityId, MentionId, SourceId } from '../../shared/domain/ids';
import { createFoundMention, type Mention } from '../../shared/domain/mention';
import type { Span } from '../../shared/domain/span';
import type { Recorder } from '../data/transaction';
import type { CommandContext } from './commandContext';
import { placeOf } from './entityReferences';

/** Words of a source that analysis found to be an entity. */
export interface FoundWords {
  readonly sourceId: SourceId;
  readonly entityId: EntityId;
  /** In UTF-16 units of the source's text. */
  readonly spans: readonly Span[];
}

/**
 * Inside a write: notes what a person decided about words. Words that are accepted for one entity are not accepted for
 * another any more. Answers how many were noted; spans outside of the text are none.
 */
export async function putFoundMentions(context: CommandContext, recorder: Recorder, words: FoundWords, status: 'accepted' | 'rejected'): Promise<number> {
  const { database, clock, ids } = context;
  const { sourceId, entityId, spans } = words;
  const [source, document, entity] = [await recorder.get('sources', sourceId), await recorder.get('sourceDocuments', sourceId), await recorder.get('entities', entityId)];
  if (!source || !document || !entity) return 0;
  const standing = (await database.mentions.where('sourceId').equals(sourceId).toArray()).filter(({ passageId }) => passageId === null);
  const byPlace = new Map<string, Mention[]>();
  for (const mention of standing) byPlace.set(placeOf(mention), [...(byPlace.get(placeOf(mention)) ?? []), mention]);
  const going: string[] = [];
  const noted = new Map<string, Mention>();
  let count = 0;
  for (const span of spans) {
    const isInside = span.start >= 0 && span.start <= span.end && span.end <= document.text.length;
    const anchor = isInside ? describeSpan(document.text, source.textDigest, span) : null;
    if (!anchor) continue;
    count += 1;
    const place = placeOf({ passageId: null, sourceId, anchor });
    const there = byPlace.get(place) ?? [];
    const own = there.find((mention) => mention.entityId === entityId);
    if (status === 'accepted') going.push(...there.filter((mention) => mention !== own && mention.status === 'accepted').map(({ id }) => id));
    if (own?.status === status) continue;
    noted.set(place, own ? { ...own, status, updatedAt: clock() } : createFoundMention({ entityId, sourceId, anchor, status }, clock, ids));
  }
  await recorder.remove('mentions', ...going);
  await recorder.put('mentions', ...noted.values());
  return count;
}

/** Accepts that words of a source are an entity: from now on they count. One step, however many. */
export async function acceptMentions(context: CommandContext, words: FoundWords): Promise<number> {
  const label = words.spans.length === 1 ? 'Accept mention' : `Accept ${words.spans.length} mentions`;
  return context.writer.write({ label }, (recorder) => putFoundMentions(context, recorder, words, 'accepted'));
}

export async function acceptMention(context: CommandContext, sourceId: SourceId, entityId: EntityId, span: Span): Promise<number> {
  return acceptMentions(context, { sourceId, entityId, spans: [span] });
}

/** Says that words of a source are not an entity: they are not suggested for it again. */
export async function rejectMention(context: CommandContext, sourceId: SourceId, entityId: EntityId, span: Span): Promise<number> {
  return context.writer.write({ label: 'Reject mention' }, (recorder) => putFoundMentions(context, recorder, { sourceId, entityId, spans: [span] }, 'rejected'));
}

/** Takes back what was decided about words: they are a suggestion again. Links of highlights are not touched. */
export async function forgetMentions(context: CommandContext, mentionIds: readonly MentionId[]): Promise<void> {
  const label = mentionIds.length === 1 ? 'Forget mention' : `Forget ${mentionIds.length} mentions`;
  await context.writer.write({ label }, async (recorder) => {
    const mentions = await context.database.mentions.bulkGet([...mentionIds]);
    await recorder.remove('mentions', ...mentions.flatMap((mention) => (mention?.passageId === null ? [mention.id] : [])));
  });
}
