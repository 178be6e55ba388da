import { useLayoutEffect, useMemo, useRef, useState, type MouseEvent } from 'react';
import { deleteSource } from '../../commands/sourceCommands';
import { usePreferences, useServices } from '../../services';
import { ConfirmDialog } from '../../ui/Dialog';
import { useStore } from '../../workspace/store';
import { Announcer } from './Announcer';
import { ArticleText } from './ArticleText';
import { ColorMeaningsDialog } from './ColorMeaningsDialog';
import { FindBar } from './FindBar';
import { isPlaced } from './locatedPassages';
import { NameLayer } from './NameLayer';
import { Painter } from './painting';
import { ReaderActions } from './ReaderActions';
import { readerSessionOf } from './readerSession';
import { ReaderToolbar } from './ReaderToolbar';
import { createReaderView } from './readerView';
import { ReadingCaret } from './ReadingCaret';
import { RespanBar } from './RespanBar';
import { SelectionToolbar } from './SelectionToolbar';
import { sectionsOf } from './textSections';
import { isTitleInText, TitleBlock } from './TitleBlock';
import { TrimBar } from './TrimBar';
import { useFind } from './useFind';
import { useHighlighting } from './useHighlighting';
import type { Reading } from './useReading';
import { useReadingPosition } from './useReadingPosition';
import { useRegion } from './useRegion';
import { useReveal } from './useReveal';
import { useTrims } from './useTrims';
import styles from './SourcePane.module.css';
import textStyles from './ReadingText.module.css';

/** What the text asks before it does it. */
type Question = { readonly kind: 'link'; readonly target: string } | { readonly kind: 'delete' } | { readonly kind: 'meanings' };

export function Reader({ reading, onClose }: { readonly reading: Reading; onClose(): void }) {
  const { context, navigation, platform } = useServices();
  const { textSize, columnWidth } = usePreferences();
  const session = readerSessionOf(navigation);
  const { source, document, meanings } = reading;
  const [view] = useState(createReaderView);
  const [painter] = useState(() => new Painter());
  const pane = useRef<HTMLDivElement | null>(null);
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [surface, setSurface] = useState<HTMLElement | null>(null);
  const [isFocused, setFocused] = useState(false);
  const [question, setQuestion] = useState<Question | null>(null);
  const isActive = useStore(session.activeSourceId) === source.id;
  const selectedId = useStore(navigation.selectedPassageId);

  const sections = useMemo(() => sectionsOf(document), [document]);
  const painted = useMemo(
    () =>
      painter.paint(
        sections,
        reading.passages.filter(isPlaced).map(({ passage, span }) => ({
          id: passage.id, span, color: passage.color, isSelected: passage.id === selectedId, description: `Highlight, ${meanings[passage.color]}`,
        })),
      ),
    [painter, sections, reading.passages, meanings, selectedId],
  );
  useLayoutEffect(() => (surface && scroller ? view.attach(surface, scroller) : undefined), [view, surface, scroller]);
  useLayoutEffect(() => view.restore(), [view, painted]);
  const highlighting = useHighlighting(view, reading);
  const find = useFind(view, reading.findable, painted);
  const trimming = useTrims(view, reading, painted);
  useRegion(session, 'text', pane);
  useReveal(view, reading, surface);
  useReadingPosition(view, source, scroller);

  const openOutside = (url: string): void => void platform.calls.openExternal({ url });
  const onClick = (event: MouseEvent): void => {
    // A second click selects a word, a pulled selection is not a click.
    if (event.detail > 1 || event.button !== 0 || !(event.target instanceof Element)) return;
    if (window.getSelection()?.isCollapsed === false) return;
    const link = event.target.closest('[data-target]');
    if (link instanceof HTMLElement) setQuestion({ kind: 'link', target: link.dataset['target'] ?? '' });
    else {
      const offset = event.target.closest('mark') ? view.offsetAt(event.clientX, event.clientY) : null;
      if (offset === null || !highlighting.chooseAt(offset)) navigation.selectedPassageId.set(null);
    }
  };

  return (
    <div ref={pane} className={styles['pane']} data-reader-region="text" onFocus={() => session.activeSourceId.set(source.id)}>
      <ReaderToolbar sourceId={source.id} readingState={source.readingState} onClose={onClose} />
      {find.isOpen ? <FindBar find={find} /> : null}
      {highlighting.isRespanning ? <RespanBar highlighting={highlighting} /> : null}
      <TrimBar reading={reading} trimming={trimming} />
      <div ref={setFrame} className={styles['frame']}>
        <div ref={setScroller} className={styles['scroller']}>
          <article className={styles['column']} aria-label={source.title || 'Untitled'}>
            <TitleBlock source={source} isTitleInText={isTitleInText(source, document)} onOpen={() => openOutside(source.url)} />
            <div
              ref={setSurface}
              className={textStyles['text']}
              role="document"
              aria-label={`Text of ${source.title || 'the article'}`}
              tabIndex={0}
              {...(source.language ? { lang: source.language } : {})}
              onClick={onClick}
              onFocus={() => {
                setFocused(true);
                if (!view.selection.get() && !view.isSelecting.get()) view.select(view.firstVisibleOffset() ?? 0);
              }}
              onBlur={() => setFocused(false)}
              onKeyDown={(event) => {
                if (event.key !== 'Escape' || event.defaultPrevented) return;
                if (highlighting.isRespanning) highlighting.cancelRespan();
                else if (highlighting.hasWords) view.clear();
                else navigation.selectedPassageId.set(null);
              }}
            >
              <ArticleText text={document.text} sections={sections} painted={painted} />
            </div>
            <ReadingCaret view={view} surface={surface} layoutKey={`${textSize} ${columnWidth} ${isFocused}`} />
          </article>
        </div>
        <NameLayer view={view} reading={reading} surface={surface} scroller={scroller} frame={frame} painted={painted} />
        <SelectionToolbar view={view} meanings={meanings} frame={frame} isOff={highlighting.isRespanning} />
      </div>
      <Announcer view={view} />
      {isActive ? (
        <ReaderActions
          view={view} reading={reading} highlighting={highlighting} find={find} trimming={trimming} isFocused={isFocused} surface={surface}
          askToDelete={() => setQuestion({ kind: 'delete' })}
          editMeanings={() => setQuestion({ kind: 'meanings' })}
          openOriginal={() => openOutside(source.url)}
          openLink={(target) => setQuestion({ kind: 'link', target })}
        />
      ) : null}
      {question?.kind === 'meanings' ? <ColorMeaningsDialog meanings={meanings} onClose={() => setQuestion(null)} /> : null}
      {question?.kind === 'link' ? (
        <ConfirmDialog title="Open this link in your browser?" confirmLabel="Open" tone="primary" onClose={() => setQuestion(null)} onConfirm={() => openOutside(question.target)}>
          <p className={styles['target']}>{question.target}</p>
        </ConfirmDialog>
      ) : null}
      {question?.kind === 'delete' ? (
        <ConfirmDialog
          title="Delete this source?" confirmLabel="Delete source" onClose={() => setQuestion(null)}
          onConfirm={() => {
            navigation.leave(source.id);
            void deleteSource(context, source.id);
          }}
        >
          <p>“{source.title}” and its {reading.passages.length} {reading.passages.length === 1 ? 'highlight' : 'highlights'} are removed from the notebook. Notes keep the words they cite. Undo brings everything back.</p>
        </ConfirmDialog>
      ) : null}
    </div>
  );
}
