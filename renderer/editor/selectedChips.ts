import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $getSelection, $isRangeSelection, type LexicalEditor, type NodeKey } from 'lexical';
import { useCallback, useSyncExternalStore } from 'react';

const nothing: ReadonlySet<NodeKey> = new Set();

/** The nodes that the selection holds; none while it is a caret. */
function $selectedKeys(): ReadonlySet<NodeKey> {
  const selection = $getSelection();
  if (!selection || ($isRangeSelection(selection) && selection.isCollapsed())) return nothing;
  return new Set(selection.getNodes().map((node) => node.getKey()));
}

/** Which nodes of an editor are selected: looked at once an update for all its chips, of which a long note has thousands. */
class SelectedNodes {
  private keys = nothing;
  private readonly listeners = new Map<NodeKey, Set<() => void>>();
  private stop: (() => void) | null = null;

  constructor(private readonly editor: LexicalEditor) {}

  has(key: NodeKey): boolean {
    return this.keys.has(key);
  }

  subscribe(key: NodeKey, listener: () => void): () => void {
    if (!this.stop) {
      this.keys = this.editor.getEditorState().read($selectedKeys);
      this.stop = this.editor.registerUpdateListener(({ editorState }) => this.take(editorState.read($selectedKeys)));
    }
    const own = this.listeners.get(key) ?? new Set();
    this.listeners.set(key, own.add(listener));
    return () => {
      own.delete(listener);
      if (own.size === 0 && this.listeners.get(key) === own) this.listeners.delete(key);
      if (this.listeners.size > 0) return;
      this.stop?.();
      this.stop = null;
    };
  }

  private take(keys: ReadonlySet<NodeKey>): void {
    const before = this.keys;
    this.keys = keys;
    for (const key of new Set([...before, ...keys])) {
      if (before.has(key) !== keys.has(key)) for (const listener of this.listeners.get(key) ?? []) listener();
    }
  }
}

const selectedByEditor = new WeakMap<LexicalEditor, SelectedNodes>();

function selectedNodesOf(editor: LexicalEditor): SelectedNodes {
  const known = selectedByEditor.get(editor) ?? new SelectedNodes(editor);
  selectedByEditor.set(editor, known);
  return known;
}

/** Whether a node of the editor around is selected. */
export function useIsSelected(key: NodeKey): boolean {
  const [editor] = useLexicalComposerContext();
  const nodes = selectedNodesOf(editor);
  return useSyncExternalStore(
    useCallback((listener: () => void) => nodes.subscribe(key, listener), [nodes, key]),
    () => nodes.has(key),
  );
}
