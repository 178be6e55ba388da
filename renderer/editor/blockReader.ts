import { HISTORIC_TAG, type LexicalEditor, type NodeKey } from 'lexical';
import type { NoteBlock } from '../../shared/domain/noteBody';
import { $blockOf, $readBlocks } from './nodesToBody';

/**
 * Reads the body of one editor again and again: a block in which nothing changed since the last time is not made anew
 * and stays the same object, so that a long note costs no more to save than what was typed.
 */
export class BlockReader {
  private readonly blocks = new Map<NodeKey, NoteBlock>();

  constructor(private readonly editor: LexicalEditor) {
    editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
      // Undo puts a whole earlier state in place, in which nothing is marked as changed.
      if (tags.has(HISTORIC_TAG) || (dirtyElements.size === 0 && dirtyLeaves.size === 0)) {
        this.blocks.clear();
        return;
      }
      for (const key of dirtyElements.keys()) this.blocks.delete(key);
      for (const key of dirtyLeaves) this.blocks.delete(key);
    });
  }

  read(): NoteBlock[] {
    return this.editor.getEditorState().read(() =>
      $readBlocks((node) => {
        const key = node.getKey();
        const block = this.blocks.get(key) ?? $blockOf(node);
        this.blocks.set(key, block);
        return block;
      }));
  }
}
