import type { ReactNode } from 'react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { MoreHorizontal } from 'lucide-react';
import buttonStyles from './Button.module.css';
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

interface MenuButtonProps {
  readonly label: string;
  readonly lines: readonly MenuLine[];
  readonly children?: ReactNode;
}

export function MenuButton({ label, lines, children }: MenuButtonProps) {
  return (
    <MenuTrigger>
      <AriaButton aria-label={label} className={`${buttonStyles['button']} ${buttonStyles['icon']}`}>
        {children ?? <MoreHorizontal aria-hidden />}
      </AriaButton>
      <Popover className={styles['popover'] ?? ''} placement="bottom end">
        <Menu className={styles['list'] ?? ''} onAction={(key) => lines.find((line) => line.id === key)?.run()}>
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
      </Popover>
    </MenuTrigger>
  );
}
