import path from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { ChromiumHost } from '../fixtures/chromiumHost';
import type { ElectronHost } from '../fixtures/electronHost';
import { Window } from './window';

/** Backing up and restoring, as a person does it. */
export class Backups {
  private readonly app: Window;

  constructor(private readonly host: ChromiumHost | ElectronHost) {
    this.app = new Window(host);
  }

  get page(): Page {
    return this.host.page;
  }

  get panel(): Locator {
    return this.page.getByRole('region', { name: 'Backup' });
  }

  get preview(): Locator {
    return this.page.getByRole('dialog', { name: 'Restore from backup' });
  }

  get refusal(): Locator {
    return this.page.getByRole('alertdialog', { name: 'This file cannot be restored' });
  }

  /** The next backup goes into a file of this name; answers with its path, once it is there. */
  async backUp(name: string, timeout = 30_000): Promise<string> {
    const filePath = path.join(this.host.scratchFolder, name);
    if (this.host.kind === 'electron') {
      await this.host.application.evaluate(({ dialog }, chosen) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
      }, filePath);
      await this.app.run('Back up…');
    } else {
      const [download] = await Promise.all([this.page.waitForEvent('download', { timeout }), this.app.run('Back up…')]);
      await download.saveAs(filePath);
    }
    await expect(this.app.notices).toContainText('The notebook was backed up to', { timeout });
    return filePath;
  }

  /** Chooses a file for restoring. */
  async choose(filePath: string): Promise<void> {
    await this.host.answerFileDialog([filePath]);
    await this.app.run('Restore from backup…');
  }

  /** Replaces the notebook by the chosen backup and waits for the window that shows it. */
  async replace(timeout = 30_000): Promise<void> {
    const loaded = this.page.waitForEvent('load', { timeout });
    await this.preview.getByText('Replace this notebook').click();
    await this.preview.getByRole('button', { name: 'Replace', exact: true }).click();
    await loaded;
    // The database is rebuilt before anything is shown.
    await expect(this.page.getByRole('navigation', { name: 'Sections' })).toBeVisible({ timeout });
    await this.app.isReady();
  }

  /** Merges the chosen backup into the notebook. */
  async merge(): Promise<void> {
    await expect(this.preview.getByRole('radio', { name: 'Merge into this notebook' })).toBeChecked();
    await this.preview.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(this.preview).toBeHidden();
  }
}
