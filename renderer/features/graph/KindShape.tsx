import { entityKindWords, type EntityKind } from '../../../shared/domain/entity';
import { kindShapes } from '../../../shared/exporting/graphShapes';
import styles from './KindShape.module.css';

/** A kind's shape and color as the drawing has them. */
export function KindShape({ kind, size = 14, isNamed = true }: { readonly kind: EntityKind; readonly size?: number; readonly isNamed?: boolean }) {
  const corners = kindShapes[kind];
  const naming = isNamed ? { role: 'img', 'aria-label': entityKindWords[kind].one } : { 'aria-hidden': true };
  return (
    <svg {...naming} className={styles['shape']} data-kind={kind} width={size} height={size} viewBox="-1.6 -1.6 3.2 3.2">
      {corners.length === 0 ? <circle r={1.15} /> : <polygon points={corners.map((corner) => corner.join(',')).join(' ')} />}
    </svg>
  );
}
