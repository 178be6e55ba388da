import type { Span } from '../domain/span';

/** What a person said of words of one text: they are an entity, or they are not. */
export interface DecidedPlace extends Span {
  readonly entityId: string;
  readonly status: 'accepted' | 'rejected';
  /** The words are a highlight that is linked to the entity; it settles only these very words. */
  readonly isHighlight: boolean;
}

/** What is decided in one text, ready to be asked for places in any order. */
export class DecidedPlaces {
  private readonly starts: number[] = [];
  /** The furthest end of all accepted words up to each start. */
  private readonly reach: number[] = [];
  private readonly rejected = new Set<string>();
  private readonly linked = new Set<string>();

  constructor(places: Iterable<DecidedPlace>) {
    const accepted: DecidedPlace[] = [];
    for (const place of places) {
      const key = `${place.start} ${place.end}`;
      if (place.status === 'rejected') this.rejected.add(`${key} ${place.entityId}`);
      else if (place.isHighlight) this.linked.add(key);
      else accepted.push(place);
    }
    accepted.sort((one, other) => one.start - other.start);
    for (const { start, end } of accepted) {
      this.starts.push(start);
      this.reach.push(Math.max(end, this.reach.at(-1) ?? 0));
    }
  }

  /** Whether words are accepted for any entity, or touch words that are. */
  isTaken({ start, end }: Span): boolean {
    if (this.linked.has(`${start} ${end}`)) return true;
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.starts[middle] ?? 0) < end) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (this.reach[low - 1] ?? 0) > start;
  }

  isRejected({ start, end }: Span, entityId: string): boolean {
    return this.rejected.has(`${start} ${end} ${entityId}`);
  }
}
