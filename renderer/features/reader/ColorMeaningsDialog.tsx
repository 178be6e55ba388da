import { useState } from 'react';
import { highlightColors, type HighlightColor } from '../../../shared/domain/passage';
import { renameColorMeaning } from '../../commands/colorCommands';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { ColorSwatch } from './ColorSwatch';
import styles from './ColorMeaningsDialog.module.css';

const longest = 60;

/** Says what each color stands for, in the person's words. */
export function ColorMeaningsDialog({ meanings, onClose }: { readonly meanings: Readonly<Record<HighlightColor, string>>; onClose(): void }) {
  const { context } = useServices();
  const [drafts, setDrafts] = useState(meanings);
  const problemOf = (color: HighlightColor): string | null => {
    const text = drafts[color].trim();
    if (text === '') return 'A color needs a name.';
    return text.length > longest ? `At most ${longest} characters.` : null;
  };
  const isValid = highlightColors.every((color) => problemOf(color) === null);
  const save = async (): Promise<void> => {
    onClose();
    for (const color of highlightColors) if (drafts[color].trim() !== meanings[color]) await renameColorMeaning(context, color, drafts[color]);
  };
  return (
    <Dialog
      title="What the colors mean" size="small" onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" isDisabled={!isValid} onPress={() => void save()}>Save</Button>
        </>
      }
    >
      {highlightColors.map((color, index) => (
        <div key={color} className={styles['line']}>
          <ColorSwatch color={color} />
          <div className={styles['field']}>
            <TextField label={`Color ${index + 1}, ${color}`} value={drafts[color]} problem={problemOf(color)} autoFocus={index === 0} onChange={(text) => setDrafts({ ...drafts, [color]: text })} />
          </div>
        </div>
      ))}
    </Dialog>
  );
}
