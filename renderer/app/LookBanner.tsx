import { Eye } from 'lucide-react';
import type { Look } from '../services';
import { Button } from '../ui/Button';
import { lookBackSentence } from './recoverySentences';
import styles from './LookBanner.module.css';

/** Says, over everything, that a copy is shown and not the notebook. */
export function LookBanner({ look }: { readonly look: Look }) {
  return (
    <div className={styles['banner']} role="status">
      <Eye aria-hidden size={16} />
      <p>{lookBackSentence(look.at)}</p>
      <Button tone="primary" onPress={look.leave}>Return to the notebook</Button>
    </div>
  );
}
