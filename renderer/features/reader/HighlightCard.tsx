import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { Clipboard, FileCode, LocateFixed, Quote, TextSelect, Trash2 } from 'lucide-react';
import { describeSpan } from '../../../shared/anchoring/anchor';
import type { Entity } from '../../../shared/domain/entity';
import type { EntityId, PassageId, TagId } from '../../../shared/domain/ids';
import { pageCitation, pagesOf } from '../../../shared/domain/pages';
import type { Mention } from '../../../shared/domain/mention';
import type { Tag } from '../../../shared/domain/tag';
import { commentPassage, deletePassage, linkEntity, recolorPassage, respanPassage, tagPassage, unlinkEntity, untagPassage } from '../../commands/passageCommands';
import { useServices } from '../../services';
import { ActionButton } from '../../ui/ActionButton';
import { Button, IconButton } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { Typeahead } from '../../ui/Typeahead';
import { formatShortcut } from '../../workspace/keys';
import { useStore } from '../../workspace/store';
import { Backlinks } from './Backlinks';
import { ColorPicker } from './ColorPicker';
import { dragCitation } from './HighlightOption';
import type { LocatedPassage } from './locatedPassages';
import { readerSessionOf } from './readerSession';
import { shortWords } from './shortWords';
import { useAutosave } from './useAutosave';
import { useLastColor } from './useLastColor';
import type { Reading } from './useReading';
import styles from './Inspector.module.css';

interface HighlightCardProps {
  readonly reading: Reading;
  readonly located: LocatedPassage;
  readonly mentions: readonly Mention[];
  readonly tags: readonly Tag[];
  readonly entities: readonly Entity[];
}

const longestName = 80;

/** Puts the focus into the field that a key of the text asked for. */
function useWantedField(card: RefObject<HTMLElement | null>, passageId: PassageId): void {
  const { wantedField } = readerSessionOf(useServices().navigation);
  const wanted = useStore(wantedField);
  useEffect(() => {
    const field = wanted?.passageId === passageId ? card.current?.querySelector<HTMLElement>(`[data-field="${wanted.field}"] :is(textarea, input)`) : null;
    if (!field) return;
    wantedField.set(null);
    field.focus();
  }, [wanted, wantedField, card, passageId]);
}

/** Everything about the selected highlight. */
export function HighlightCard({ reading, located, mentions, tags, entities }: HighlightCardProps) {
  const { actions, context, dialogs, navigation } = useServices();
  const { passage, status } = located;
  const { source, meanings } = reading;
  const [, chooseColor] = useLastColor();
  const comment = useAutosave(passage.comment, (text) => commentPassage(context, passage.id, text));
  const card = useRef<HTMLElement | null>(null);
  useWantedField(card, passage.id);
  const linkedIds = mentions.flatMap((mention) => (mention.passageId === passage.id && mention.status === 'accepted' ? [mention.entityId] : []));

  const keepPlace = async (): Promise<void> => {
    const anchor = located.span ? describeSpan(reading.document.text, source.textDigest, located.span) : null;
    if (anchor) await respanPassage(context, passage.id, anchor, pagesOf(reading.document, anchor));
  };

  // Keys of highlights rest while somebody writes a note beside; a press here wakes them before it is over.
  const tool = (actionId: string, icon: ReactNode) => <ActionButton key={actionId} actions={actions} actionId={actionId} canDisable={false}>{icon}</ActionButton>;
  return (
    <section ref={card} className={styles['card']} aria-label="Selected highlight">
      <blockquote
        className={styles['quotation']} data-color={passage.color} draggable title="Drag into a note to cite"
        onDragStart={(event) => dragCitation(event, passage, source)}
      >
        {shortWords(passage.anchor.exact, 420)}
      </blockquote>
      {passage.pages ? <p className={styles['place']}>{pageCitation(passage.pages)}</p> : null}
      {status === 'moved' ? (
        <div className={styles['row']}>
          <p className={styles['problem']}>The text was changed. These words stand at another place now: “{shortWords(reading.document.text.slice(located.span.start, located.span.end), longestName)}”</p>
          <Button onPress={() => void keepPlace()}>Keep</Button>
        </div>
      ) : null}
      {status === 'lost' ? <p className={styles['problem']}>These words are no longer in the text. The highlight is kept as it was; “Change highlighted words” puts it on others.</p> : null}
      <div className={styles['tools']} role="group" aria-label="Highlight">
        {status === 'lost' ? null : (
          <IconButton label="Show in the text" onPress={() => navigation.reveal.set({ sourceId: source.id, passageId: passage.id, span: null })}><LocateFixed aria-hidden /></IconButton>
        )}
        {tool('citeHighlight', <Quote aria-hidden />)}
        {tool('copyQuotation', <Clipboard aria-hidden />)}
        {tool('copyHighlightMarkdown', <FileCode aria-hidden />)}
        {tool('respanHighlight', <TextSelect aria-hidden />)}
        <span className={styles['spacer']} />
        <IconButton
          label="Delete highlight" shortcut={formatShortcut('Delete')}
          onPress={() => {
            navigation.selectedPassageId.set(null);
            void deletePassage(context, passage.id);
          }}
        >
          <Trash2 aria-hidden />
        </IconButton>
      </div>
      <ColorPicker
        value={passage.color} meanings={meanings}
        onChange={(color) => {
          void recolorPassage(context, passage.id, color);
          void chooseColor(color);
        }}
      />
      <div data-field="comment">
        <TextField label="Comment" isMultiline rows={3} value={comment.text} onChange={comment.change} onCommit={() => void comment.flush()} />
      </div>
      <div data-field="tags">
        <Typeahead
          label="Tags" placeholder="Add a tag" items={tags.map(({ id, name }) => ({ id, label: name }))} selectedIds={passage.tagIds}
          onAdd={(id) => void tagPassage(context, passage.id, { id: id as TagId })}
          onRemove={(id) => void untagPassage(context, passage.id, id as TagId)}
          onCreate={(name) => void tagPassage(context, passage.id, { name })}
          createLabel="Create tag"
        />
      </div>
      <div data-field="entities">
        <Typeahead
          label="Entities" placeholder="Link a person, place, event…" selectedIds={linkedIds}
          items={entities.map(({ id, name, kind, aliases }) => ({ id, label: name, detail: kind, keywords: aliases.map(({ text }) => text) }))}
          onAdd={(id) => void linkEntity(context, passage.id, id as EntityId)}
          onRemove={(id) => void unlinkEntity(context, passage.id, id as EntityId)}
          onCreate={(name) => dialogs.show({ kind: 'newEntity', name, passageId: passage.id })}
          createLabel="Create entity…"
          onOpen={(id) => navigation.open({ kind: 'entity', id: id as EntityId }, { beside: true })}
        />
      </div>
      <div className={styles['row']}>
        <Button tone="quiet" onPress={() => dialogs.show({ kind: 'newEntity', name: shortWords(passage.anchor.exact, longestName), passageId: passage.id })}>Create entity…</Button>
        <Button tone="quiet" onPress={() => actions.run('editColorMeanings')}>Edit meanings…</Button>
      </div>
      <Backlinks targetId={passage.id} none="No note cites this highlight yet." />
    </section>
  );
}
