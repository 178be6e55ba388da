import type { ReactNode } from 'react';
import type { ActionRegistry } from '../workspace/actions';
import { formatShortcut } from '../workspace/keys';
import { useStorePart } from '../workspace/store';
import { IconButton } from './Button';

interface ActionButtonProps {
  readonly actions: ActionRegistry;
  readonly actionId: string;
  /** Where the action's own label says too little or too much beside the icon. */
  readonly label?: string;
  /** Overrides whether it looks pressed; without it, a checked action does. */
  readonly isPressed?: boolean;
  readonly canDisable?: boolean;
  readonly children: ReactNode;
}

/** A button for an action on offer, drawn again only when that action changes; nothing where it is not offered. */
export function ActionButton({ actions, actionId, label, isPressed, canDisable = true, children }: ActionButtonProps) {
  const action = useStorePart(actions.actions, (offered) => offered.find((each) => each.id === actionId));
  if (!action) return null;
  const pressed = isPressed ?? action.isChecked;
  return (
    <IconButton
      label={label ?? action.label.replace('…', '')}
      shortcut={action.shortcut ? formatShortcut(action.shortcut) : undefined}
      isDisabled={canDisable && action.isEnabled === false}
      {...(pressed === undefined ? {} : { isPressed: pressed })}
      onPress={() => actions.run(actionId)}
    >
      {children}
    </IconButton>
  );
}
