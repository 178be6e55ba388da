import { Check, CircleAlert, LoaderCircle } from 'lucide-react';
import { Button } from '../../ui/Button';
import { useStore } from '../../workspace/store';
import type { NoteSaving } from './noteSaving';
import styles from './NotePane.module.css';

/** How far the saving of the text has come. */
export function SaveStatus({ saving }: { readonly saving: NoteSaving }) {
  const state = useStore(saving.state);
  switch (state.status) {
    case 'saved':
      return <span className={styles['status']} data-saving="saved"><Check aria-hidden />Saved</span>;
    case 'pending':
    case 'saving':
      return <span className={styles['status']} data-saving="saving"><LoaderCircle aria-hidden />Saving…</span>;
    case 'conflict':
    case 'gone':
      return <span className={styles['problem']}><CircleAlert aria-hidden />Not saved</span>;
    case 'failed':
      return (
        <span className={styles['problem']} role="alert">
          <CircleAlert aria-hidden />
          <span title={state.reason}>Not saved: {state.reason} Your text is kept here.</span>
          <Button tone="quiet" onPress={() => void saving.flush().catch(() => undefined)}>Try again</Button>
        </span>
      );
  }
}
