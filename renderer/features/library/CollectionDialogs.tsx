import { useState } from 'react';
import type { Collection } from '../../../shared/domain/collection';
import type { CollectionId } from '../../../shared/domain/ids';
import { createCollection, deleteCollection, updateCollection, type CollectionOutcome } from '../../commands/collectionCommands';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { ConfirmDialog, Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';

function problemOf(outcome: CollectionOutcome): string | null {
  switch (outcome.status) {
    case 'done': return null;
    case 'taken': return `There is a collection “${outcome.by.name}” already.`;
    case 'blank': return 'A collection needs a name.';
    case 'gone': return 'The collection was deleted meanwhile.';
  }
}

interface EditCollectionDialogProps {
  /** Null for a new one. */
  readonly collection: Collection | null;
  onClose(): void;
  onDone(id: CollectionId): void;
}

/** Name and description of a collection, new or known. */
export function EditCollectionDialog({ collection, onClose, onDone }: EditCollectionDialogProps) {
  const { context } = useServices();
  const [name, setName] = useState(collection?.name ?? '');
  const [description, setDescription] = useState(collection?.description ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    const changed = collection && { ...(name === collection.name ? {} : { name }), ...(description === collection.description ? {} : { description }) };
    const outcome = collection && changed ? await updateCollection(context, collection.id, changed) : await createCollection(context, { name, description });
    setProblem(problemOf(outcome));
    if (outcome.status !== 'done') return;
    onClose();
    onDone(outcome.collectionId);
  };
  return (
    <Dialog
      title={collection ? 'Edit collection' : 'New collection'} size="small" onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" onPress={() => void save()}>{collection ? 'Save' : 'Create collection'}</Button>
        </>
      }
    >
      <form noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <TextField label="Name" value={name} onChange={(text) => { setName(text); setProblem(null); }} problem={problem} autoFocus />
      </form>
      <TextField
        label="Description" description="What the articles are gathered for."
        value={description} onChange={setDescription} isMultiline rows={3}
      />
    </Dialog>
  );
}

interface DeleteCollectionDialogProps {
  readonly collection: Collection;
  /** How many articles lie in it. */
  readonly count: number;
  onClose(): void;
  onDeleted(): void;
}

export function DeleteCollectionDialog({ collection, count, onClose, onDeleted }: DeleteCollectionDialogProps) {
  const { context } = useServices();
  const articles = count === 0 ? 'No article lies in it.' : count === 1 ? 'The article in it stays in the library.' : `The ${count.toLocaleString()} articles in it stay in the library.`;
  return (
    <ConfirmDialog
      title={`Delete the collection “${collection.name}”?`} confirmLabel="Delete" onClose={onClose}
      onConfirm={() => {
        onDeleted();
        void deleteCollection(context, collection.id);
      }}
    >
      <p>{`${articles} Undo brings the collection back.`}</p>
    </ConfirmDialog>
  );
}
