import { entityKindWords, type EntityKind } from '../domain/entity';
import { relationTypes } from '../domain/relation';

/** A node where it is drawn. */
export interface DrawnNode {
  readonly id: string;
  readonly name: string;
  readonly kind: EntityKind;
  readonly x: number;
  readonly y: number;
  /** The number of its edges. */
  readonly degree: number;
}

export interface DrawnRelation {
  readonly id: string;
  /** A key of `relationTypes`, or a person's own words. */
  readonly type: string;
  /** Whether it goes from the edge's first end to the other. */
  readonly isForth: boolean;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** A connection of two nodes, named by their places in the list of nodes. */
export interface DrawnEdge {
  readonly from: number;
  readonly to: number;
  /** In how many sentences or paragraphs both stand. */
  readonly strength: number;
  /** In how many sources these are. */
  readonly sourceCount: number;
  readonly relations: readonly DrawnRelation[];
}

/** A graph as it is drawn, for export. */
export interface GraphDrawing {
  readonly unit: 'sentence' | 'paragraph';
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
}

/** "3 sentences". */
export function countedStretches(count: number, unit: GraphDrawing['unit']): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** A relation's type in words, read from its first entity to its second. */
export function relationWords(type: string): string {
  return type in relationTypes ? relationTypes[type as keyof typeof relationTypes].label : type;
}

/** "Member of (2020 – 2023-06)". */
export function datedRelation({ type, validFrom, validTo }: Pick<DrawnRelation, 'type' | 'validFrom' | 'validTo'>): string {
  if (validFrom === null && validTo === null) return relationWords(type);
  return `${relationWords(type)} (${validFrom ?? ''} – ${validTo ?? ''})`.replace('( ', '(').replace(' )', ')');
}

export function kindWord(kind: EntityKind): string {
  return entityKindWords[kind].one;
}

/** Text as it may stand in XML: marks escaped, and what XML 1.0 has no way to write left out. */
export function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
