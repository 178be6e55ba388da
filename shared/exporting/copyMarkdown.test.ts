import { describe, expect, it } from 'vitest';
import { unknownDate } from '../domain/publicationDate';
import { citationOf, noteCopyMarkdown, passageMarkdown, quotationWithCitation, sourceHighlightsMarkdown } from './copyMarkdown';
import { goldenNotebook } from './golden/goldenNotebook';
import { nodesOf, parsedMarkdown, wordsOf } from './golden/parsedMarkdown';
import { emptySnapshot } from './snapshot';

const snapshot = goldenNotebook();
const [source] = snapshot.sources;
const [passage, envoy] = snapshot.passages;
const [note] = snapshot.notes;
if (!source || !passage || !envoy || !note) throw new Error('The golden notebook has a source, two highlights and a note');

describe('citations', () => {
  it('name what is known', () => {
    expect(citationOf(source)).toBe('Mara Lind, “Harbor talks: "a first step" | The Example Courier”, The Example Courier, 29 Aug 2024, https://www.courier.example/2024/08/harbor_talks?ref=a*b');
    expect(citationOf({ ...source, title: '', byline: '', outlet: ' ', url: '', published: unknownDate })).toBe('“Untitled”');
  });

  it('follow the exact words', () => {
    expect(quotationWithCitation(envoy, { ...source, title: 'T', outlet: '', url: '' })).toBe('“Envoy Ilse Varga” — Mara Lind, “T”, 29 Aug 2024');
  });

  it('do not double quotation marks that are already around the words', () => {
    const quoting = (exact: string): string => quotationWithCitation({ ...envoy, anchor: { ...envoy.anchor, exact } }, { ...source, title: 'T', byline: '', outlet: '', url: '', published: unknownDate });
    expect(quoting('“We meet.”')).toBe('“We meet.” — “T”');
    expect(quoting('“We” and “they”')).toBe('““We” and “they”” — “T”');
    expect(quoting('two\nlines')).toBe('“two lines” — “T”');
  });
});

describe('Markdown for the clipboard', () => {
  it('quotes a highlight with its citation and comment', () => {
    expect(passageMarkdown(envoy, source)).toBe(
      '> Envoy Ilse Varga\n>\n> — Mara Lind, “[Harbor talks: "a first step" | The Example Courier](https://www.courier.example/2024/08/harbor_talks?ref=a*b)”, The Example Courier, 29 Aug 2024\n',
    );
    const [, comment] = parsedMarkdown(passageMarkdown(passage, source)).children;
    expect(comment && wordsOf(comment)).toBe('Said twice that day.\u2028See also #protocol.');
  });

  it('lists the highlights of a source without any link to a file', () => {
    const markdown = sourceHighlightsMarkdown(snapshot, source.id);
    expect(nodesOf(parsedMarkdown(markdown), 'blockquote')).toHaveLength(5);
    expect(markdown).not.toMatch(/\[\[|\^psg/);
    expect(markdown).toContain('**Quotation** · #Conflict/Export-controls · Ilse Varga, Ministry of Ports');
    expect(sourceHighlightsMarkdown(emptySnapshot, source.id)).toBe('');
  });

  it('copies a note without front matter or links to files', () => {
    const markdown = noteCopyMarkdown(snapshot, note.id);
    expect(markdown).toMatch(/^# What was agreed\?\n\n## Reading/);
    expect(markdown).not.toMatch(/\[\[(Sources|Entities|Notes|#)/);
    expect(noteCopyMarkdown(emptySnapshot, note.id)).toBe('');
  });
});
