import { ExternalLink } from 'lucide-react';
import { formatPublicationDate } from '../../../shared/domain/publicationDate';
import type { Source } from '../../../shared/domain/source';
import styles from './SourcePane.module.css';

const readingWordsPerMinute = 230;

function hostOf(url: string): string {
  const host = /^https?:\/\/([^/?#]+)/i.exec(url)?.[1];
  return host?.replace(/^www\./, '') ?? url;
}

/** What stands above the text: title, who published it, who wrote it, when, and where it can be read. */
export function TitleBlock({ source, onOpen }: { readonly source: Source; onOpen(): void }) {
  const parts = [source.outlet, source.byline, source.published.edtf === null ? '' : formatPublicationDate(source.published)].filter((part) => part !== '');
  const minutes = Math.max(1, Math.round(source.wordCount / readingWordsPerMinute));
  return (
    <header className={styles['title']}>
      <h2>{source.title || 'Untitled'}</h2>
      <p>
        {parts.map((part, index) => (
          <span key={index}>{part}</span>
        ))}
        {source.wordCount > 0 ? <span>{minutes} min</span> : null}
        {/^https?:/i.test(source.url) ? (
          <span>
            <a
              href={source.url}
              title={source.url}
              onClick={(event) => {
                event.preventDefault();
                onOpen();
              }}
            >
              {hostOf(source.url)}
              <ExternalLink aria-hidden size={12} />
              <span className="visually-hidden"> (opens in your browser)</span>
            </a>
          </span>
        ) : null}
      </p>
    </header>
  );
}
