import type { EntityKind } from '../domain/entity';
import type { AnalyzedText, EntityProposal, FoundMention, RegistryEntity } from './analysisTypes';

/** What the analysis finds in one text, for scripts. Offsets are in UTF-16 units of the text. */
export interface AnalysisReport {
  readonly proposals: readonly {
    readonly name: string;
    readonly kind: EntityKind;
    readonly forms: readonly string[];
    readonly count: number;
    readonly confidence: number;
    readonly spans: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  }[];
  readonly mentions: readonly {
    /** The best candidate's name. */
    readonly entity: string;
    readonly entityId: string;
    readonly kind: EntityKind;
    /** What kind of name it is: a name, a role, a metonym … */
    readonly nameKind: string;
    readonly form: string;
    readonly text: string;
    readonly start: number;
    readonly end: number;
    readonly ambiguity: boolean;
    readonly candidates: readonly { readonly entity: string; readonly entityId: string; readonly score: number; readonly reason: string }[];
  }[];
}

/** Puts findings into the words of a report. */
export function reportOf({ text }: AnalyzedText, registry: readonly RegistryEntity[], mentions: readonly FoundMention[], proposals: readonly EntityProposal[]): AnalysisReport {
  const byId = new Map(registry.map((entity) => [entity.id, entity]));
  return {
    proposals: proposals.map(({ name, kind, forms, spans, confidence }) => ({
      name, kind, forms, count: spans.length, confidence, spans: spans.map(({ start, end }) => ({ start, end, text: text.slice(start, end) })),
    })),
    mentions: mentions.flatMap(({ start, end, form, candidates, isAmbiguous }) => {
      const [first] = candidates;
      const entity = first === undefined ? undefined : byId.get(first.entityId);
      if (first === undefined || entity === undefined) return [];
      return [{
        entity: entity.name, entityId: entity.id, kind: entity.kind, nameKind: first.nameKind, form, text: text.slice(start, end), start, end, ambiguity: isAmbiguous,
        candidates: candidates.map(({ entityId, score, reason }) => ({ entity: byId.get(entityId)?.name ?? entityId, entityId, score, reason })),
      }];
    }),
  };
}
