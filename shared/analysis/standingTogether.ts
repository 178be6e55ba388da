import { sentencesIn } from '../anchoring/sentences';
import type { Span } from '../domain/span';

/** Words of a text that are an entity. */
export interface EntityPlace extends Span {
  readonly entityId: string;
}

/** A sentence or paragraph in which an entity stands with another. */
export interface SharedStretch {
  readonly otherId: string;
  readonly isSentence: boolean;
  /** The sentence, or the paragraph where no sentence holds both. */
  readonly stretch: Span;
  /** The first words of the entity in it. */
  readonly span: Span;
}

function paragraphAround(text: string, at: number): Span {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return { start, end: end < 0 ? text.length : end };
}

const isInside = (place: Span, stretch: Span): boolean => place.start < stretch.end && stretch.start < place.end;

/**
 * Every sentence in which an entity stands with others, once for each other; a paragraph in which no sentence holds both
 * counts once by itself. `places` are those of all entities in text order. Language as a BCP 47 tag.
 */
export function standingTogether(text: string, places: readonly EntityPlace[], entityId: string, language = 'en'): readonly SharedStretch[] {
  const shared: SharedStretch[] = [];
  let from = 0;
  let behind = 0;
  for (const own of places) {
    if (own.entityId !== entityId || own.start < behind) continue;
    const paragraph = paragraphAround(text, own.start);
    behind = paragraph.end;
    while (from < places.length && (places[from]?.end ?? 0) <= paragraph.start) from += 1;
    let to = from;
    while (to < places.length && (places[to]?.start ?? 0) < paragraph.end) to += 1;
    const inside = places.slice(from, to);
    const others = new Set(inside.map((place) => place.entityId));
    others.delete(entityId);
    if (others.size === 0) continue;
    const inSentence = new Set<string>();
    for (const sentence of sentencesIn(text, paragraph, language)) {
      const here = inside.filter((place) => isInside(place, sentence));
      const first = here.find((place) => place.entityId === entityId);
      if (first === undefined) continue;
      for (const otherId of new Set(here.map((place) => place.entityId))) {
        if (otherId === entityId) continue;
        inSentence.add(otherId);
        shared.push({ otherId, isSentence: true, stretch: sentence, span: { start: first.start, end: first.end } });
      }
    }
    for (const otherId of others) if (!inSentence.has(otherId)) shared.push({ otherId, isSentence: false, stretch: paragraph, span: { start: own.start, end: own.end } });
  }
  return shared;
}
