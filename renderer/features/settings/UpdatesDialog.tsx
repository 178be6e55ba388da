import { useEffect, useState } from 'react';
import type { UpdateCheck, UpdateDownload } from '../../../shared/contracts/updateContract';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Progress } from '../../ui/Progress';

type Step =
  | { readonly kind: 'checking' }
  | { readonly kind: 'checked'; readonly check: UpdateCheck }
  | { readonly kind: 'downloading'; readonly doneBytes: number; readonly totalBytes: number }
  | { readonly kind: 'downloaded'; readonly download: UpdateDownload };

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function sentenceOf(step: Step): string | null {
  switch (step.kind) {
    case 'checking':
      return 'Asking the server…';
    case 'checked':
      switch (step.check.status) {
        case 'failed': return step.check.reason;
        case 'current': return `You have the newest version, ${step.check.version}.`;
        case 'available': return `Version ${step.check.version} is there (${megabytes(step.check.byteLength)}). ${step.check.byHand ?? 'It is signed by the makers of Ibidem. Your notebook stays as it is.'}`;
      }
      break;
    case 'downloading':
      return null;
    case 'downloaded':
      switch (step.download.status) {
        case 'failed': return step.download.reason;
        case 'cancelled': return 'The download was broken off. Nothing was changed.';
        case 'ready': return `Version ${step.download.version} was downloaded and is what was signed. It is installed when you close Ibidem.`;
      }
  }
  return null;
}

/** Asks the server once, at being opened, and leads on to the download. */
export function UpdatesDialog({ onClose }: { onClose(): void }) {
  const { platform } = useServices();
  const [step, setStep] = useState<Step>({ kind: 'checking' });
  useEffect(() => {
    let isGone = false;
    void platform.calls.checkForUpdate().then((check) => { if (!isGone) setStep({ kind: 'checked', check }); });
    return () => { isGone = true; };
  }, [platform]);
  useEffect(() => platform.on('updateProgress', ({ doneBytes, totalBytes }) => {
    setStep((present) => (present.kind === 'downloading' ? { kind: 'downloading', doneBytes, totalBytes } : present));
  }), [platform]);
  const download = async (totalBytes: number): Promise<void> => {
    setStep({ kind: 'downloading', doneBytes: 0, totalBytes });
    setStep({ kind: 'downloaded', download: await platform.calls.downloadUpdate() });
  };
  const offer = step.kind === 'checked' && step.check.status === 'available' && step.check.byHand === null ? step.check : null;
  const sentence = sentenceOf(step);
  return (
    <Dialog
      title="Updates"
      size="small"
      onClose={() => {
        if (step.kind === 'downloading') void platform.calls.cancelUpdate();
        onClose();
      }}
      footer={(
        <>
          {step.kind === 'downloading' ? <Button onPress={() => void platform.calls.cancelUpdate()}>Cancel download</Button> : <Button tone={offer ? 'quiet' : 'primary'} onPress={onClose}>Close</Button>}
          {offer ? <Button tone="primary" onPress={() => void download(offer.byteLength)}>Download</Button> : null}
        </>
      )}
    >
      {sentence === null ? null : <p role="status">{sentence}</p>}
      {step.kind === 'downloading' ? <Progress label="Downloading" done={step.doneBytes} total={step.totalBytes} valueText={`${megabytes(step.doneBytes)} of ${megabytes(step.totalBytes)}`} /> : null}
    </Dialog>
  );
}
