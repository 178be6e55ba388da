import type { HighlightColor } from '../../../shared/domain/passage';
import styles from './ColorSwatch.module.css';

/** A color as it looks on the page: its ground and its line. */
export function ColorSwatch({ color }: { readonly color: HighlightColor }) {
  return <span aria-hidden className={styles['swatch']} data-color={color}>a</span>;
}
