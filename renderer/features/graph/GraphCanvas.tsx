import { useEffect, useEffectEvent, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { entityKindWords } from '../../../shared/domain/entity';
import type { EntityId } from '../../../shared/domain/ids';
import { usePreferences } from '../../services';
import { IconButton } from '../../ui/Button';
import { readLook } from './graphLook';
import type { Direction, GraphModel } from './graphModel';
import type { GraphSelection, GraphSession } from './graphSession';
import { GraphStage } from './graphStage';
import { connectionsText, graphText } from './graphWords';
import styles from './GraphPane.module.css';

interface GraphCanvasProps {
  readonly session: GraphSession;
  readonly model: GraphModel;
  readonly selection: GraphSelection | null;
  onSelect(selection: GraphSelection | null): void;
  onOpen(id: EntityId): void;
}

const arrows: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };
const zoomStep = 1.35;
const panStep = 60;

/** The drawing, with mouse and keys. */
export function GraphCanvas({ session, model, selection, onSelect, onOpen }: GraphCanvasProps) {
  const { theme } = usePreferences();
  const canvas = useRef<HTMLCanvasElement>(null);
  const stage = useRef<GraphStage | null>(null);
  const [activeId, setActiveId] = useState<EntityId | null>(null);
  const helpId = useId();
  const { nodes, from, to } = model.graph;
  const active = activeId === null ? null : model.placeOf(activeId);

  const pick = useEffectEvent((picked: { readonly node: number } | { readonly edge: number } | null) => {
    if (picked && 'node' in picked) setActiveId(nodes[picked.node]?.id ?? null);
    onSelect(selectionOf(picked));
  });
  const open = useEffectEvent((node: number) => openNode(node));
  const place = useEffectEvent((node: number, { x, y }: { readonly x: number; readonly y: number }) => {
    const id = nodes[node]?.id;
    if (id) session.client.pin(id, x, y);
  });

  useEffect(() => {
    if (!canvas.current) return;
    const made = new GraphStage(canvas.current, { onHover: () => undefined, onPick: (picked) => pick(picked), onOpen: (node) => open(node), onPlace: (node, spot) => place(node, spot) });
    stage.current = made;
    const stop = session.client.onMoved((positions, isSettled) => made.move(positions, isSettled));
    return () => {
      stop();
      made.close();
      stage.current = null;
    };
  }, [session]);

  useEffect(() => {
    const root = document.documentElement;
    const read = (): void => stage.current?.setLook(readLook(root));
    read();
    // The theme may follow the system's, which no preference tells.
    const watching = new MutationObserver(read);
    watching.observe(root, { attributes: true, attributeFilter: ['data-theme'] });
    return () => watching.disconnect();
  }, [theme, session]);

  useEffect(() => stage.current?.show(model, model.graph.isSettled), [model, session]);

  const selectedNode = selection?.kind === 'node' ? model.placeOf(selection.id) : null;
  const selectedEdge = selection?.kind === 'edge' ? model.edgeBetween(selection.fromId, selection.toId) : null;
  useEffect(() => stage.current?.setMarks({ active, selectedNode, selectedEdge }), [active, selectedNode, selectedEdge, model, session]);

  function selectionOf(picked: { readonly node: number } | { readonly edge: number } | null): GraphSelection | null {
    if (!picked) return null;
    if ('node' in picked) {
      const id = nodes[picked.node]?.id;
      return id ? { kind: 'node', id } : null;
    }
    const [fromId, toId] = [nodes[from[picked.edge] ?? -1]?.id, nodes[to[picked.edge] ?? -1]?.id];
    return fromId && toId ? { kind: 'edge', fromId, toId } : null;
  }

  function openNode(node: number): void {
    const id = nodes[node]?.id;
    if (id) onOpen(id);
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = arrows[event.key];
    if (direction && event.shiftKey) stage.current?.pan({ x: direction === 'left' ? panStep : direction === 'right' ? -panStep : 0, y: direction === 'up' ? panStep : direction === 'down' ? -panStep : 0 });
    else if (direction) {
      const next = active === null ? (model.byDegree[0] ?? null) : model.neighborToward(active, direction);
      if (next !== null) setActiveId(nodes[next]?.id ?? null);
    } else if (event.key === 'Home') setActiveId(nodes[model.byDegree[0] ?? -1]?.id ?? null);
    else if (event.key === 'Enter' && active !== null) openNode(active);
    else if (event.key === ' ' && active !== null) onSelect(selectionOf({ node: active }));
    else if (event.key === 'Escape' && selection) onSelect(null);
    else if (event.key === '+' || event.key === '=') stage.current?.zoom(zoomStep);
    else if (event.key === '-') stage.current?.zoom(1 / zoomStep);
    else if (event.key === '0') stage.current?.fit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const activeNode = active === null ? undefined : nodes[active];
  return (
    <div className={styles['drawing']}>
      <div
        role="application"
        aria-roledescription="graph"
        aria-label={graphText(model.graph)}
        aria-describedby={helpId}
        tabIndex={0}
        className={styles['stage']}
        onKeyDown={onKeyDown}
        onFocus={() => setActiveId((current) => current ?? (selection?.kind === 'node' ? selection.id : (nodes[model.byDegree[0] ?? -1]?.id ?? null)))}
        onBlur={() => setActiveId(null)}
      >
        <canvas ref={canvas} className={styles['canvas']} role="img" aria-label={graphText(model.graph)} />
      </div>
      <p id={helpId} className="visually-hidden">
        Arrow keys go to the connected entity in that direction, Space shows the connections of an entity, Enter opens it, plus and minus enlarge, 0 shows
        everything. The table says the same in rows.
      </p>
      <p role="status" className="visually-hidden">
        {activeNode ? `${activeNode.name}, ${entityKindWords[activeNode.kind].one.toLowerCase()}, ${connectionsText(activeNode.degree)}` : ''}
      </p>
      <div className={styles['zoom']} role="group" aria-label="Zoom">
        <IconButton label="Enlarge" shortcut="+" onPress={() => stage.current?.zoom(zoomStep)}><ZoomIn aria-hidden /></IconButton>
        <IconButton label="Reduce" shortcut="-" onPress={() => stage.current?.zoom(1 / zoomStep)}><ZoomOut aria-hidden /></IconButton>
        <IconButton label="Show everything" shortcut="0" onPress={() => stage.current?.fit()}><Maximize aria-hidden /></IconButton>
      </div>
    </div>
  );
}
