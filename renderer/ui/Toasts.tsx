import { useEffect, useEffectEvent } from 'react';
import { X } from 'lucide-react';
import type { Notice, Notices } from '../workspace/notices';
import { useStore } from '../workspace/store';
import { Button, IconButton } from './Button';
import styles from './Toasts.module.css';

const shownMs = 7000;

function Toast({ notice, onDismiss }: { readonly notice: Notice; onDismiss(): void }) {
  const dismiss = useEffectEvent(onDismiss);
  useEffect(() => {
    // A problem stays until it is read; what can be acted on stays as long as the rest of the notices.
    if (notice.tone === 'problem') return;
    const timer = setTimeout(() => dismiss(), shownMs);
    return () => clearTimeout(timer);
  }, [notice]);
  const { action } = notice;
  return (
    <div className={`${styles['toast']} ${styles[notice.tone]}`} role={notice.tone === 'problem' ? 'alert' : 'status'}>
      <span>{notice.text}</span>
      {action ? (
        <Button
          tone="quiet"
          onPress={() => {
            onDismiss();
            action.run();
          }}
        >
          {action.label}
        </Button>
      ) : null}
      <IconButton label="Dismiss" onPress={onDismiss}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}

export function Toasts({ notices }: { readonly notices: Notices }) {
  const current = useStore(notices.current);
  return (
    <section className={styles['toasts']} aria-label="Notices">
      {current.map((notice) => (
        <Toast key={notice.id} notice={notice} onDismiss={() => notices.dismiss(notice.id)} />
      ))}
    </section>
  );
}
