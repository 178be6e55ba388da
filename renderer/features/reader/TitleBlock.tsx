import { ExternalLink } from 'lucide-react';
import { formatPublicationDate } from '../../../shared/domain/publicationDate';
import type { Source } from '../../../shared/domain/source';
import type { SourceDocument } from '../../../shared/domain/sourceDocument';
import styles from './SourcePane.module.css';

const readingWordsPerMinute = 230;

function hostOf(url: string): string {
  const host = /^https?:\/\/([^/?#]+)/i.exec(url)?.[1];
  return host?.replace(/^www\./, '') ?? url;
}

/** Whether the text begins with its own title as a heading, which then is the one that is shown and can be highlighted. */
export function isTitleInText(source: Source, { text, blocks }: SourceDocument): boolean {
  const [first] = blocks;
  const onOneLine = (words: string): string => words.replace(/\s+/g, ' ').trim();
  return first?.kind === 'heading' && onOneLine(text.slice(first.start, first.end)) === onOneLine(source.title);
}

interface TitleBlockProps {
  readonly source: Source;
  readonly isTitleInText: boolean;
  onOpen(): void;
}

/** What stands above the text: title, who published it, who wrote it, when, and where it can be read. */
export function TitleBlock({ source, isTitleInText: isRepeated, onOpen }: TitleBlockProps) {
  const parts = [source.outlet, source.byline, source.published.edtf === null ? '' : formatPublicationDate(source.published)].filter((part) => part !== '');
  const minutes = Math.max(1, Math.round(source.wordCount / readingWordsPerMinute));
  return (
    <header className={styles['title']} data-kicker={isRepeated}>
      <h2 className={isRepeated ? 'visually-hidden' : ''}>{source.title || 'Untitled'}</h2>
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
