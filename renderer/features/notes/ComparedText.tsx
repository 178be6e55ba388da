import { useState } from 'react';
import type { ComparedLine, LineChange } from '../../../shared/history/noteComparison';
import type { LineForm } from '../../../shared/history/noteLines';
import type { TextPiece } from '../../../shared/history/wordComparison';
import { Button } from '../../ui/Button';
import { stretchesOf, type Stretch } from './comparedStretches';
import styles from './NoteHistory.module.css';

const signs: Readonly<Record<LineChange, string>> = { same: '', deleted: '−', inserted: '+', changed: '±', restyled: '~' };
const labels: Readonly<Record<LineChange, string>> = {
  same: '', deleted: 'Removed:', inserted: 'Added:', changed: 'Changed:', restyled: 'Only the formatting, a link or a citation changed:',
};

/** Words with what went struck through and what came underlined; said aloud as well. */
export function ComparedWords({ pieces }: { readonly pieces: readonly TextPiece[] }) {
  return pieces.map(({ kind, text }, index) => {
    switch (kind) {
      case 'same':
        return <span key={index}>{text}</span>;
      case 'deleted':
        return <del key={index}><span className="visually-hidden">[removed: </span>{text}<span className="visually-hidden">]</span></del>;
      case 'inserted':
        return <ins key={index}><span className="visually-hidden">[added: </span>{text}<span className="visually-hidden">]</span></ins>;
    }
  });
}

function isSameForm(before: LineForm, after: LineForm): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

function formName(form: LineForm): string {
  switch (form.kind) {
    case 'heading': return `heading ${form.level}`;
    case 'item': return `list item ${form.marker}`;
    case 'row': return 'table row';
    case 'rule': return 'line';
    case 'unknown': return 'unknown block';
    case 'paragraph':
    case 'quotation':
    case 'code': return form.kind;
  }
}

/** What changed beside the words, where something did. */
function FormNote({ line: { before, after, change } }: { readonly line: ComparedLine }) {
  if (!before || !after || change === 'same') return null;
  if (!isSameForm(before.form, after.form)) return <small className={styles['formNote']}>{`${formName(before.form)} → ${formName(after.form)}`}</small>;
  return change === 'restyled' ? <small className={styles['formNote']}>formatting, link or citation</small> : null;
}

function Line({ line }: { readonly line: ComparedLine }) {
  const form = (line.after ?? line.before)?.form ?? { kind: 'paragraph' };
  const level = form.kind === 'heading' ? Math.min(3, form.level) : 0;
  return (
    <div className={`${styles['compared']} ${styles[line.change]} ${styles[form.kind] ?? ''} ${level > 0 ? styles[`heading${level}`] : ''}`}>
      <span className={styles['sign']} aria-hidden>{signs[line.change]}</span>
      {line.change === 'same' ? null : <span className="visually-hidden">{labels[line.change]}</span>}
      {form.kind === 'item' ? <span className={styles['marker']} style={{ marginInlineStart: `${form.depth * 1.4}em` }}>{form.marker}</span> : null}
      <span className={styles['words']}>
        {form.kind === 'rule' ? <span className={styles['ruleLine']}><span className="visually-hidden">line across the text</span></span> : <ComparedWords pieces={line.pieces} />}
        <FormNote line={line} />
      </span>
    </div>
  );
}

/** Lines of a comparison; stretches in which nothing changed open on demand. */
export function ComparedText({ lines, isFolded }: { readonly lines: readonly ComparedLine[]; readonly isFolded: boolean }) {
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const isOpen = (stretch: Stretch): boolean => !isFolded || stretch.kind === 'shown' || opened.has(stretch.start);
  return stretchesOf(lines).map((stretch) =>
    isOpen(stretch) ? (
      stretch.lines.map((line, index) => <Line key={`${stretch.start} ${index}`} line={line} />)
    ) : (
      <div key={stretch.start} className={styles['fold']}>
        <Button tone="quiet" onPress={() => setOpened((current) => new Set([...current, stretch.start]))}>
          {`Show ${stretch.lines.length} unchanged lines`}
        </Button>
      </div>
    ),
  );
}
