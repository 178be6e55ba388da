import { AArrowDown, AArrowUp, Highlighter, Search, UnfoldHorizontal, FoldHorizontal, X } from 'lucide-react';
import { memo } from 'react';
import type { SourceId } from '../../../shared/domain/ids';
import { readingStates, type ReadingState } from '../../../shared/domain/source';
import { setReadingState } from '../../commands/sourceCommands';
import { useServices } from '../../services';
import { ActionButton } from '../../ui/ActionButton';
import { IconButton } from '../../ui/Button';
import { SelectField } from '../../ui/Field';
import { MenuButton } from '../../ui/MenuButton';
import { formatShortcut } from '../../workspace/keys';
import { useStore } from '../../workspace/store';
import { readingStateLabels } from './sourceActions';
import styles from './SourcePane.module.css';

/** Left out of a narrow pane; the menu has them too. */
const layoutButtons = [
  { actionId: 'smallerText', icon: AArrowDown },
  { actionId: 'largerText', icon: AArrowUp },
  { actionId: 'narrowerColumn', icon: FoldHorizontal },
  { actionId: 'widerColumn', icon: UnfoldHorizontal },
] as const;

const buttons = [
  { actionId: 'findInText', icon: Search },
  { actionId: 'toggleInspector', icon: Highlighter },
] as const;

const menuLines = [
  { actionId: 'exportSource' }, { actionId: 'copySourceHighlights' },
  { actionId: 'openOriginal', startsGroup: true },
  { actionId: 'largerText', startsGroup: true }, { actionId: 'smallerText' }, { actionId: 'widerColumn' }, { actionId: 'narrowerColumn' }, { actionId: 'usualText' },
  { actionId: 'deleteSource', isDanger: true, startsGroup: true },
] as const;

function SourceMenu() {
  const { actions } = useServices();
  const offered = useStore(actions.actions);
  return (
    <MenuButton
      label="More about this source"
      lines={menuLines.flatMap((line) => {
        const action = offered.find((each) => each.id === line.actionId);
        return action ? [{ ...line, id: action.id, label: action.label, isDisabled: action.isEnabled === false, run: () => void actions.run(action.id) }] : [];
      })}
    />
  );
}

interface ReaderToolbarProps {
  readonly sourceId: SourceId;
  readonly readingState: ReadingState;
  onClose(): void;
}

/** The line above the text; untouched by what happens in the text. */
export const ReaderToolbar = memo(function ReaderToolbar({ sourceId, readingState, onClose }: ReaderToolbarProps) {
  const { actions, context } = useServices();
  return (
    <div className={styles['toolbar']} role="toolbar" aria-label="Reading">
      <div className={styles['state']}>
        <SelectField
          label="Reading state"
          isLabelHidden
          value={readingState}
          options={readingStates.map((state) => ({ value: state, label: readingStateLabels[state] }))}
          onChange={(state) => void setReadingState(context, [sourceId], state)}
        />
      </div>
      <div className={styles['spacer']} />
      <div className={styles['layout']}>
        {layoutButtons.map(({ actionId, icon: Icon }) => <ActionButton key={actionId} actions={actions} actionId={actionId}><Icon aria-hidden /></ActionButton>)}
      </div>
      {buttons.map(({ actionId, icon: Icon }) => (
        <ActionButton key={actionId} actions={actions} actionId={actionId} {...(actionId === 'toggleInspector' ? { label: 'Highlights and details' } : {})}>
          <Icon aria-hidden />
        </ActionButton>
      ))}
      <SourceMenu />
      <IconButton label="Close source" shortcut={formatShortcut('Mod+w')} onPress={onClose}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
});
