import { useEffect, useState } from 'react';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { TextField } from '../../ui/Field';
import { useStore } from '../../workspace/store';
import { chooseUpdates, readUpdateChoice, updateChoice } from '../../workspace/updateChoice';
import styles from './SettingsDialog.module.css';

/** Whether newer versions may be looked for, and where; nothing where the host has no updates. */
export function UpdatesSection() {
  const { dialogs, platform: { calls } } = useServices();
  const choice = useStore(updateChoice);
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => void readUpdateChoice(calls), [calls]);
  if (choice === null) return null;
  const server = typed ?? choice.server;
  return (
    <section className={styles['section']} aria-labelledby="settings-updates">
      <h3 id="settings-updates">Updates</h3>
      {choice.obstacle === null ? (
        <>
          <p>Ibidem never looks for a newer version by itself. With this switched on, “Check for updates…” asks the server named here, once each time you choose it.</p>
          <Checkbox isSelected={choice.isAllowed} onChange={(isAllowed) => void chooseUpdates(calls, isAllowed, server)}>Let me check for updates</Checkbox>
          {choice.isAllowed ? (
            <>
              {choice.isServerFixed ? (
                <p>The server is {choice.server}, as whoever runs this computer has set.</p>
              ) : (
                <TextField label="Update server" value={server} placeholder="https://…" onChange={setTyped} onCommit={(value) => void chooseUpdates(calls, choice.isAllowed, value)} />
              )}
              <div className={styles['buttons']}>
                <Button onPress={() => dialogs.show({ kind: 'updates' })}>Check for updates…</Button>
              </div>
            </>
          ) : null}
        </>
      ) : (
        <p>{choice.obstacle} Newer versions come the way this one came.</p>
      )}
    </section>
  );
}
