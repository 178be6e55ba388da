import { useState } from 'react';
import { Check, FileText, Highlighter } from 'lucide-react';
import type { PassageId, SourceId, TagId } from '../../../shared/domain/ids';
import { splitTag } from '../../commands/tagCommands';
import type { TagRef } from '../../commands/tagRef';
import { useLive } from '../../data/live';
import { taggedRecords, type TaggedRecords, type TagWithUse } from '../../data/tagQueries';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { noSelection, toggleRow, type RowSelection } from '../../ui/rowSelection';
import { Typeahead } from '../../ui/Typeahead';
import { VirtualList } from '../../ui/VirtualList';
import styles from './SplitTagDialog.module.css';

type Carrier =
  | { readonly kind: 'source'; readonly id: SourceId; readonly text: string }
  | { readonly kind: 'passage'; readonly id: PassageId; readonly text: string; readonly from: string };

function carriersOf({ sources, passages }: TaggedRecords): readonly Carrier[] {
  return [
    ...sources.map(({ id, title }) => ({ kind: 'source' as const, id, text: title || 'Untitled' })),
    ...passages.map(({ passage, source }) => ({ kind: 'passage' as const, id: passage.id, text: passage.anchor.exact, from: source.title })),
  ];
}

const newId = 'new';

interface SplitTagDialogProps {
  readonly entry: TagWithUse;
  readonly tags: readonly TagWithUse[];
  onClose(): void;
  onSplit(into: TagId): void;
}

/** Chooses some of what carries a tag, and the tag that these carry from now on. */
export function SplitTagDialog({ entry: { tag }, tags, onClose, onSplit }: SplitTagDialogProps) {
  const { context, database } = useServices();
  const records = useLive(() => taggedRecords(database, [tag.id]), [tag.id]);
  const [selection, setSelection] = useState<RowSelection>(noSelection);
  const [into, setInto] = useState<TagRef | null>(null);
  const carriers = records ? carriersOf(records) : [];
  const chosen = carriers.filter(({ id }) => selection.selected.has(id));
  const others = tags.filter((each) => each.tag.id !== tag.id).map((each) => ({ id: each.tag.id as string, label: each.tag.name }));
  const known = into && 'name' in into ? [...others, { id: newId, label: into.name }] : others;

  const split = async (): Promise<void> => {
    if (!into) return;
    const outcome = await splitTag(context, tag.id, into, {
      sourceIds: chosen.flatMap((each) => (each.kind === 'source' ? [each.id] : [])),
      passageIds: chosen.flatMap((each) => (each.kind === 'passage' ? [each.id] : [])),
    });
    onClose();
    if (outcome.status === 'done') onSplit(outcome.tagId);
  };
  return (
    <Dialog
      title={`Split “${tag.name}”`} onClose={onClose}
      footer={
        <>
          <span className={styles['count']} role="status">{`${chosen.length.toLocaleString()} of ${carriers.length.toLocaleString()} chosen`}</span>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" isDisabled={!into || chosen.length === 0} onPress={() => void split()}>Split</Button>
        </>
      }
    >
      <p className={styles['lead']}>What you choose here carries another tag in the place of “{tag.name}”. Undo takes it back.</p>
      <div className={styles['list']}>
        <VirtualList
          label={`What carries ${tag.name}`}
          items={carriers}
          textOf={({ text }) => text}
          renderRow={(carrier) => (
            <div className={styles['row']}>
              <span className={styles['box']} data-chosen={selection.selected.has(carrier.id)}>
                {selection.selected.has(carrier.id) ? <Check aria-hidden size={12} /> : null}
              </span>
              {carrier.kind === 'source' ? <FileText aria-label="Article" size={14} /> : <Highlighter aria-label="Highlight" size={14} />}
              <span className={styles['text']}>{carrier.text}</span>
              {carrier.kind === 'passage' ? <span className={styles['from']}>{carrier.from}</span> : null}
            </div>
          )}
          selection={selection}
          onSelectionChange={setSelection}
          currentId={null}
          // A click and Enter take a row or let it go; what else is chosen stays.
          onOpen={({ id }) => setSelection(toggleRow(selection, id))}
          onMenu={() => undefined}
          estimatedHeight={34}
        />
      </div>
      <Typeahead
        label="Tag that they carry then" placeholder={into ? '' : 'Type to find or create a tag'}
        items={known}
        selectedIds={into ? ['id' in into ? into.id : newId] : []}
        onAdd={(id) => {
          const found = tags.find((each) => each.tag.id === id);
          if (found) setInto({ id: found.tag.id });
        }}
        onRemove={() => setInto(null)}
        onCreate={(name) => setInto({ name })}
        createLabel="Create tag"
      />
    </Dialog>
  );
}
