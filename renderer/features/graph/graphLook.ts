import { entityKinds, type EntityKind } from '../../../shared/domain/entity';
import type { GraphColors } from '../../../shared/exporting/graphSvg';

/** What a drawing looks like in the theme of the moment. */
export interface GraphLook extends GraphColors {
  readonly inkSoft: string;
  readonly focus: string;
  readonly font: string;
}

const kindTokens: Readonly<Record<EntityKind, string>> = {
  person: 'blue', organization: 'violet', place: 'green', event: 'amber', work: 'rose', topic: '',
};

/** Reads the colors of the theme: a canvas knows nothing of style sheets. */
export function readLook(element: Element): GraphLook {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const colorsOf = (kind: EntityKind): { readonly fill: string; readonly line: string } => {
    const name = kindTokens[kind];
    return name === '' ? { fill: token('--panel-strong'), line: token('--ink-soft') } : { fill: token(`--mark-${name}`), line: token(`--mark-${name}-line`) };
  };
  return {
    paper: token('--paper'), ink: token('--ink'), inkSoft: token('--ink-soft'), line: token('--line-strong'), relation: token('--accent'), focus: token('--focus'),
    font: token('--font-interface'),
    kinds: Object.fromEntries(entityKinds.map((kind) => [kind, colorsOf(kind)])) as Record<EntityKind, { readonly fill: string; readonly line: string }>,
  };
}
