import { useLexicalNodeSelection } from '@lexical/react/useLexicalNodeSelection';
import type { NodeKey } from 'lexical';
import styles from './chips.module.css';

export function UnknownChip({ nodeKey, isInline }: { readonly nodeKey: NodeKey; readonly isInline: boolean }) {
  const [isSelected] = useLexicalNodeSelection(nodeKey);
  return (
    <span className={isInline ? styles['unknown'] : styles['unknownBlock']} data-selected={isSelected}>
      Something this version does not know (kept)
    </span>
  );
}
