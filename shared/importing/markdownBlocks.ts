import type { Definition, List, ListItem, PhrasingContent, Root, RootContent, Table } from 'mdast';
import type { BlockBuilder, BlockShape } from './blockBuilder';
import { writeHtmlFragment } from './html/htmlFragment';
import { linkTarget } from './html/linkTarget';
import { InlineWriter, type InlineText, type MarkSpec } from './inlineText';

/** Writes a Markdown tree into blocks. */
export class MarkdownBlockWriter {
  private readonly definitions = new Map<string, string>();
  private quotationDepth = 0;
  private listDepth = 0;
  private item: Extract<BlockShape, { kind: 'listItem' }> | null = null;

  /** `base` is the address relative link targets refer to, or empty. */
  constructor(private readonly builder: BlockBuilder, private readonly base: string) {}

  /** Writes a whole document. */
  write(root: Root): void {
    this.collectDefinitions(root.children);
    this.visitAll(root.children);
  }

  private collectDefinitions(nodes: readonly RootContent[]): void {
    for (const node of nodes) {
      if (node.type === 'definition') this.define(node);
      else if (node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem') this.collectDefinitions(node.children);
    }
  }

  private define(definition: Definition): void {
    if (!this.definitions.has(definition.identifier)) this.definitions.set(definition.identifier, definition.url);
  }

  private visitAll(nodes: readonly RootContent[]): void {
    for (const node of nodes) this.visit(node);
  }

  private visit(node: RootContent): void {
    switch (node.type) {
      case 'heading':
        this.item = null;
        this.builder.add({ kind: 'heading', level: node.depth }, this.inlineOf(node.children));
        break;
      case 'paragraph':
        this.addWords(this.inlineOf(node.children));
        break;
      case 'blockquote':
        this.quotationDepth += 1;
        this.visitAll(node.children);
        this.quotationDepth -= 1;
        break;
      case 'list':
        this.visitList(node);
        break;
      case 'code':
        this.item = null;
        this.builder.addCode(node.lang ?? '', node.value);
        break;
      case 'table':
        this.visitTable(node);
        break;
      case 'html':
        writeHtmlFragment(node.value, this.base, this.builder);
        break;
      case 'footnoteDefinition':
        this.visitFootnote(node.label ?? node.identifier, node.children);
        break;
      default:
        break; // definitions, rules and front matter have no words of their own
    }
  }

  private addWords(words: InlineText): void {
    if (words.text === '') return;
    let shape: BlockShape = { kind: 'paragraph' };
    if (this.item !== null) shape = this.item;
    else if (this.quotationDepth > 0) shape = { kind: 'quotation', depth: this.quotationDepth };
    this.builder.add(shape, words);
    this.item = null;
  }

  private visitList(list: List): void {
    this.listDepth += 1;
    list.children.forEach((item, index) => {
      this.visitItem(item, list.ordered === true ? (list.start ?? 1) + index : null);
    });
    this.listDepth -= 1;
  }

  private visitItem(item: ListItem, number: number | null): void {
    this.item = { kind: 'listItem', depth: this.listDepth - 1, number };
    const [first, ...rest] = item.children;
    if (typeof item.checked === 'boolean' && first?.type === 'paragraph') {
      this.addWords(this.inlineOf(first.children, item.checked ? '☑ ' : '☐ '));
      this.visitAll(rest);
    } else {
      this.visitAll(item.children);
    }
    this.item = null;
  }

  private visitTable(node: Table): void {
    this.item = null;
    const table = this.builder.beginTable();
    node.children.forEach((row, index) => {
      this.builder.addRow(table, index === 0, row.children.map((cell) => this.inlineOf(cell.children)));
    });
  }

  private visitFootnote(label: string, children: readonly RootContent[]): void {
    const [first, ...rest] = children;
    if (first?.type === 'paragraph') {
      this.addWords(this.inlineOf(first.children, `[${label}] `));
      this.visitAll(rest);
    } else {
      this.visitAll(children);
    }
  }

  private inlineOf(nodes: readonly PhrasingContent[], prefix = ''): InlineText {
    const writer = new InlineWriter();
    writer.writeVerbatim(prefix);
    this.writeInline(writer, nodes);
    return writer.take();
  }

  private writeInline(writer: InlineWriter, nodes: readonly PhrasingContent[]): void {
    for (const node of nodes) {
      switch (node.type) {
        case 'text': writer.write(node.value); break;
        case 'break': writer.writeBreak(); break;
        case 'emphasis': this.writeMarked(writer, { kind: 'emphasis' }, node.children); break;
        case 'strong': this.writeMarked(writer, { kind: 'strong' }, node.children); break;
        case 'delete': this.writeMarked(writer, { kind: 'strike' }, node.children); break;
        case 'inlineCode':
          writer.openMark({ kind: 'code' });
          writer.writeVerbatim(node.value);
          writer.closeMark();
          break;
        case 'link': this.writeLink(writer, node.url, node.children); break;
        case 'linkReference': this.writeLink(writer, this.definitions.get(node.identifier) ?? '', node.children); break;
        case 'image':
        case 'imageReference': writer.write(node.alt ?? ''); break;
        case 'footnoteReference': writer.write(`[${node.label ?? node.identifier}]`); break;
        case 'html':
          if (/^<br\b/i.test(node.value)) writer.writeBreak();
          break; // a single tag or comment: the words around it are text of their own
        default: break;
      }
    }
  }

  private writeMarked(writer: InlineWriter, mark: MarkSpec, children: readonly PhrasingContent[]): void {
    writer.openMark(mark);
    this.writeInline(writer, children);
    writer.closeMark();
  }

  private writeLink(writer: InlineWriter, url: string, children: readonly PhrasingContent[]): void {
    const target = linkTarget(url, this.base);
    if (target === '') this.writeInline(writer, children);
    else this.writeMarked(writer, { kind: 'link', target }, children);
  }
}
