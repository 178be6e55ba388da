import { expect, type Locator, type Page } from '@playwright/test';
import { choose } from './field';

/** How the notebook's entities are connected, with its filters. */
export class GraphPage {
  constructor(private readonly page: Page) {}

  get root(): Locator {
    return this.page.getByRole('main').getByRole('article', { name: 'Graph', exact: true });
  }

  get filters(): Locator {
    return this.page.getByRole('complementary', { name: 'List' }).getByRole('group', { name: 'What the graph shows' });
  }

  get count(): Locator {
    return this.root.getByRole('banner').or(this.root.locator('header')).first().getByRole('status');
  }

  get drawing(): Locator {
    return this.root.getByRole('application');
  }

  get canvas(): Locator {
    return this.drawing.locator('canvas');
  }

  get table(): Locator {
    return this.root.getByRole('grid');
  }

  get rows(): Locator {
    return this.table.getByRole('row').filter({ has: this.page.getByRole('gridcell') });
  }

  get connection(): Locator {
    return this.root.getByRole('region', { name: 'Connection' });
  }

  get entity(): Locator {
    return this.root.getByRole('region', { name: 'Entity' });
  }

  get pathsDialog(): Locator {
    return this.page.getByRole('dialog', { name: 'How are they connected?' });
  }

  get exportDialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Export graph' });
  }

  /** Everything drawn has come to rest. */
  async isSettled(): Promise<void> {
    await expect(this.canvas).toHaveAttribute('data-settled', 'true');
  }

  /** Whether a kind of entity is shown; the box itself is out of sight, its label is what one clicks. */
  async toggle(label: string): Promise<void> {
    await this.filters.locator('label').filter({ hasText: label }).click();
  }

  async chooseStrength(label: string): Promise<void> {
    await choose(this.page.getByRole('complementary', { name: 'List' }), 'Together at least', label);
  }

  async chooseScope(label: 'Sentence' | 'Paragraph'): Promise<void> {
    await choose(this.page.getByRole('complementary', { name: 'List' }), 'Entities are connected that share a', label);
  }

  async publishedFrom(date: string): Promise<void> {
    const field = this.filters.getByRole('textbox', { name: 'From' });
    await field.fill(date);
    await field.press('Enter');
  }

  async chooseEnd(label: 'From' | 'To', name: string): Promise<void> {
    await this.pathsDialog.getByRole('combobox', { name: label }).fill(name);
    await this.page.getByRole('option', { name }).click();
    await expect(this.pathsDialog.getByRole('list', { name: label })).toContainText(name);
  }
}
