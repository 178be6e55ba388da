import type { ReactNode } from 'react';
import {
  Input, Label, ListBox, ListBoxItem, Popover, Select, SelectValue, Button as AriaButton, Text, TextArea, TextField as AriaTextField,
} from 'react-aria-components';
import { ChevronDown } from 'lucide-react';
import styles from './Field.module.css';

interface TextFieldProps {
  readonly label: string;
  /** The label is read but not shown. */
  readonly isLabelHidden?: boolean;
  readonly value: string;
  onChange(value: string): void;
  /** On leaving the field, and on Enter in a single line. */
  onCommit?(value: string): void;
  readonly placeholder?: string;
  readonly description?: string;
  /** Why the value cannot be taken; shown under the field. */
  readonly problem?: string | null;
  readonly isMultiline?: boolean;
  readonly rows?: number;
  readonly autoFocus?: boolean;
  readonly type?: 'text' | 'search';
}

export function TextField(props: TextFieldProps) {
  const { label, isLabelHidden, value, onChange, onCommit, placeholder, description, problem, isMultiline, rows, autoFocus, type } = props;
  return (
    <AriaTextField
      value={value}
      onChange={onChange}
      isInvalid={Boolean(problem)}
      autoFocus={autoFocus ?? false}
      type={type ?? 'text'}
      className={styles['field'] ?? ''}
      onBlur={() => onCommit?.(value)}
    >
      <Label className={isLabelHidden ? 'visually-hidden' : (styles['label'] ?? '')}>{label}</Label>
      {isMultiline ? (
        <TextArea className={styles['input'] ?? ''} rows={rows ?? 3} {...(placeholder ? { placeholder } : {})} />
      ) : (
        <Input
          className={styles['input'] ?? ''}
          {...(placeholder ? { placeholder } : {})}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) onCommit?.(event.currentTarget.value);
          }}
        />
      )}
      {description ? <Text slot="description" className={styles['description'] ?? ''}>{description}</Text> : null}
      {problem ? <Text slot="errorMessage" className={styles['problem'] ?? ''}>{problem}</Text> : null}
    </AriaTextField>
  );
}

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: ReactNode;
}

interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  onChange(value: NoInfer<Value>): void;
}

export function SelectField<Value extends string>({ label, isLabelHidden, value, options, onChange }: SelectFieldProps<Value>) {
  return (
    <Select
      className={styles['field'] ?? ''}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen) onChange(chosen.value);
      }}
    >
      <Label className={isLabelHidden ? 'visually-hidden' : (styles['label'] ?? '')}>{label}</Label>
      <AriaButton className={styles['select'] ?? ''}>
        <SelectValue />
        <ChevronDown aria-hidden size={14} />
      </AriaButton>
      <Popover className={styles['popover'] ?? ''}>
        <ListBox items={options} className={styles['list'] ?? ''}>
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.label} className={styles['option'] ?? ''}>
              {option.icon}
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
