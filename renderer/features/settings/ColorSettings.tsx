import { useState } from 'react';
import { highlightColors } from '../../../shared/domain/passage';
import { renameColorMeaning } from '../../commands/colorCommands';
import { useLive } from '../../data/live';
import { colorMeanings } from '../../data/passageQueries';
import { useServices } from '../../services';
import { TextField } from '../../ui/Field';
import styles from './SettingsDialog.module.css';

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

export function ColorSettings() {
  const { database } = useServices();
  const meanings = useLive(() => colorMeanings(database), []);
  return (
    <section className={styles['section']} aria-labelledby="settings-colors">
      <h3 id="settings-colors">What the highlight colors mean</h3>
      {meanings ? highlightColors.map((color) => <ColorMeaningField key={`${color} ${meanings[color]}`} color={color} meaning={meanings[color]} />) : null}
    </section>
  );
}
