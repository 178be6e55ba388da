import { registerRichText } from '@lexical/rich-text';
import { $createParagraphNode, $createTextNode, $getRoot, $isElementNode, createEditor, DecoratorNode } from 'lexical';
import { emptyPage } from './rivalPage';

/** An inline piece that is not typed in, with nothing behind it. */
class PlainChip extends DecoratorNode<null> {
  private readonly quotation: string;

  constructor(quotation = '', key?: string) {
    super(key);
    this.quotation = quotation;
  }

  static override getType(): string {
    return 'plain-chip';
  }

  static override clone(node: PlainChip): PlainChip {
    return new PlainChip(node.quotation, node.getKey());
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('span');
    element.textContent = `“${this.quotation}”`;
    return element;
  }

  override updateDOM(): false {
    return false;
  }

  override isInline(): true {
    return true;
  }

  override decorate(): null {
    return null;
  }
}

/** Opens a Lexical editor with nothing but text and chips, the caret in the middle of it. */
export function openBareEditor(lines: readonly { readonly text: string; readonly quotation: string | null }[]): void {
  const root = document.createElement('div');
  root.contentEditable = 'true';
  emptyPage().append(root);
  const editor = createEditor({ namespace: 'bare', nodes: [PlainChip], onError: (error) => { throw error; } });
  editor.setRootElement(root);
  registerRichText(editor);
  editor.update(
    () => {
      $getRoot().append(...lines.map(({ text, quotation }) => {
        const paragraph = $createParagraphNode().append($createTextNode(text));
        return quotation === null ? paragraph : paragraph.append(new PlainChip(quotation));
      }));
      const middle = $getRoot().getChildAtIndex(Math.floor(lines.length / 2) + 1);
      if ($isElementNode(middle)) middle.selectEnd();
    },
    { discrete: true },
  );
  editor.focus();
}
