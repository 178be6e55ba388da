import { attributeOf, hasAttribute, isElement, type HtmlElement } from './htmlTree';

/** Gives the numbers of a list's items in order; null for each item of a bulleted list. */
export class ItemNumbers {
  private next: number | null = null;
  private readonly step: number;

  constructor(list: HtmlElement) {
    this.step = hasAttribute(list, 'reversed') ? -1 : 1;
    if (list.tagName !== 'ol') return;
    const items = list.childNodes.filter((node) => isElement(node) && node.tagName === 'li').length;
    this.next = integerOf(attributeOf(list, 'start')) ?? (this.step < 0 ? items : 1);
  }

  /** The number of the next item. */
  take(item: HtmlElement): number | null {
    if (this.next === null) return null;
    const number = integerOf(attributeOf(item, 'value')) ?? this.next;
    this.next = number + this.step;
    return number;
  }
}

function integerOf(text: string): number | null {
  return /^\s*-?\d{1,9}\s*$/.test(text) ? Number(text) : null;
}
