import type { EntityId, PassageId, SourceId } from '../domain/ids';
import type { Passage } from '../domain/passage';
import type { CollectedNotebook } from './collect';

/** How many highlights the index tells of. */
export interface HighlightCounts {
  ofSource(id: SourceId): number;
  ofEntity(id: EntityId): number;
}

/** What the pages of an export held so far. */
export class HighlightTally implements HighlightCounts {
  private readonly bySource = new Map<SourceId, number>();
  private readonly byEntity = new Map<EntityId, number>();
  private readonly passageIds = new Set<PassageId>();

  takeSource(page: CollectedNotebook, id: SourceId): void {
    const passages = page.passagesOf(id);
    this.bySource.set(id, passages.length);
    for (const passage of passages) this.passageIds.add(passage.id);
  }

  takeEntity(page: CollectedNotebook, id: EntityId): void {
    this.byEntity.set(id, page.passagesOfEntity(id).length);
  }

  ofSource(id: SourceId): number {
    return this.bySource.get(id) ?? 0;
  }

  ofEntity(id: EntityId): number {
    return this.byEntity.get(id) ?? 0;
  }

  /** Whether the highlight was in its source when that one's page was read. */
  has(passage: Passage): boolean {
    return this.passageIds.has(passage.id);
  }
}
