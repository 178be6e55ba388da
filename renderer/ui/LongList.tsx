import { useMemo, type ReactNode } from 'react';
import { useRowWindow } from './useRowWindow';

interface LongListProps<Item extends { readonly key: string }> {
  readonly label: string;
  readonly items: readonly Item[];
  renderRow(item: Item): ReactNode;
  readonly estimatedHeight: number;
  readonly className: string | undefined;
  readonly rowClassName: string | undefined;
}

const rowsOnce = 60;

/** A plain list of any length, of which only what is in view is drawn; its rows hold their own controls. */
export function LongList<Item extends { readonly key: string }>({ label, items, renderRow, estimatedHeight, className, rowClassName }: LongListProps<Item>) {
  const keys = useMemo(() => items.map((item) => item.key), [items]);
  const { list, measure, onScroll, ...drawn } = useRowWindow<HTMLUListElement>({ keys, estimatedHeight });
  const { first, last, above, below } = items.length <= rowsOnce ? { first: 0, last: items.length, above: 0, below: 0 } : drawn;
  return (
    <ul ref={list} className={className} aria-label={label} tabIndex={0} onScroll={onScroll}>
      {above > 0 ? <li role="presentation" style={{ height: above }} /> : null}
      {items.slice(first, last).map((item, index) => (
        <li key={item.key} ref={measure} data-key={item.key} className={rowClassName} aria-setsize={items.length} aria-posinset={first + index + 1}>
          {renderRow(item)}
        </li>
      ))}
      {below > 0 ? <li role="presentation" style={{ height: below }} /> : null}
    </ul>
  );
}
