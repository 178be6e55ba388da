import { $getState, $setState, createState, DecoratorNode, type DOMExportOutput, type LexicalNode } from 'lexical';
import type { ReactNode } from 'react';
import type { Json } from '../../shared/domain/noteBody';
import { UnknownChip } from './UnknownChip';

/** JSON text rather than the value, so that Lexical neither compares nor rewrites what this version does not know. */
const dataState = createState('data', { parse: (value: unknown) => (typeof value === 'string' ? value : 'null') });
const placeState = createState('isInline', { parse: (value: unknown) => value === true });

/** What a newer program wrote: shown as a placeholder, kept as it is. */
export class UnknownNode extends DecoratorNode<ReactNode> {
  override $config() {
    return this.config('unknown', {
      extends: DecoratorNode,
      stateConfigs: [{ flat: true, stateConfig: dataState }, { flat: true, stateConfig: placeState }],
    });
  }

  getData(): Json {
    return JSON.parse($getState(this, dataState)) as Json;
  }

  override createDOM(): HTMLElement {
    return document.createElement(this.isInline() ? 'span' : 'div');
  }

  override updateDOM(): false {
    return false;
  }

  override exportDOM(): DOMExportOutput {
    return { element: null };
  }

  override getTextContent(): string {
    return '';
  }

  override isInline(): boolean {
    return $getState(this, placeState);
  }

  override decorate(): ReactNode {
    return <UnknownChip nodeKey={this.getKey()} isInline={this.isInline()} />;
  }
}

export function $createUnknownNode(data: Json, isInline: boolean): UnknownNode {
  const node = $setState(new UnknownNode(), dataState, JSON.stringify(data));
  return $setState(node, placeState, isInline);
}

export function $isUnknownNode(node: LexicalNode | null | undefined): node is UnknownNode {
  return node instanceof UnknownNode;
}
