import { useEffect, useEffectEvent, useState } from 'react';
import { citationDragType } from '../../workspace/citing';
import { isTypingTarget } from '../../workspace/keys';
import { useServices } from '../../services';
import { candidateOfFile, droppedFiles } from './droppedFiles';
import type { ImportSession } from './importSession';

function holdsFiles(event: DragEvent): event is DragEvent & { readonly dataTransfer: DataTransfer } {
  const types = event.dataTransfer?.types ?? [];
  return types.includes('Files') && !types.includes(citationDragType);
}

/** Files dragged over the window and dropped on it, wherever that is; true while they hang over it. */
export function useFileDrop(session: ImportSession): boolean {
  const { platform } = useServices();
  const [isOver, setIsOver] = useState(false);
  const take = useEffectEvent(async (transfer: DataTransfer) => {
    // The browser empties the list once the event is over.
    const files = [...transfer.files];
    const readDropped = droppedFiles(transfer);
    const chosen = await platform.admitDropped(files);
    if (chosen) {
      await session.importChosen(chosen.files, chosen.skipped);
      return;
    }
    const { candidates, skipped } = await readDropped();
    await session.importFiles(candidates, skipped);
  });
  useEffect(() => {
    const onOver = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      event.dataTransfer.dropEffect = 'copy';
      setIsOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setIsOver(false);
      if (!holdsFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      void take(event.dataTransfer);
    };
    // While capturing: an editor under the pointer must not take the file for its own.
    const options = { capture: true } as const;
    window.addEventListener('dragenter', onOver, options);
    window.addEventListener('dragover', onOver, options);
    window.addEventListener('dragleave', onLeave, options);
    window.addEventListener('drop', onDrop, options);
    return () => {
      window.removeEventListener('dragenter', onOver, options);
      window.removeEventListener('dragover', onOver, options);
      window.removeEventListener('dragleave', onLeave, options);
      window.removeEventListener('drop', onDrop, options);
    };
  }, []);
  return isOver;
}

/** What is pasted while nothing is being written becomes an article. */
export function usePastedArticle(session: ImportSession): void {
  const take = useEffectEvent((transfer: DataTransfer) => {
    const files = [...transfer.files];
    const [text, html] = [transfer.getData('text/plain'), transfer.getData('text/html')];
    if (files.length > 0 && text === '') void session.importFiles(files.map((file) => candidateOfFile(file)));
    else if (text.trim() !== '' || html.trim() !== '') void session.importClipboard({ text, html });
  });
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const isElsewhere = isTypingTarget(event.target) || isTypingTarget(document.activeElement);
      if (event.defaultPrevented || isElsewhere || document.querySelector('[role="dialog"], [role="alertdialog"]') || !event.clipboardData) return;
      event.preventDefault();
      take(event.clipboardData);
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, []);
}

/** Files opened from outside: a double-click, the command line, the dock. */
export function useOpenedFiles(session: ImportSession): void {
  const { platform } = useServices();
  useEffect(() => platform.on('filesOpened', ({ files }) => void session.importChosen(files)), [platform, session]);
}
