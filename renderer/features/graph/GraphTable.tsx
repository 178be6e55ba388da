import { useEffect, useEffectEvent, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { graphText } from './graphWords';
import type { GraphModel } from './graphModel';
import { graphRows, rowOrders, sortedRows, type GraphRow, type RowOrder, type RowSort } from './graphRows';
import type { GraphSelection } from './graphSession';
import { KindShape } from './KindShape';
import type { GraphScope } from '../../../shared/analysis/graphTypes';
import styles from './GraphTable.module.css';

interface GraphTableProps {
  readonly model: GraphModel;
  readonly unit: GraphScope;
  readonly selection: GraphSelection | null;
  onSelect(selection: GraphSelection): void;
}

const rowHeight = 34;
const extraRows = 10;

/** Every connection of the graph as a row: says what the drawing says. */
export function GraphTable({ model, unit, selection, onSelect }: GraphTableProps) {
  const gridId = useId();
  const grid = useRef<HTMLDivElement>(null);
  const [sort, setSort] = useState<RowSort>({ by: 'strength', isDescending: true });
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const [viewHeight, setViewHeight] = useState(600);
  const rows = useMemo(() => sortedRows(graphRows(model), sort), [model, sort]);
  const active = Math.max(0, rows.findIndex(({ key }) => key === activeKey));
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - extraRows);
  const last = Math.min(rows.length, Math.ceil((scrollTop + viewHeight) / rowHeight) + extraRows);
  const labels: Readonly<Record<RowOrder, string>> = {
    fromName: 'Entity', toName: 'Connected with', strength: unit === 'sentence' ? 'Sentences' : 'Paragraphs', sourceCount: 'Articles', relations: 'Relations',
  };

  useEffect(() => {
    const element = grid.current;
    if (!element) return;
    const watching = new ResizeObserver(() => setViewHeight(element.clientHeight));
    watching.observe(element);
    return () => watching.disconnect();
  }, []);

  const bringIntoView = useEffectEvent(() => {
    const element = grid.current;
    if (!element || activeKey === null) return;
    // The head of the table covers the first row's height.
    const [top, bottom] = [active * rowHeight, (active + 2) * rowHeight];
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
  });
  useEffect(() => bringIntoView(), [activeKey]);

  const choose = ({ fromId, toId, key }: GraphRow): void => {
    setActiveKey(key);
    onSelect({ kind: 'edge', fromId, toId });
  };
  const sortBy = (by: RowOrder): void => setSort((current) => ({ by, isDescending: current.by === by ? !current.isDescending : by === 'strength' || by === 'sourceCount' }));

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== grid.current) return;
    const page = Math.max(1, Math.floor(viewHeight / rowHeight) - 2);
    const moves: Readonly<Record<string, number>> = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + page, PageUp: active - page, Home: 0, End: rows.length - 1 };
    const next = moves[event.key];
    const row = rows[active];
    if (next !== undefined) setActiveKey(rows[Math.min(rows.length - 1, Math.max(0, next))]?.key ?? null);
    else if ((event.key === 'Enter' || event.key === ' ') && row) choose(row);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const isChosen = ({ fromId, toId }: GraphRow): boolean => selection?.kind === 'edge' && [fromId, toId].every((id) => id === selection.fromId || id === selection.toId);
  return (
    <div
      ref={grid}
      role="grid"
      aria-label={graphText(model.graph)}
      aria-rowcount={rows.length + 1}
      aria-colcount={rowOrders.length}
      aria-activedescendant={activeKey !== null && active >= first && active < last ? `${gridId}-${active}` : undefined}
      tabIndex={0}
      className={styles['grid']}
      onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        if (event.target === event.currentTarget && activeKey === null) setActiveKey(rows[0]?.key ?? null);
      }}
    >
      <div role="row" aria-rowindex={1} className={`${styles['row']} ${styles['head']}`}>
        {rowOrders.map((by) => (
          <div key={by} role="columnheader" aria-sort={sort.by === by ? (sort.isDescending ? 'descending' : 'ascending') : 'none'} data-number={by === 'strength' || by === 'sourceCount'}>
            <button type="button" onClick={() => sortBy(by)}>
              {labels[by]}
              {sort.by === by ? (sort.isDescending ? <ArrowDown aria-hidden size={13} /> : <ArrowUp aria-hidden size={13} />) : null}
            </button>
          </div>
        ))}
      </div>
      <div role="presentation" style={{ height: first * rowHeight }} />
      {rows.slice(first, last).map((row, index) => (
        <div
          key={row.key}
          id={`${gridId}-${first + index}`}
          role="row"
          aria-rowindex={first + index + 2}
          aria-selected={isChosen(row)}
          data-active={row.key === activeKey}
          className={styles['row']}
          onClick={() => choose(row)}
        >
          <div role="gridcell"><KindShape kind={row.fromKind} /><span>{row.fromName}</span></div>
          <div role="gridcell"><KindShape kind={row.toKind} /><span>{row.toName}</span></div>
          <div role="gridcell" data-number>{row.strength.toLocaleString('en')}</div>
          <div role="gridcell" data-number>{row.sourceCount.toLocaleString('en')}</div>
          <div role="gridcell"><span>{row.relations}</span></div>
        </div>
      ))}
      <div role="presentation" style={{ height: (rows.length - last) * rowHeight }} />
    </div>
  );
}
