import { useState } from 'react';
import { Pencil } from 'lucide-react';
import type { Tag } from '../../../shared/domain/tag';
import { defineTag } from '../../commands/tagCommands';
import { useServices } from '../../services';
import { Button, IconButton } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import styles from './TagList.module.css';

/** What a tag means, to be written on its page: kept when the field is left, given up with Escape. */
export function TagDefinition({ tag }: { readonly tag: Tag }) {
  const { context } = useServices();
  const [draft, setDraft] = useState<string | null>(null);
  if (draft === null) {
    if (tag.definition === '') return <div><Button tone="quiet" onPress={() => setDraft('')}>Write a definition…</Button></div>;
    return (
      <div className={styles['defined']}>
        <p className={styles['definition']}>{tag.definition}</p>
        <IconButton label="Edit definition" onPress={() => setDraft(tag.definition)}><Pencil aria-hidden /></IconButton>
      </div>
    );
  }
  const keep = (definition: string): void => {
    setDraft(null);
    void defineTag(context, tag.id, definition.trim());
  };
  return (
    <div
      onKeyDown={(event) => {
        if (event.key === 'Escape') setDraft(null);
        else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep(draft);
      }}
    >
      <TextField
        label="Definition" description="What the tag means, and when it applies and when not." value={draft} onChange={setDraft} onCommit={keep}
        isMultiline rows={5} autoFocus
      />
    </div>
  );
}
