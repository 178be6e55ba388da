import { Highlighter } from 'lucide-react';
import { formatPublicationDate } from '../../../shared/domain/publicationDate';
import type { Source } from '../../../shared/domain/source';
import styles from './LibraryList.module.css';
import { ReadingStateShape } from './ReadingStateShape';

/** "The Gazette · 29 Aug 2024", as far as it is known. */
export function originOf(source: Source): string {
  const parts = [source.outlet || source.byline, source.published.edtf === null ? '' : formatPublicationDate(source.published)];
  return parts.filter((part) => part !== '').join(' · ') || source.fileName || 'Pasted text';
}

interface LibraryRowProps {
  readonly source: Source;
  readonly tagNames: readonly string[];
  /** Undefined until it is counted. */
  readonly highlights: number | undefined;
}

export function LibraryRow({ source, tagNames, highlights }: LibraryRowProps) {
  return (
    <div className={styles['row']} data-state={source.readingState}>
      <span className={styles['state']}><ReadingStateShape state={source.readingState} /></span>
      <div className={styles['rowText']}>
        <div className={styles['title']} title={source.title}>{source.title}</div>
        <div className={styles['meta']}>
          <span className={styles['origin']}>{originOf(source)}</span>
          {highlights ? (
            <span className={styles['count']}>
              <Highlighter aria-hidden size={11} />
              {highlights}
              <span className="visually-hidden">{highlights === 1 ? ' highlight' : ' highlights'}</span>
            </span>
          ) : null}
        </div>
        {tagNames.length > 0 ? (
          <div className={styles['tags']}>
            {tagNames.map((name) => <span key={name} className={styles['tag']}>{name}</span>)}
          </div>
        ) : null}
      </div>
    </div>
  );
}
