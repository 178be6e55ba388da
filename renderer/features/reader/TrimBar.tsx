import { Button } from '../../ui/Button';
import { shortWords } from './shortWords';
import type { Reading } from './useReading';
import type { Trimming } from './useTrims';
import styles from './FindBar.module.css';

const shownWords = 60;

/** Offers to trim what does not look like the article's own, and says what of it is shown though trimmed. */
export function TrimBar({ reading, trimming }: { readonly reading: Reading; readonly trimming: Trimming }) {
  const { suggestions, isShown } = trimming;
  const [first] = suggestions;
  const { trimmed } = reading.source;
  if (first) {
    const words = shortWords(reading.whole.text.slice(first.start, first.end), shownWords);
    const count = suggestions.length === 1 ? 'One line looks' : `${suggestions.length} lines look`;
    return (
      <div className={styles['bar']} role="group" aria-label="Suggested trims">
        <span className={styles['sentence']}>{`${count} as if not part of the article: “${words}”${suggestions.length > 1 ? ` and ${suggestions.length - 1} more` : ''}.`}</span>
        <Button onPress={trimming.lookAtSuggested}>Look</Button>
        <Button onPress={() => void trimming.keepSuggested()}>Keep</Button>
        <Button tone="primary" onPress={() => void trimming.trimSuggested()}>Trim</Button>
      </div>
    );
  }
  if (!isShown || trimmed.length === 0) return null;
  return (
    <div className={styles['bar']} role="group" aria-label="Trimmed lines">
      <span className={styles['sentence']}>Trimmed lines are shown, struck through. They are left out of search, counts and exports.</span>
      <Button onPress={() => void trimming.bringAllBack()}>Bring all back</Button>
      <Button tone="primary" onPress={() => trimming.show(false)}>Hide</Button>
    </div>
  );
}
