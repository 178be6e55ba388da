import { useEffect, useRef } from 'react';
import { CaseSensitive, ChevronDown, ChevronUp, X } from 'lucide-react';
import { IconButton } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { formatShortcut } from '../../workspace/keys';
import type { Find } from './useFind';
import styles from './FindBar.module.css';

/** Words to look for in the text, how often they stand there, and the way from one to the next. */
export function FindBar({ find }: { readonly find: Find }) {
  const bar = useRef<HTMLDivElement | null>(null);
  useEffect(() => {
    const input = bar.current?.querySelector('input');
    input?.focus();
    input?.select();
  }, []);
  const { query, matches, current } = find;
  const count = query.trim() === '' ? '' : matches.length === 0 ? 'Not found' : `${current + 1} of ${matches.length}`;
  return (
    <div
      ref={bar}
      role="search"
      aria-label="Find in text"
      className={styles['bar']}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          find.close();
        }
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement && !event.nativeEvent.isComposing) {
          event.preventDefault();
          find.step(event.shiftKey ? -1 : 1);
        }
      }}
    >
      <div className={styles['field']}>
        <TextField label="Find in text" isLabelHidden placeholder="Find in text" type="search" value={query} onChange={find.setQuery} />
      </div>
      <span className={styles['count']} role="status">{count}</span>
      <IconButton label="Match case" isPressed={find.isCaseSensitive} onPress={() => find.setCaseSensitive(!find.isCaseSensitive)}>
        <CaseSensitive aria-hidden />
      </IconButton>
      <IconButton label="Previous match" shortcut={formatShortcut('Shift+F3')} isDisabled={matches.length === 0} onPress={() => find.step(-1)}>
        <ChevronUp aria-hidden />
      </IconButton>
      <IconButton label="Next match" shortcut="F3" isDisabled={matches.length === 0} onPress={() => find.step(1)}>
        <ChevronDown aria-hidden />
      </IconButton>
      <IconButton label="Close find" shortcut="Esc" onPress={find.close}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
