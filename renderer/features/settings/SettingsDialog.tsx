import { useState, type ReactNode } from 'react';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Tabs } from '../../ui/Tabs';
import { ColorSettings } from './ColorSettings';
import { DataSettings } from './DataSettings';
import { ReadingSettings } from './ReadingSettings';
import styles from './SettingsDialog.module.css';

type SettingsTab = 'reading' | 'colors' | 'data';

export function SettingsDialog({ firstTab, onClose }: { readonly firstTab: SettingsTab; onClose(): void }) {
  const [tab, setTab] = useState<SettingsTab>(firstTab);
  const view = (name: SettingsTab, label: string, content: ReactNode) => ({ name, label, content: <div className={styles['view']}>{content}</div> });
  return (
    <Dialog title="Settings" size="medium" onClose={onClose} footer={<Button tone="primary" onPress={onClose}>Done</Button>}>
      <div className={styles['tabs']}>
        <Tabs<SettingsTab>
          label="Settings"
          selected={tab}
          onSelect={setTab}
          tabs={[
            view('reading', 'Reading', <ReadingSettings />),
            view('colors', 'Colors', <ColorSettings />),
            view('data', 'Your data', <DataSettings />),
          ]}
        />
      </div>
    </Dialog>
  );
}
