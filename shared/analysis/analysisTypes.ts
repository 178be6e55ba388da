import type { Alias, EntityKind } from '../domain/entity';
import type { Span } from '../domain/span';

/** What analysis knows of an entity: enough of the record to find its names and to choose between bearers of one name. */
export interface RegistryEntity {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly aliases: readonly Alias[];
}

/** A text as analysis reads it; every span is in UTF-16 units of `text`. */
export interface AnalyzedText {
  readonly text: string;
  /** Headings and the lines around them are read differently from sentences; empty where the text has no known blocks. */
  readonly headings: readonly Span[];
  /** Stretches that are not read (trimmed by a person); nothing is found that touches one. */
  readonly skipped: readonly Span[];
  /** EDTF date of the article, by which roles are judged; null where unknown. */
  readonly date: string | null;
}

/** Why a candidate is preferred over others, strongest first as ranked. */
export type CandidateReason =
  | 'decided' | 'onlyBearer' | 'fullNameInText' | 'heldRoleThen' | 'namedBefore' | 'standsWithOthers' | 'kindFits' | 'noReason';

/** One entity that a form found in the text may mean. */
export interface MentionCandidate {
  readonly entityId: string;
  /** The kind of the name by which it was found; the entity's own name is a `name`. */
  readonly nameKind: Alias['kind'];
  /** 0 … 1; candidates of one mention are ranked by it, best first. */
  readonly score: number;
  readonly reason: CandidateReason;
}

/**
 * Words of a text that are a known name. One candidate that clearly leads is a suggestion; where none leads,
 * `isAmbiguous` is true and nothing is guessed: a person chooses.
 */
export interface FoundMention extends Span {
  /** The known form as the registry writes it. */
  readonly form: string;
  readonly candidates: readonly MentionCandidate[];
  readonly isAmbiguous: boolean;
}

/** Somebody or something a text speaks of that the registry does not know: one proposal for all its forms in the text. */
export interface EntityProposal {
  /** The fullest form found. */
  readonly name: string;
  readonly kind: EntityKind;
  /** Every form that was joined into it, as written, the fullest first. */
  readonly forms: readonly string[];
  /** Every place, in text order. */
  readonly spans: readonly Span[];
  /** 0 … 1. */
  readonly confidence: number;
}
