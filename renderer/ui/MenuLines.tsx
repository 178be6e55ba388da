import { Menu, MenuItem, Separator } from 'react-aria-components';
import styles from './Field.module.css';
import menuStyles from './MenuButton.module.css';

export interface MenuLine {
  readonly id: string;
  readonly label: string;
  readonly shortcut?: string;
  readonly isDisabled?: boolean;
  readonly isDanger?: boolean;
  /** A line above this one. */
  readonly startsGroup?: boolean;
  run(): void;
}

interface MenuLinesProps {
  readonly lines: readonly MenuLine[];
  readonly label?: string;
  /** Where nothing else moves the focus into it. */
  readonly autoFocus?: boolean;
}

/** The lines of a menu, in whatever opens it. */
export function MenuLines({ lines, label, autoFocus }: MenuLinesProps) {
  return (
    <Menu
      className={styles['list'] ?? ''}
      onAction={(key) => lines.find((line) => line.id === key)?.run()}
      {...(autoFocus ? { autoFocus: 'first' as const } : {})}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {lines.flatMap((line) => [
        ...(line.startsGroup ? [<Separator key={`${line.id}-line`} className={menuStyles['separator'] ?? ''} />] : []),
        <MenuItem
          key={line.id}
          id={line.id}
          textValue={line.label}
          isDisabled={line.isDisabled ?? false}
          className={`${styles['option']} ${line.isDanger ? menuStyles['danger'] : ''} ${menuStyles['line']}`}
        >
          <span>{line.label}</span>
          {line.shortcut ? <kbd>{line.shortcut}</kbd> : null}
        </MenuItem>,
      ])}
    </Menu>
  );
}
