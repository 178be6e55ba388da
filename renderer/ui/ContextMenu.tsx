import { useRef } from 'react';
import { Popover } from 'react-aria-components';
import styles from './Field.module.css';
import { MenuLines, type MenuLine } from './MenuLines';

export interface MenuPoint {
  readonly x: number;
  readonly y: number;
}

interface ContextMenuProps {
  /** Read to people who do not see what it was opened on. */
  readonly label: string;
  /** In the window, where it was asked for. */
  readonly at: MenuPoint;
  readonly lines: readonly MenuLine[];
  onClose(): void;
}

/** A menu at a point of the window. */
export function ContextMenu({ label, at, lines, onClose }: ContextMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} style={{ position: 'fixed', left: at.x, top: at.y }} />
      <Popover
        isOpen
        triggerRef={anchor}
        placement="bottom start"
        offset={2}
        className={styles['popover'] ?? ''}
        onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      >
        <MenuLines autoFocus label={label} lines={lines.map((line) => ({ ...line, run: () => { onClose(); line.run(); } }))} />
      </Popover>
    </>
  );
}
