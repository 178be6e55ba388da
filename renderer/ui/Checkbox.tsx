import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import { Check } from 'lucide-react';
import styles from './Checkbox.module.css';

interface CheckboxProps {
  readonly isSelected: boolean;
  onChange(isSelected: boolean): void;
  readonly children: ReactNode;
}

export function Checkbox({ isSelected, onChange, children }: CheckboxProps) {
  return (
    <AriaCheckbox isSelected={isSelected} onChange={onChange} className={styles['checkbox'] ?? ''}>
      <span className={styles['box']}>{isSelected ? <Check aria-hidden size={12} /> : null}</span>
      {children}
    </AriaCheckbox>
  );
}
