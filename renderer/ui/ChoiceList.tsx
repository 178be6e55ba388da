import { Label, Radio, RadioGroup } from 'react-aria-components';
import styles from './ChoiceList.module.css';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** One sentence on what it does. */
  readonly description: string;
  readonly isDisabled?: boolean;
}

interface ChoiceListProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  onChange(value: Value): void;
}

/** One of a few things to do, each with a sentence on it. */
export function ChoiceList<Value extends string>({ label, choices, value, onChange }: ChoiceListProps<Value>) {
  return (
    <RadioGroup
      value={value}
      className={styles['choices'] ?? ''}
      onChange={(chosen) => {
        const choice = choices.find((each) => each.value === chosen);
        if (choice) onChange(choice.value);
      }}
    >
      <Label className="visually-hidden">{label}</Label>
      {choices.map((choice) => (
        <Radio key={choice.value} value={choice.value} isDisabled={choice.isDisabled ?? false} className={styles['choice'] ?? ''}>
          <span className={styles['dot']} aria-hidden />
          <span className={styles['words']}>
            <span className={styles['name']}>{choice.label}</span>
            <span className={styles['description']}>{choice.description}</span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
