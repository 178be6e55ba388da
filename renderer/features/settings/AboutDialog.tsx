import { useLive } from '../../data/live';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import styles from './SettingsDialog.module.css';

const osNames = { mac: 'macOS', windows: 'Windows', linux: 'Linux', other: 'another system' } as const;

export function AboutDialog({ onClose }: { onClose(): void }) {
  const { database, dialogs, platform } = useServices();
  const info = useLive(() => platform.calls.getAppInfo(), []);
  return (
    <Dialog title="About Ibidem" size="small" onClose={onClose} footer={<Button tone="primary" autoFocus onPress={onClose}>Close</Button>}>
      <p>An offline research notebook: every statement in a note leads back to the exact words it rests on.</p>
      {info ? (
        <dl className={styles['facts']}>
          <dt>Version</dt>
          <dd>{info.commit ? `${info.version} (${info.commit})` : info.version}</dd>
          <dt>Edition</dt>
          <dd>{info.edition === 'desktop' ? `Desktop, on ${osNames[info.os]}` : `Browser, on ${osNames[info.os]}`}</dd>
          {info.components.flatMap(({ name, version }) => [<dt key={`${name}-name`}>{name}</dt>, <dd key={name}>{version}</dd>])}
          <dt>Notebook format</dt>
          <dd>{database.verno}</dd>
          {info.dataFolder === '' ? null : <><dt>Data folder</dt><dd>{info.dataFolder}</dd></>}
        </dl>
      ) : null}
      <p>MIT licence. Nothing you write leaves this computer.</p>
      <div className={styles['buttons']}>
        <Button onPress={() => dialogs.show({ kind: 'licences' })}>Licences of third parties…</Button>
      </div>
    </Dialog>
  );
}
