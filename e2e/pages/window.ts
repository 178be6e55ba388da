import { expect, type Locator, type Page } from '@playwright/test';
import type { Host } from '../fixtures/host';

/** A file as it lies on a disk, for dropping on the window. */
export interface DroppedFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly type?: string;
}

/** The whole window: what can be done from anywhere. */
export class Window {
  constructor(readonly host: Host) {}

  get page(): Page {
    return this.host.page;
  }

  get list(): Locator {
    return this.page.getByRole('complementary', { name: 'List' });
  }

  get inspector(): Locator {
    return this.page.getByRole('complementary', { name: 'Inspector' });
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }

  /** The first view is there and takes input. */
  async isReady(): Promise<void> {
    await expect(this.page.getByRole('navigation', { name: 'Sections' })).toBeVisible();
    await expect(this.list).toBeVisible();
  }

  /** The platform's command key. */
  async press(shortcut: string): Promise<void> {
    await this.page.keyboard.press(shortcut.replace('Mod', 'ControlOrMeta'));
  }

  /** Runs an action through the command palette, by its label. */
  async run(label: string): Promise<void> {
    await this.press('Mod+k');
    const palette = this.page.getByRole('dialog', { name: 'Command palette' });
    await palette.getByRole('searchbox').fill(label);
    await palette.getByRole('option').filter({ hasText: label }).first().click();
    await expect(palette).toBeHidden();
  }

  async showSection(section: 'Library' | 'Notes' | 'Entities' | 'Tags'): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: section }).click();
  }

  /** Drops files on the window as the system would. */
  async drop(files: readonly DroppedFile[]): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      (dropped) => {
        const data = new DataTransfer();
        for (const { name, bytes, type } of dropped) data.items.add(new File([new Uint8Array(bytes)], name, { type }));
        return data;
      },
      files.map(({ name, content, type }) => ({
        name,
        type: type ?? '',
        bytes: [...(typeof content === 'string' ? new TextEncoder().encode(content) : content)],
      })),
    );
    const target = this.page.locator('body');
    await target.dispatchEvent('dragenter', { dataTransfer: transfer });
    await target.dispatchEvent('dragover', { dataTransfer: transfer });
    await target.dispatchEvent('drop', { dataTransfer: transfer });
    await transfer.dispose();
  }

  async setTheme(theme: 'light' | 'dark'): Promise<void> {
    const shown = await this.page.locator('html').getAttribute('data-theme');
    if (shown !== theme) await this.run('Switch between light and dark');
    await expect(this.page.locator('html')).toHaveAttribute('data-theme', theme);
  }

  async quitAndReopen(): Promise<void> {
    await this.host.relaunch();
    await this.isReady();
  }
}
