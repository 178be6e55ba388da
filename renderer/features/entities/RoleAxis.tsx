import type { Alias } from '../../../shared/domain/entity';
import { roleAxisOf } from './roleTimes';
import styles from './RoleAxis.module.css';

/** The names that were held for a time, as a list and as bars over the years. */
export function RoleAxis({ aliases }: { readonly aliases: readonly Alias[] }) {
  const axis = roleAxisOf(aliases);
  if (!axis) return null;
  return (
    <section className={styles['axis']} aria-label="Roles over time">
      <h2>Roles over time</h2>
      <ol>
        {axis.names.map(({ alias, words, from, to, isOpenBefore, isOpenAfter }, index) => (
          <li key={`${alias.text} ${index}`}>
            <span className={styles['name']}>{alias.text}</span>
            <small>{words}</small>
            <span className={styles['track']} aria-hidden>
              {axis.ticks.map(({ year, at }) => <span key={year} className={styles['line']} style={{ insetInlineStart: `${at * 100}%` }} />)}
              <span
                className={`${styles['bar']} ${isOpenBefore ? styles['openBefore'] : ''} ${isOpenAfter ? styles['openAfter'] : ''}`}
                style={{ insetInlineStart: `${from * 100}%`, inlineSize: `${Math.max(0.4, (to - from) * 100)}%` }}
              />
            </span>
          </li>
        ))}
      </ol>
      <div className={styles['years']} aria-hidden>
        <span className={styles['track']}>
          {axis.ticks.map(({ year, at }) => <span key={year} style={{ insetInlineStart: `${at * 100}%` }}>{year}</span>)}
        </span>
      </div>
    </section>
  );
}
