import { useState } from 'react';
import { ChevronRight } from 'lucide-react';
import { putBack } from '../../commands/quarantineCommands';
import type { QuarantinedRecord } from '../../data/journalStores';
import { useLive } from '../../data/live';
import { quarantineEntries, removeFromQuarantine, type QuarantineEntry } from '../../data/quarantine';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/Dialog';
import styles from './QuarantineSection.module.css';
import sectionStyles from './SettingsDialog.module.css';
import { quarantineText, titleOf, valueText } from './quarantineText';

/** More of a value than this is in the copied text alone. */
const mostShown = 20_000;

function useQuarantineActions() {
  const { context, platform, notices } = useServices();
  return {
    async copy(record: QuarantinedRecord): Promise<void> {
      await platform.calls.writeClipboard({ text: quarantineText(record), html: '' });
      notices.show({ tone: 'success', text: 'The record was copied.' });
    },
    async tryAgain(record: QuarantinedRecord): Promise<void> {
      const outcome = await putBack(context, record);
      const title = titleOf(record);
      if (outcome.status === 'done') notices.show({ tone: 'success', text: `${title} is back in the notebook. The copy in the quarantine stays until you remove it.` });
      if (outcome.status === 'placeTaken') notices.show({ tone: 'info', text: `${title} is in the notebook already. Nothing was changed.` });
      if (outcome.status === 'malformed') notices.show({ tone: 'problem', text: `${title} still cannot be read: ${outcome.problems[0] ?? 'it is not a record'}. It stays in the quarantine.` });
    },
  };
}

function Entry({ entry, onRemove }: { readonly entry: QuarantineEntry; onRemove(): void }) {
  const { copy, tryAgain } = useQuarantineActions();
  const { record, isPlaceTaken } = entry;
  const title = titleOf(record);
  const text = valueText(record.value);
  return (
    <details className={styles['entry']}>
      <summary>
        <ChevronRight aria-hidden className={styles['chevron']} />
        <span className={styles['title']}>{title}</span>
        <span className={styles['state']}>{isPlaceTaken ? 'Its place is filled' : new Date(record.at).toLocaleDateString(undefined, { dateStyle: 'medium' })}</span>
      </summary>
      <div className={styles['body']}>
        <p>{`${record.table} ${record.recordId}, set aside ${new Date(record.at).toLocaleString()}`}</p>
        <ul aria-label="Problems">{record.problems.map((problem) => <li key={problem}>{problem}</li>)}</ul>
        <pre tabIndex={0} aria-label={`What ${title} holds`} className={styles['value']}>
          {text.length > mostShown ? `${text.slice(0, mostShown)}\n… ${text.length - mostShown} more characters are in the copied text` : text}
        </pre>
        <div className={styles['tools']}>
          <Button onPress={() => void copy(record)}>Copy</Button>
          <Button isDisabled={isPlaceTaken} onPress={() => void tryAgain(record)}>Try again</Button>
          <Button tone="danger" onPress={onRemove}>Remove…</Button>
        </div>
      </div>
    </details>
  );
}

/** Records that could not be read and were set aside, with all that they hold. */
export function QuarantineSection() {
  const { database } = useServices();
  const entries = useLive(() => quarantineEntries(database), []);
  const [removing, setRemoving] = useState<QuarantinedRecord | null>(null);
  return (
    <section className={sectionStyles['section']} aria-labelledby="settings-quarantine">
      <h3 id="settings-quarantine">Quarantine</h3>
      {entries?.length === 0 ? <p>Empty. Records that cannot be read are set aside here, with all that they hold, so that they hide nothing else.</p> : null}
      {entries && entries.length > 0 ? (
        <>
          <p>These records could not be kept in their place. All that they hold is here.</p>
          <div className={styles['entries']} role="group" aria-label="Quarantined records">
            {entries.map((entry) => <Entry key={entry.record.id} entry={entry} onRemove={() => setRemoving(entry.record)} />)}
          </div>
        </>
      ) : null}
      {removing ? (
        <ConfirmDialog title="Remove from the quarantine" confirmLabel="Remove for good" onConfirm={() => void removeFromQuarantine(database, removing.id)} onClose={() => setRemoving(null)}>
          <p>{`${titleOf(removing)} and all that it holds here will be gone. This cannot be undone; copy it first if you may need it.`}</p>
        </ConfirmDialog>
      ) : null}
    </section>
  );
}
