import type { NodeKey } from 'lexical';
import { useIsSelected } from './selectedChips';
import styles from './chips.module.css';

export function UnknownChip({ nodeKey, isInline }: { readonly nodeKey: NodeKey; readonly isInline: boolean }) {
  const isSelected = useIsSelected(nodeKey);
  return (
    <span className={isInline ? styles['unknown'] : styles['unknownBlock']} data-selected={isSelected}>
      Something this version does not know (kept)
    </span>
  );
}
