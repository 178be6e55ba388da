import { useEffect, useRef, useState } from 'react';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import type { ImportSession } from './importSession';

interface WebAddressDialogProps {
  readonly session: ImportSession;
  onClose(): void;
}

/** Asks for a web address and imports what is there, on the person's word. */
export function WebAddressDialog({ session, onClose }: WebAddressDialogProps) {
  const { platform } = useServices();
  const [address, setAddress] = useState('');
  const [allowsPrivate, setAllowsPrivate] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  /** The fetching whose answer is wanted; null once it was cancelled or the dialog is gone. */
  const wanted = useRef<object | null>(null);
  const cancel = (): void => {
    if (wanted.current) void platform.calls.cancelFetch();
    wanted.current = null;
    setBusy(false);
  };
  useEffect(
    () => () => {
      if (wanted.current) void platform.calls.cancelFetch();
      wanted.current = null;
    },
    [platform],
  );
  const fetchIt = async (url: string): Promise<void> => {
    const own = {};
    wanted.current = own;
    setBusy(true);
    setProblem(null);
    const fetched = await platform.calls.fetchArticle({ url, allowsPrivate }).catch(() => ({ status: 'failed' as const, reason: 'The address could not be fetched.' }));
    if (wanted.current !== own) return;
    wanted.current = null;
    setBusy(false);
    if (fetched.status === 'failed') {
      setProblem(fetched.reason);
      return;
    }
    onClose();
    const { bytes, name, url: cameFrom } = fetched;
    await session.importFiles([{ name, byteLength: bytes.byteLength, address: cameFrom, read: async () => new Uint8Array(bytes) }]);
  };
  const isReady = address.trim() !== '' && !isBusy;
  return (
    <Dialog
      title="Import from web address"
      size="small"
      onClose={onClose}
      footer={
        <>
          {isBusy ? <Button onPress={cancel}>Cancel fetching</Button> : <Button onPress={onClose}>Cancel</Button>}
          <Button tone="primary" isDisabled={!isReady} onPress={() => void fetchIt(address)}>{isBusy ? 'Fetching…' : 'Fetch and import'}</Button>
        </>
      }
    >
      <TextField
        label="Web address" placeholder="https://" value={address} problem={problem} autoFocus
        onChange={(text) => {
          setAddress(text);
          setProblem(null);
        }}
      />
      <p>
        This one request leaves the computer: the server learns that somebody at this connection reads this page. Nothing else is sent,
        no cookies and no names, and nothing that the page refers to is fetched.
      </p>
      <Checkbox isSelected={allowsPrivate} onChange={setAllowsPrivate}>Allow an address of this computer or its own network</Checkbox>
    </Dialog>
  );
}
