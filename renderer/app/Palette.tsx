import { useState } from 'react';
import { Autocomplete, Dialog, Input, ListBox, ListBoxItem, Modal, ModalOverlay, SearchField } from 'react-aria-components';
import { useServices } from '../services';
import { foldForMatch } from '../ui/Typeahead';
import { formatShortcut } from '../workspace/keys';
import { useStore } from '../workspace/store';
import styles from './Palette.module.css';

/** Every action by name. */
export function Palette({ onClose }: { onClose(): void }) {
  const { actions } = useServices();
  const offered = useStore(actions.actions).filter((action) => !action.isHidden && action.isEnabled !== false);
  const [typed, setTyped] = useState('');
  const run = (id: string): void => {
    onClose();
    actions.run(id);
  };
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(isOpen) => (isOpen ? undefined : onClose())} className={styles['overlay'] ?? ''} data-modal="true">
      <Modal className={styles['modal'] ?? ''}>
        <Dialog aria-label="Command palette" className={styles['dialog'] ?? ''}>
          {/* One Escape closes; the field would take the first to empty itself. */}
          <div role="presentation" className={styles['body']} onKeyDownCapture={(event) => (event.key === 'Escape' && !event.nativeEvent.isComposing ? onClose() : undefined)}>
            <Autocomplete
              inputValue={typed}
              onInputChange={setTyped}
              filter={(text, wanted) => {
                const folded = foldForMatch(text);
                return foldForMatch(wanted).split(/\s+/).every((word) => folded.includes(word));
              }}
            >
              <SearchField aria-label="Find a command" autoFocus>
                <Input className={styles['input'] ?? ''} placeholder="What do you want to do?" />
              </SearchField>
              <ListBox items={offered} className={styles['list'] ?? ''} aria-label="Commands" onAction={(key) => run(String(key))} renderEmptyState={() => 'No command has this name.'}>
                {(action) => (
                  <ListBoxItem id={action.id} textValue={`${action.category} ${action.label}`} className={styles['line'] ?? ''}>
                    <span>{action.label}</span>
                    <small>{action.category}</small>
                    {action.shortcut ? <kbd>{formatShortcut(action.shortcut)}</kbd> : null}
                  </ListBoxItem>
                )}
              </ListBox>
            </Autocomplete>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
