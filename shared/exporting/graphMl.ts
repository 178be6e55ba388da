import { datedRelation, kindWord, relationWords, xmlText, type GraphDrawing } from './graphDrawing';

interface Key {
  readonly id: string;
  readonly of: 'node' | 'edge';
  readonly name: string;
  readonly type: 'string' | 'int' | 'double';
}

const keys: readonly Key[] = [
  { id: 'label', of: 'node', name: 'label', type: 'string' },
  { id: 'kind', of: 'node', name: 'kind', type: 'string' },
  { id: 'degree', of: 'node', name: 'degree', type: 'int' },
  { id: 'x', of: 'node', name: 'x', type: 'double' },
  { id: 'y', of: 'node', name: 'y', type: 'double' },
  { id: 'link', of: 'edge', name: 'link', type: 'string' },
  { id: 'weight', of: 'edge', name: 'weight', type: 'double' },
  { id: 'sources', of: 'edge', name: 'sources', type: 'int' },
  { id: 'edgelabel', of: 'edge', name: 'label', type: 'string' },
  { id: 'validFrom', of: 'edge', name: 'validFrom', type: 'string' },
  { id: 'validTo', of: 'edge', name: 'validTo', type: 'string' },
];

/**
 * The graph as GraphML (http://graphml.graphdrawing.org), for Gephi, yEd, NetworkX and their like. Entities that stand
 * together make one undirected edge (`link` "together", `weight` how often); each relation makes a directed one.
 */
export function graphMl({ nodes, edges }: GraphDrawing): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    ...keys.map(({ id, of, name, type }) => `  <key id="${id}" for="${of}" attr.name="${name}" attr.type="${type}"/>`),
    '  <graph id="entities" edgedefault="undirected">',
    ...nodes.flatMap(({ id, name, kind, degree, x, y }) => [
      `    <node id="${xmlText(id)}">`,
      ...data({ label: name, kind: kindWord(kind), degree, x: round(x), y: round(y) }),
      '    </node>',
    ]),
    ...edges.flatMap(({ from, to, strength, sourceCount, relations }, index) => {
      const [one, other] = [nodes[from]?.id ?? '', nodes[to]?.id ?? ''];
      const together = strength === 0 ? [] : [
        `    <edge id="together-${index}" source="${xmlText(one)}" target="${xmlText(other)}" directed="false">`,
        ...data({ link: 'together', weight: strength, sources: sourceCount }),
        '    </edge>',
      ];
      return [
        ...together,
        ...relations.flatMap((relation) => [
          `    <edge id="${xmlText(relation.id)}" source="${xmlText(relation.isForth ? one : other)}" target="${xmlText(relation.isForth ? other : one)}" directed="true">`,
          ...data({ link: relationWords(relation.type), weight: 1, edgelabel: datedRelation(relation), validFrom: relation.validFrom, validTo: relation.validTo }),
          '    </edge>',
        ]),
      ];
    }),
    '  </graph>',
    '</graphml>',
  ];
  return `${lines.join('\n')}\n`;
}

function data(values: Readonly<Record<string, string | number | null>>): string[] {
  return Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [`      <data key="${key}">${xmlText(String(value))}</data>`]));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
