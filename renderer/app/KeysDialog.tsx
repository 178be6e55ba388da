import { useServices } from '../services';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { formatShortcut } from '../workspace/keys';
import { useStore } from '../workspace/store';
import styles from './KeysDialog.module.css';

/** Every key, by what it concerns. */
export function KeysDialog({ onClose }: { onClose(): void }) {
  const { actions } = useServices();
  const withKeys = useStore(actions.actions).filter((action) => action.shortcut);
  const categories = [...new Set(withKeys.map((action) => action.category))];
  return (
    <Dialog title="Keyboard shortcuts" size="large" onClose={onClose} footer={<Button tone="primary" autoFocus onPress={onClose}>Close</Button>}>
      {/* Focusable, so that arrows scroll it. */}
      <div className={styles['columns']} role="group" aria-label="Shortcuts" tabIndex={0}>
        {categories.map((category) => (
          <section key={category}>
            <h3>{category}</h3>
            <dl>
              {withKeys.filter((action) => action.category === category).map((action) => (
                <div key={action.id}>
                  <dt>{action.label}</dt>
                  <dd><kbd>{formatShortcut(action.shortcut ?? '')}</kbd></dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
