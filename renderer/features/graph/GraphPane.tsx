import { useState } from 'react';
import { Download, Route, Table2, X } from 'lucide-react';
import type { EntityId } from '../../../shared/domain/ids';
import { wholeGraph } from '../../../shared/analysis/graphFilters';
import { useActions, useServices } from '../../services';
import { ActionButton } from '../../ui/ActionButton';
import { Button, IconButton } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Progress } from '../../ui/Progress';
import { useStore } from '../../workspace/store';
import { GraphCanvas } from './GraphCanvas';
import { GraphExportDialog } from './GraphExportDialog';
import { graphSessionOf } from './graphSession';
import { GraphSide } from './GraphSide';
import { GraphTable } from './GraphTable';
import { connectionsText, entitiesText } from './graphWords';
import { PathsDialog } from './PathsDialog';
import { useShownGraph } from './useGraph';
import styles from './GraphPane.module.css';

/** How the notebook's entities are connected: drawn, or as a table; what is chosen stands beside it. */
export function GraphPane({ onClose }: { onClose(): void }) {
  const services = useServices();
  const { actions, navigation } = services;
  const session = graphSessionOf(services);
  const { state, model } = useShownGraph(session);
  const unit = useStore(session.scope);
  const filter = useStore(session.filter);
  const form = useStore(session.form);
  const selection = useStore(session.selection);
  const [dialog, setDialog] = useState<'paths' | 'export' | null>(null);
  const hasGraph = model !== null && model.graph.nodes.length > 0;
  const open = (id: EntityId): void => navigation.open({ kind: 'entity', id }, { beside: true });

  useActions('graph', [
    {
      id: 'showGraphAsTable', category: 'Graph', label: 'Graph as a table', shortcut: 'Alt+Shift+t', isChecked: form === 'table', menu: { name: 'view', group: 3, order: 0 },
      run: () => session.form.set(form === 'table' ? 'drawing' : 'table'),
    },
    {
      id: 'findPaths', category: 'Graph', label: 'How are two entities connected?', shortcut: 'Alt+Shift+p', isEnabled: hasGraph, menu: { name: 'view', group: 3, order: 1 },
      run: () => setDialog('paths'),
    },
    { id: 'exportGraph', category: 'Graph', label: 'Export graph…', isEnabled: hasGraph, menu: { name: 'file', group: 3, order: 3 }, run: () => setDialog('export') },
  ]);

  return (
    <article className={styles['pane']} aria-label="Graph">
      <header className={styles['header']}>
        <h1>Graph</h1>
        <p role="status">{model ? `${entitiesText(model.graph.nodes.length)}, ${connectionsText(model.graph.from.length)}` : ''}</p>
        <div className={styles['tools']}>
          <Button tone="quiet" isDisabled={!hasGraph} onPress={() => actions.run('findPaths')}><Route aria-hidden />How are … connected?</Button>
          <ActionButton actions={actions} actionId="showGraphAsTable"><Table2 aria-hidden /></ActionButton>
          <ActionButton actions={actions} actionId="exportGraph"><Download aria-hidden /></ActionButton>
          <IconButton label="Close graph" onPress={onClose}><X aria-hidden /></IconButton>
        </div>
      </header>
      {state.status === 'failed' ? <EmptyState title="The graph could not be made">{state.reason} Nothing in your notebook is lost. Restart Ibidem to try again.</EmptyState> : null}
      {state.status === 'preparing' ? (
        <div className={styles['preparing']}>{state.total > 0 ? <Progress label="Reading the articles" done={state.done} total={state.total} /> : <p role="status">Reading the notebook…</p>}</div>
      ) : null}
      {model && !hasGraph ? <NoGraph {...model.graph.known} isWhole={JSON.stringify(filter) === JSON.stringify(wholeGraph)} onShowAll={() => session.filter.set(wholeGraph)} onSuggest={() => session.filter.set((current) => ({ ...current, withSuggestions: true }))} /> : null}
      {model && hasGraph ? (
        <div className={styles['body']}>
          <div className={styles['view']}>
            {form === 'drawing' ? (
              <GraphCanvas session={session} model={model} selection={selection} onSelect={session.selection.set} onOpen={open} />
            ) : (
              <GraphTable model={model} unit={unit} selection={selection} onSelect={session.selection.set} />
            )}
          </div>
          {selection ? (
            <div className={styles['side']}>
              <GraphSide session={session} model={model} selection={selection} unit={unit} onSelect={session.selection.set} onOpen={open} />
            </div>
          ) : null}
        </div>
      ) : null}
      {dialog === 'paths' && model ? (
        <PathsDialog session={session} model={model} unit={unit} firstId={selection?.kind === 'node' ? selection.id : null} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'export' && model ? <GraphExportDialog model={model} unit={unit} onClose={() => setDialog(null)} /> : null}
    </article>
  );
}

interface NoGraphProps {
  readonly entities: number;
  readonly mentions: number;
  readonly relations: number;
  readonly suggestions: number;
  readonly isWhole: boolean;
  onShowAll(): void;
  onSuggest(): void;
}

/** Says why nothing is drawn and what to do. */
function NoGraph({ entities, mentions, relations, suggestions, isWhole, onShowAll, onSuggest }: NoGraphProps) {
  if (!isWhole && mentions + relations + suggestions > 0) {
    return <EmptyState title="These filters show no connections" actions={<Button tone="primary" onPress={onShowAll}>Show all</Button>}>Fewer filters, or paragraphs in place of sentences, may show some.</EmptyState>;
  }
  if (entities === 0) {
    return <EmptyState title="No entities to connect yet">Highlight a name while you read and link it to a person, organization, place or event. Entities that stand in the same sentence are connected here.</EmptyState>;
  }
  return (
    <EmptyState title="No connections yet" actions={<Button tone="primary" onPress={onSuggest}>Add suggested mentions</Button>}>
      {`You have ${entitiesText(entities)}. They are connected here once two of them are linked in the same sentence of an article, or when you relate one to another on its page. What Ibidem finds by itself can be added.`}
    </EmptyState>
  );
}
