import { $getState, $setState, createState, DecoratorNode, type DOMExportOutput, type LexicalNode } from 'lexical';
import type { ReactNode } from 'react';
import type { NoteEntityRef } from '../../shared/domain/noteBody';
import { EntityChip } from './EntityChip';
import { parseInline } from './parseInline';

const mentionState = createState('mention', {
  parse: (value: unknown): NoteEntityRef | null => {
    const inline = parseInline(value);
    return inline?.kind === 'entity' ? inline : null;
  },
});

/** A mention of an entity in the line of the text. */
export class EntityNode extends DecoratorNode<ReactNode> {
  override $config() {
    return this.config('entity', { extends: DecoratorNode, stateConfigs: [{ flat: true, stateConfig: mentionState }] });
  }

  /** Null only where a pasted mention was damaged. */
  getMention(): NoteEntityRef | null {
    return $getState(this, mentionState);
  }

  override createDOM(): HTMLElement {
    return document.createElement('span');
  }

  override updateDOM(): false {
    return false;
  }

  override exportDOM(): DOMExportOutput {
    return { element: document.createTextNode(this.getTextContent()) };
  }

  override getTextContent(): string {
    return this.getMention()?.text ?? '';
  }

  override isInline(): true {
    return true;
  }

  override decorate(): ReactNode {
    const mention = this.getMention();
    return mention ? <EntityChip nodeKey={this.getKey()} mention={mention} /> : null;
  }
}

export function $createEntityNode(mention: NoteEntityRef): EntityNode {
  return $setState(new EntityNode(), mentionState, mention);
}

export function $isEntityNode(node: LexicalNode | null | undefined): node is EntityNode {
  return node instanceof EntityNode;
}
