import { useEffect, useRef, useState, type ReactNode } from 'react';
import { rowOffsets, rowWindow } from './rowWindow';
import { useRowMeasures } from './useRowMeasures';

interface LongListProps<Item extends { readonly key: string }> {
  readonly label: string;
  readonly items: readonly Item[];
  renderRow(item: Item): ReactNode;
  readonly estimatedHeight: number;
  readonly className: string | undefined;
  readonly rowClassName: string | undefined;
}

const extraRows = 8;
const rowsOnce = 60;

/** A plain list of any length, of which only what is in view is drawn; its rows hold their own controls. */
export function LongList<Item extends { readonly key: string }>({ label, items, renderRow, estimatedHeight, className, rowClassName }: LongListProps<Item>) {
  const list = useRef<HTMLUListElement>(null);
  const [scrollTop, setScrollTop] = useState(0);
  const { heights, viewHeight, measure } = useRowMeasures();
  useEffect(() => measure(list.current), [measure]);
  const offsets = rowOffsets(items.map((item) => item.key), heights, estimatedHeight);
  const short = { first: 0, last: items.length, above: 0, below: 0 };
  const { first, last, above, below } = items.length <= rowsOnce ? short : rowWindow(offsets, scrollTop, viewHeight, extraRows);
  return (
    <ul ref={list} className={className} aria-label={label} tabIndex={0} onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}>
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
