import type { ReactNode } from 'react';
import { lastBackup } from '../../data/lastBackup';
import { useLive } from '../../data/live';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { formatShortcut } from '../../workspace/keys';
import { useStore } from '../../workspace/store';
import styles from './GettingStarted.module.css';

function Key({ shortcut }: { readonly shortcut: string }) {
  return <kbd>{formatShortcut(shortcut)}</kbd>;
}

/** One screen for the first five minutes: a highlight, the keys, where the notebook is and how it is kept. */
export function GettingStartedDialog({ onClose }: { onClose(): void }) {
  const { actions, database, journal, platform } = useServices();
  const offered = useStore(actions.actions);
  const info = useLive(() => platform.calls.getAppInfo(), []);
  const backup = useLive(() => lastBackup(database), []);
  const isOffered = (id: string): boolean => offered.some((action) => action.id === id && action.isEnabled !== false);
  const run = (id: string, label: string): ReactNode => (
    isOffered(id) ? <Button onPress={() => { onClose(); void actions.run(id); }}>{label}</Button> : null
  );
  return (
    <Dialog title="Getting started" size="medium" onClose={onClose} footer={<Button tone="primary" onPress={onClose}>Close</Button>}>
      <div className={styles['screen']}>
        <section aria-labelledby="started-highlight">
          <h3 id="started-highlight">Your first highlight</h3>
          <ol>
            <li>
              Open something to read: your own articles, or five short ones that show how it works.
              <div className={styles['buttons']}>
                {run('addSample', 'Open the sample notebook')}
                {run('importFiles', 'Import files…')}
              </div>
            </li>
            <li>Mark some words with the mouse, or find them with <Key shortcut="Mod+f" />.</li>
            <li>Press <Key shortcut="1" /> to <Key shortcut="5" />: each color has a meaning that you name. That is a highlight.</li>
            <li>Press <Key shortcut="e" /> to link it to a person, an organization, a place or an event.</li>
            <li>Write a note and cite the highlight in it. The citation leads back to the very words.</li>
          </ol>
        </section>
        <section aria-labelledby="started-keys">
          <h3 id="started-keys">Everything has a key</h3>
          <p><Key shortcut="Mod+k" /> finds every command by its name, <Key shortcut="Mod+z" /> takes anything back, also after a restart, and <Key shortcut="?" /> shows all keys.</p>
          <div className={styles['buttons']}>{run('showKeys', 'Show all keys')}</div>
        </section>
        <section aria-labelledby="started-data">
          <h3 id="started-data">Where your notebook is, and how it is kept</h3>
          {info === undefined ? null : (
            <p>
              {info.dataFolder === ''
                ? 'It lives in this browser, on this computer, under this address. Nothing leaves it.'
                : <>It lives on this computer, in the folder <span className={styles['folder']}>{info.dataFolder}</span>. Nothing leaves it. Removing the program leaves this folder where it is.</>}
            </p>
          )}
          {journal === null ? null : <p>Every change is also written to a journal beside it, and copies are made as you work, so that a damaged notebook is put back together at the next start.</p>}
          <p>A disk can fail as a whole, so back up now and then: one file with everything in it, for another disk. {backup === undefined ? null : backup === null ? 'This notebook was never backed up.' : `The last backup is “${backup.name}”.`}</p>
          <div className={styles['buttons']}>{run('backUp', 'Back up…')}</div>
        </section>
        <p className={styles['later']}>You find this page again with <Key shortcut="Mod+k" /> under “Getting started”{info?.edition === 'desktop' ? ', and in the menu Help' : ''}.</p>
      </div>
    </Dialog>
  );
}
