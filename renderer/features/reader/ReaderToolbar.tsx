import { AArrowDown, AArrowUp, Highlighter, Search, UnfoldHorizontal, FoldHorizontal, X } from 'lucide-react';
import { readingStates } from '../../../shared/domain/source';
import { setReadingState } from '../../commands/sourceCommands';
import { useServices } from '../../services';
import { IconButton } from '../../ui/Button';
import { SelectField } from '../../ui/Field';
import { MenuButton } from '../../ui/MenuButton';
import { formatShortcut } from '../../workspace/keys';
import { useStore } from '../../workspace/store';
import { readingStateLabels } from './sourceActions';
import type { Reading } from './useReading';
import styles from './SourcePane.module.css';

const buttons = [
  { actionId: 'smallerText', icon: AArrowDown },
  { actionId: 'largerText', icon: AArrowUp },
  { actionId: 'narrowerColumn', icon: FoldHorizontal },
  { actionId: 'widerColumn', icon: UnfoldHorizontal },
  { actionId: 'findInText', icon: Search },
  { actionId: 'toggleInspector', icon: Highlighter },
] as const;

const menuLines = [
  { actionId: 'exportSource' }, { actionId: 'copySourceHighlights' },
  { actionId: 'openOriginal', startsGroup: true },
  { actionId: 'deleteSource', isDanger: true, startsGroup: true },
] as const;

/** The line above the text. */
export function ReaderToolbar({ reading, onClose }: { readonly reading: Reading; onClose(): void }) {
  const { actions, context } = useServices();
  const offered = useStore(actions.actions);
  const { source } = reading;
  return (
    <div className={styles['toolbar']} role="toolbar" aria-label="Reading">
      <div className={styles['state']}>
        <SelectField
          label="Reading state"
          isLabelHidden
          value={source.readingState}
          options={readingStates.map((state) => ({ value: state, label: readingStateLabels[state] }))}
          onChange={(state) => void setReadingState(context, [source.id], state)}
        />
      </div>
      <div className={styles['spacer']} />
      {buttons.map(({ actionId, icon: Icon }) => {
        const action = offered.find((each) => each.id === actionId);
        if (!action) return null;
        return (
          <IconButton
            key={actionId}
            label={actionId === 'toggleInspector' ? 'Highlights and details' : action.label.replace('…', '')}
            shortcut={action.shortcut ? formatShortcut(action.shortcut) : undefined}
            isDisabled={action.isEnabled === false}
            {...(action.isChecked === undefined ? {} : { isPressed: action.isChecked })}
            onPress={() => actions.run(actionId)}
          >
            <Icon aria-hidden />
          </IconButton>
        );
      })}
      <MenuButton
        label="More about this source"
        lines={menuLines.flatMap((line) => {
          const action = offered.find((each) => each.id === line.actionId);
          return action ? [{ ...line, id: action.id, label: action.label, isDisabled: action.isEnabled === false, run: () => void actions.run(action.id) }] : [];
        })}
      />
      <IconButton label="Close source" shortcut={formatShortcut('Mod+w')} onPress={onClose}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
