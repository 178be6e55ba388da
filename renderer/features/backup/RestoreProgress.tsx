import type { ReplacementProgress, ReplacementStep } from '../../data/replacement';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Progress } from '../../ui/Progress';
import { counted } from './backupWords';

const labels: Readonly<Record<ReplacementStep, string>> = {
  keeping: 'Preparing',
  contents: 'Bringing over texts and originals',
  records: 'Bringing over records',
};

/** Nothing can be written while a notebook is being replaced, so the dialog stays until it is done or cancelled. */
export function RestoreProgress({ name, running, onCancel }: { readonly name: string; readonly running: ReplacementProgress; onCancel(): void }) {
  const { step, done, total } = running;
  const valueText = total === 0 || step === 'keeping' ? counted(done, 'record', 'records') : `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`;
  return (
    <Dialog title={`Restoring “${name}”`} size="small" isDismissable={false} onClose={() => undefined} footer={<Button autoFocus onPress={onCancel}>Cancel</Button>}>
      <Progress label={labels[step]} done={step === 'keeping' ? 0 : done} total={total} valueText={valueText} />
      <p>Until the last step is done, your notebook is as it was. The window may load anew then.</p>
    </Dialog>
  );
}
