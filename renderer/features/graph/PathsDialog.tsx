import { useEffect, useState } from 'react';
import { ArrowLeftRight } from 'lucide-react';
import type { EntityId } from '../../../shared/domain/ids';
import type { GraphScope } from '../../../shared/analysis/graphTypes';
import { countedStretches } from '../../../shared/exporting/graphDrawing';
import { usualPathLimits } from '../../../shared/analysis/graphPaths';
import { Button, IconButton } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Typeahead, type TypeaheadItem } from '../../ui/Typeahead';
import type { ConnectingPath } from '../../worker/graphClient';
import type { EdgeDetail } from '../../worker/graphMessages';
import { EdgeEvidence } from './EdgeEvidence';
import type { GraphModel } from './graphModel';
import type { GraphSession } from './graphSession';
import { KindShape } from './KindShape';
import styles from './PathsDialog.module.css';

interface PathsDialogProps {
  readonly session: GraphSession;
  readonly model: GraphModel;
  readonly unit: GraphScope;
  readonly firstId: EntityId | null;
  onClose(): void;
}

/** How two entities are connected: the shortest ways from one to the other, each step with the words it rests on. */
export function PathsDialog({ session, model, unit, firstId, onClose }: PathsDialogProps) {
  const { nodes } = model.graph;
  const [fromId, setFromId] = useState<EntityId | null>(firstId);
  const [toId, setToId] = useState<EntityId | null>(null);
  const [found, setFound] = useState<{ readonly key: string; readonly paths: readonly ConnectingPath[] } | null>(null);
  const { client } = session;
  const key = `${fromId} ${toId}`;
  useEffect(() => {
    if (!fromId || !toId) return;
    let isGone = false;
    void client.paths(fromId, toId).then((paths) => (isGone ? undefined : setFound({ key: `${fromId} ${toId}`, paths })));
    return () => {
      isGone = true;
    };
  }, [client, fromId, toId, model]);
  const paths = found?.key === key ? found.paths : null;
  const nameOf = (id: string): string => nodes[model.placeOf(id as EntityId) ?? -1]?.name ?? '';
  const items = nodes.map(({ id, name, kind }): TypeaheadItem => ({ id, label: name, icon: <KindShape kind={kind} /> }));
  const field = (label: string, value: EntityId | null, set: (id: EntityId | null) => void, autoFocus: boolean) => (
    <Typeahead
      label={label} placeholder={value ? '' : 'Type a name'} autoFocus={autoFocus}
      items={items} selectedIds={value ? [value] : []} onAdd={(id) => set(id as EntityId)} onRemove={() => set(null)}
    />
  );
  return (
    <Dialog title="How are they connected?" size="large" onClose={onClose} footer={<Button onPress={onClose}>Close</Button>}>
      <div className={styles['ends']}>
        {field('From', fromId, setFromId, fromId === null)}
        <IconButton
          label="Swap"
          onPress={() => {
            setFromId(toId);
            setToId(fromId);
          }}
        >
          <ArrowLeftRight aria-hidden />
        </IconButton>
        {field('To', toId, setToId, fromId !== null)}
      </div>
      <p role="status" className={styles['outcome']}>{outcomeText(fromId, toId, paths, nameOf)}</p>
      {paths && paths.length > 0 ? (
        <ol className={styles['paths']} aria-label="Paths">
          {paths.map((path, index) => (
            <li key={path.nodeIds.join(' ')}>
              <details open={index === 0}>
                <summary>
                  <span className={styles['way']}>{path.nodeIds.map((id) => nameOf(id)).join(' → ')}</span>
                  <small>{path.edges.length === 1 ? '1 step' : `${path.edges.length} steps`}</small>
                </summary>
                {path.edges.map((edge, step) => (
                  <section key={`${edge.fromId} ${edge.toId}`} className={styles['step']} aria-label={stepText(path, step, nameOf)}>
                    <h3>{stepText(path, step, nameOf)} <small>{restsOn(edge, unit)}</small></h3>
                    <EdgeEvidence edge={edge} unit={unit} nameOf={nameOf} step={3} onLeave={onClose} />
                  </section>
                ))}
              </details>
            </li>
          ))}
        </ol>
      ) : null}
    </Dialog>
  );
}

function stepText(path: ConnectingPath, step: number, nameOf: (id: string) => string): string {
  return `${nameOf(path.nodeIds[step] ?? '')} and ${nameOf(path.nodeIds[step + 1] ?? '')}`;
}

function restsOn({ evidence, relationIds }: EdgeDetail, unit: GraphScope): string {
  const together = evidence.length > 0 ? [countedStretches(evidence.length, unit)] : [];
  const related = relationIds.length > 0 ? [relationIds.length === 1 ? '1 relation' : `${relationIds.length} relations`] : [];
  return [...together, ...related].join(' · ');
}

function outcomeText(fromId: EntityId | null, toId: EntityId | null, paths: readonly ConnectingPath[] | null, nameOf: (id: string) => string): string {
  if (!fromId || !toId) return 'Choose two entities of the graph. What its filters leave out is no way either.';
  if (fromId === toId) return 'Choose two different entities.';
  if (!paths) return 'Looking…';
  if (paths.length === 0) return `No way of up to ${usualPathLimits.longest} steps leads from ${nameOf(fromId)} to ${nameOf(toId)}. Other filters may show one.`;
  return paths.length === 1 ? 'One way.' : paths.length === usualPathLimits.most ? `The ${paths.length} shortest ways.` : `${paths.length} ways.`;
}
