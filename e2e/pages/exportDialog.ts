import { expect, type Locator, type Page } from '@playwright/test';
import type { Host } from '../fixtures/host';

/** The dialog that shows what an export would write, writes it and says what it wrote. */
export class ExportDialog {
  constructor(
    private readonly host: Host,
    private readonly page: Page,
  ) {}

  get preview(): Locator {
    return this.page.getByRole('dialog', { name: 'Export as Markdown' });
  }

  get conflict(): Locator {
    return this.page.getByRole('alertdialog', { name: 'Nothing was written yet' });
  }

  get outcome(): Locator {
    return this.page.getByRole('dialog', { name: 'Exported' });
  }

  /** What stands in one of the files that would be written. */
  async previewOf(file: string): Promise<string> {
    await this.preview.getByRole('option', { name: file }).click();
    const text = this.preview.getByRole('region', { name: `Preview of ${file}` });
    await expect(text).toBeVisible();
    return text.innerText();
  }

  async withFullText(isWanted: boolean): Promise<void> {
    const box = this.preview.getByRole('checkbox', { name: 'Include the full text' });
    // The box itself is out of sight; its label is what one clicks.
    if ((await box.isChecked()) !== isWanted) await this.preview.getByText('Include the full text').click();
    await expect(box).toBeChecked({ checked: isWanted });
    await expect(this.preview.getByRole('listbox', { name: 'Files' })).toBeVisible();
  }

  /** Chooses the folder and writes; whatever comes of it. */
  async write(): Promise<void> {
    await this.host.answerExportDialog();
    await this.preview.getByRole('button', { name: 'Choose folder and export…' }).click();
  }

  /** Writes, and answers with the sentence that says what was written. */
  async writeAll(): Promise<string> {
    await this.write();
    return this.finish();
  }

  async finish(): Promise<string> {
    const sentence = await this.outcome.getByRole('status').innerText();
    await this.outcome.getByRole('button', { name: 'Done' }).click();
    await expect(this.outcome).toBeHidden();
    return sentence;
  }

  async replace(): Promise<void> {
    await this.conflict.getByRole('button', { name: 'Replace them' }).click();
  }

  async cancel(): Promise<void> {
    await this.page.getByRole('button', { name: 'Cancel' }).click();
  }
}
