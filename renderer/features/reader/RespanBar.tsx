import { Button } from '../../ui/Button';
import type { Highlighting } from './useHighlighting';
import styles from './FindBar.module.css';

/** Says that a highlight waits for its new words. */
export function RespanBar({ highlighting }: { readonly highlighting: Highlighting }) {
  return (
    <div className={styles['bar']} role="group" aria-label="Change highlighted words" onMouseDown={(event) => event.preventDefault()}>
      <span className={styles['sentence']}>Select the new words in the text, then confirm.</span>
      <Button onPress={highlighting.cancelRespan}>Cancel</Button>
      <Button tone="primary" isDisabled={!highlighting.hasWords} onPress={() => void highlighting.confirmRespan()}>Use selected words</Button>
    </div>
  );
}
