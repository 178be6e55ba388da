import { useEffect, useState } from 'react';
import { highlightColors } from '../../../shared/domain/passage';
import { renameColorMeaning } from '../../commands/colorCommands';
import { useLive } from '../../data/live';
import { colorMeanings } from '../../data/passageQueries';
import { setPreference, type PreferenceName, type Preferences } from '../../data/preferences';
import { usePreferences, useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { SelectField, TextField } from '../../ui/Field';
import styles from './SettingsDialog.module.css';

const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;
const textSizes = [15, 16, 17, 18, 19, 20, 22, 24];
const columnWidths = [52, 60, 68, 76, 88];

/** The usual values and the present one, which the reader's buttons may have set between them. */
function optionsOf(values: readonly number[], present: number, unit: string) {
  const all = [...new Set([...values, present])].sort((a, b) => a - b);
  return all.map((value) => ({ value: String(value), label: `${value} ${unit}` }));
}

function ColorMeaningField({ color, meaning }: { readonly color: (typeof highlightColors)[number]; readonly meaning: string }) {
  const { context } = useServices();
  const [typed, setTyped] = useState(meaning);
  return (
    <div className={styles['meaning']}>
      <span className={styles['swatch']} style={{ background: `var(--mark-${color})`, borderColor: `var(--mark-${color}-line)` }} aria-hidden />
      <TextField
        label={`Meaning of ${color}`}
        isLabelHidden
        value={typed}
        onChange={setTyped}
        onCommit={(value) => {
          if (value.trim() !== '' && value !== meaning) void renameColorMeaning(context, color, value.trim());
          else setTyped(meaning);
        }}
      />
    </div>
  );
}

/** What the browser answers about keeping the notebook when space runs short. */
function useIsPersisted(): boolean | undefined {
  const [isPersisted, setPersisted] = useState<boolean | undefined>(undefined);
  useEffect(() => {
    void navigator.storage.persist().then(setPersisted);
  }, []);
  return isPersisted;
}

export function SettingsDialog({ onClose }: { onClose(): void }) {
  const { context, database, platform } = useServices();
  const preferences = usePreferences();
  const meanings = useLive(() => colorMeanings(database), []);
  const info = useLive(() => platform.calls.getAppInfo(), []);
  const isPersisted = useIsPersisted();
  const set = <Name extends PreferenceName>(name: Name, value: Preferences[Name]) => void setPreference(context.writer, name, value);
  return (
    <Dialog title="Settings" onClose={onClose} footer={<Button tone="primary" onPress={onClose}>Done</Button>}>
      <section className={styles['section']} aria-labelledby="settings-appearance">
        <h3 id="settings-appearance">Appearance</h3>
        <div className={styles['fields']}>
          <SelectField label="Theme" value={preferences.theme} options={themes} onChange={(theme) => set('theme', theme)} />
          <SelectField label="Text size" value={String(preferences.textSize)} options={optionsOf(textSizes, preferences.textSize, 'px')} onChange={(size) => set('textSize', Number(size))} />
          <SelectField label="Column" value={String(preferences.columnWidth)} options={optionsOf(columnWidths, preferences.columnWidth, 'characters')} onChange={(width) => set('columnWidth', Number(width))} />
        </div>
      </section>
      <section className={styles['section']} aria-labelledby="settings-colors">
        <h3 id="settings-colors">What the highlight colors mean</h3>
        {meanings ? highlightColors.map((color) => <ColorMeaningField key={`${color} ${meanings[color]}`} color={color} meaning={meanings[color]} />) : null}
      </section>
      <section className={styles['section']} aria-labelledby="settings-data">
        <h3 id="settings-data">Your notebook</h3>
        <p>
          {info?.edition === 'browser'
            ? 'The notebook lives in this browser, on this computer, under this address. Nothing leaves it.'
            : 'The notebook lives on this computer. Nothing leaves it.'}
        </p>
        {isPersisted === undefined ? null : (
          <p>
            {isPersisted
              ? 'The system has promised to keep it when space runs short.'
              : 'The browser has not promised to keep it when space runs short. Export regularly.'}
          </p>
        )}
      </section>
    </Dialog>
  );
}
