import type { MarkedText } from '../../../shared/contracts/searchContract';
import styles from './SearchList.module.css';

/** Words with those that were looked for marked. */
export function Marked({ text, marks }: MarkedText) {
  const pieces = marks.flatMap(({ start, end }, index) => {
    const from = marks[index - 1]?.end ?? 0;
    // Terms may overlap: what is marked already is not marked again.
    const begin = Math.max(start, from);
    if (end <= begin) return [];
    return [text.slice(from, begin), <mark key={start} className={styles['mark']}>{text.slice(begin, end)}</mark>];
  });
  return <>{pieces}{text.slice(Math.max(0, ...marks.map(({ end }) => end)))}</>;
}
