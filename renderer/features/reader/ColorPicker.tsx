import { Radio, RadioGroup } from 'react-aria-components';
import { highlightColors, type HighlightColor } from '../../../shared/domain/passage';
import { ColorSwatch } from './ColorSwatch';
import styles from './ColorPicker.module.css';

interface ColorPickerProps {
  readonly value: HighlightColor;
  readonly meanings: Readonly<Record<HighlightColor, string>>;
  onChange(color: HighlightColor): void;
}

/** The colors by what they stand for. */
export function ColorPicker({ value, meanings, onChange }: ColorPickerProps) {
  return (
    <RadioGroup
      aria-label="Color"
      orientation="horizontal"
      className={styles['group'] ?? ''}
      value={value}
      onChange={(chosen) => {
        const color = highlightColors.find((each) => each === chosen);
        if (color) onChange(color);
      }}
    >
      {highlightColors.map((color) => (
        <Radio key={color} value={color} className={styles['choice'] ?? ''}>
          <ColorSwatch color={color} />
          <span>{meanings[color]}</span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
