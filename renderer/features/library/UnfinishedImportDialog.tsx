import { useEffect, useState } from 'react';
import type { UnfinishedImport } from '../../../shared/contracts/platformContract';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import type { ImportSession } from './importSession';

/** At start: what an import that was interrupted has still to do, and whether to go on with it. */
export function UnfinishedImportDialog({ session }: { readonly session: ImportSession }) {
  const { platform, look } = useServices();
  const [unfinished, setUnfinished] = useState<UnfinishedImport | null>(null);
  useEffect(() => {
    // Over an old copy nothing is imported; the question can wait until the notebook itself is shown.
    if (!look) void platform.calls.unfinishedImport().then(setUnfinished);
  }, [platform, look]);
  if (!unfinished) return null;
  const { count, mustBeChosenAgain } = unfinished;
  const files = count === 1 ? '1 file' : `${count.toLocaleString('en-US')} files`;
  const goOn = async (): Promise<void> => {
    setUnfinished(null);
    const { files: chosen, skipped } = await platform.calls.continueImport();
    await session.importChosen(chosen, skipped);
  };
  const forget = (): void => {
    setUnfinished(null);
    void platform.calls.forgetUnfinishedImport();
  };
  return (
    <Dialog
      title="An import was interrupted"
      onClose={() => setUnfinished(null)}
      footer={
        <>
          <Button onPress={forget}>Do not continue</Button>
          <Button tone="primary" autoFocus onPress={() => void goOn()}>{mustBeChosenAgain ? 'Choose the folder…' : `Continue with ${files}`}</Button>
        </>
      }
    >
      <p>{`Ibidem ended while articles were being imported; ${files} had not been read yet. What was imported is whole and stays in the library.`}</p>
      <p>
        {mustBeChosenAgain
          ? 'A browser may not keep files, neither chosen nor dropped ones: choose the same folder once more. What is in the library already is skipped.'
          : 'Continuing reads the remaining files where they were. What is in the library already is skipped.'}
      </p>
    </Dialog>
  );
}
