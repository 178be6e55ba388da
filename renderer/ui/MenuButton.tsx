import type { ReactNode } from 'react';
import { Button as AriaButton, MenuTrigger, Popover } from 'react-aria-components';
import { MoreHorizontal } from 'lucide-react';
import buttonStyles from './Button.module.css';
import styles from './Field.module.css';
import { MenuLines, type MenuLine } from './MenuLines';

export type { MenuLine } from './MenuLines';

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
        <MenuLines lines={lines} />
      </Popover>
    </MenuTrigger>
  );
}
