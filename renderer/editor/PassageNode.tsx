import { $getState, $setState, createState, DecoratorNode, type DOMExportOutput, type LexicalNode } from 'lexical';
import type { ReactNode } from 'react';
import type { NotePassageRef } from '../../shared/domain/noteBody';
import { parseInline } from './parseInline';
import { PassageChip } from './PassageChip';

/** A citation from outside the editor (a drag, the clipboard), or null where it is none. */
export function parseCitation(value: unknown): NotePassageRef | null {
  const inline = parseInline(value);
  return inline?.kind === 'passage' ? inline : null;
}

const citationState = createState('citation', { parse: parseCitation });

/** A citation of a highlight: its words in the line of the text. */
export class PassageNode extends DecoratorNode<ReactNode> {
  override $config() {
    return this.config('passage', { extends: DecoratorNode, stateConfigs: [{ flat: true, stateConfig: citationState }] });
  }

  /** Null only where a pasted citation was damaged. */
  getCitation(): NotePassageRef | null {
    return $getState(this, citationState);
  }

  override createDOM(): HTMLElement {
    return document.createElement('span');
  }

  override updateDOM(): false {
    return false;
  }

  override exportDOM(): DOMExportOutput {
    const citation = this.getCitation();
    const element = document.createElement('span');
    const words = document.createElement('q');
    words.textContent = citation?.quotation ?? '';
    const title = document.createElement('cite');
    title.textContent = citation?.sourceTitle ?? '';
    element.append(words, ' (', title, ')');
    return { element };
  }

  override getTextContent(): string {
    const citation = this.getCitation();
    return citation ? `“${citation.quotation}”` : '';
  }

  override isInline(): true {
    return true;
  }

  override decorate(): ReactNode {
    const citation = this.getCitation();
    return citation ? <PassageChip nodeKey={this.getKey()} citation={citation} /> : null;
  }
}

export function $createPassageNode(citation: NotePassageRef): PassageNode {
  return $setState(new PassageNode(), citationState, citation);
}

export function $isPassageNode(node: LexicalNode | null | undefined): node is PassageNode {
  return node instanceof PassageNode;
}
