import { useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { X } from 'lucide-react';
import { entityKindWords } from '../../../shared/domain/entity';
import { countedStretches, relationWords } from '../../../shared/exporting/graphDrawing';
import type { GraphScope } from '../../../shared/analysis/graphTypes';
import type { EntityId } from '../../../shared/domain/ids';
import { Button, IconButton } from '../../ui/Button';
import { LongList } from '../../ui/LongList';
import type { EdgeDetail } from '../../worker/graphMessages';
import { EdgeEvidence } from './EdgeEvidence';
import type { GraphModel } from './graphModel';
import type { GraphSelection, GraphSession } from './graphSession';
import { connectionsText } from './graphWords';
import { KindShape } from './KindShape';
import styles from './GraphSide.module.css';

interface GraphSideProps {
  readonly session: GraphSession;
  readonly model: GraphModel;
  readonly selection: GraphSelection;
  readonly unit: GraphScope;
  onSelect(selection: GraphSelection | null): void;
  onOpen(id: EntityId): void;
}

/** What is chosen in the graph, beside it: a connection with what it rests on, or an entity with its connections. */
export function GraphSide(props: GraphSideProps) {
  const { selection } = props;
  return selection.kind === 'edge' ? <EdgeSide {...props} selection={selection} key={`${selection.fromId} ${selection.toId}`} /> : <NodeSide {...props} selection={selection} />;
}

function EdgeSide({ session, model, selection, unit, onSelect }: GraphSideProps & { readonly selection: Extract<GraphSelection, { kind: 'edge' }> }) {
  const { client } = session;
  const { fromId, toId } = selection;
  const [edge, setEdge] = useState<EdgeDetail | null | undefined>(undefined);
  useEffect(() => {
    let isGone = false;
    void client.evidence(fromId, toId).then((found) => (isGone ? undefined : setEdge(found)));
    return () => {
      isGone = true;
    };
  }, [client, fromId, toId, model]);
  const nameOf = (id: string): string => model.graph.nodes[model.placeOf(id as EntityId) ?? -1]?.name ?? '';
  const names = [nameOf(fromId), nameOf(toId)];
  return (
    <section className={styles['side']} aria-label="Connection">
      <header className={styles['header']}>
        <h2>
          <AriaButton className={styles['name'] ?? ''} onPress={() => onSelect({ kind: 'node', id: fromId })}>{names[0]}</AriaButton>
          {' and '}
          <AriaButton className={styles['name'] ?? ''} onPress={() => onSelect({ kind: 'node', id: toId })}>{names[1]}</AriaButton>
        </h2>
        <IconButton label="Close connection" onPress={() => onSelect(null)}><X aria-hidden /></IconButton>
      </header>
      {edge ? <p className={styles['count']} role="status">{edgeSummary(edge, unit)}</p> : null}
      {edge === null ? <p className={styles['count']}>Nothing that is shown connects these two any more.</p> : null}
      <div className={styles['body']} tabIndex={-1}>{edge ? <EdgeEvidence edge={edge} unit={unit} nameOf={nameOf} /> : null}</div>
    </section>
  );
}

function edgeSummary({ evidence, relationIds }: EdgeDetail, unit: GraphScope): string {
  const together = evidence.length === 0 ? [] : [`Together in ${countedStretches(evidence.length, unit)} of ${new Set(evidence.map(({ sourceId }) => sourceId)).size === 1 ? '1 article' : `${new Set(evidence.map(({ sourceId }) => sourceId)).size} articles`}`];
  const related = relationIds.length === 0 ? [] : [relationIds.length === 1 ? '1 relation' : `${relationIds.length} relations`];
  return [...together, ...related].join(' · ');
}

function NodeSide({ model, selection, unit, onSelect, onOpen }: GraphSideProps & { readonly selection: Extract<GraphSelection, { kind: 'node' }> }) {
  const { graph } = model;
  const place = model.placeOf(selection.id);
  const node = place === null ? undefined : graph.nodes[place];
  if (place === null || !node) {
    return (
      <section className={styles['side']} aria-label="Entity">
        <header className={styles['header']}>
          <h2>Not shown</h2>
          <IconButton label="Close entity" onPress={() => onSelect(null)}><X aria-hidden /></IconButton>
        </header>
        <p className={styles['count']}>With these filters the entity has no connections.</p>
      </section>
    );
  }
  const strengthOf = (edge: number): number => (graph.strengths[edge] ?? 0) + (model.relationsOf.get(edge)?.length ?? 0);
  const neighbors = model.neighborsOf(place).map((each) => ({ ...each, key: graph.nodes[each.node]?.id ?? '', name: graph.nodes[each.node]?.name ?? '' })).sort((a, b) => strengthOf(b.edge) - strengthOf(a.edge) || a.name.localeCompare(b.name));
  return (
    <section className={styles['side']} aria-label="Entity">
      <header className={styles['header']}>
        <h2><KindShape kind={node.kind} size={16} isNamed={false} /> {node.name}</h2>
        <IconButton label="Close entity" onPress={() => onSelect(null)}><X aria-hidden /></IconButton>
      </header>
      <div className={styles['count']}>
        <p>{entityKindWords[node.kind].one} · {connectionsText(node.degree)}</p>
        <Button onPress={() => onOpen(node.id)}>Open entity</Button>
      </div>
      <LongList
        label={`Connections of ${node.name}`}
        items={neighbors}
        estimatedHeight={46}
        className={styles['list']}
        rowClassName={styles['row']}
        renderRow={({ node: other, edge }) => {
          const neighbor = graph.nodes[other];
          if (!neighbor) return null;
          const types = (model.relationsOf.get(edge) ?? []).map((relation) => relationWords(graph.relationTypes[relation] ?? ''));
          const strength = graph.strengths[edge] ?? 0;
          return (
            <AriaButton className={styles['connection'] ?? ''} onPress={() => onSelect({ kind: 'edge', fromId: node.id, toId: neighbor.id })}>
              <KindShape kind={neighbor.kind} />
              <span className={styles['to']}>{neighbor.name}</span>
              <small>{[...(strength > 0 ? [countedStretches(strength, unit)] : []), ...new Set(types)].join(' · ')}</small>
            </AriaButton>
          );
        }}
      />
    </section>
  );
}
