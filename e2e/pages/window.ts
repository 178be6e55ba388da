import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Host } from '../fixtures/host';
import { EntityPage } from './entityPage';
import { ExportDialog } from './exportDialog';
import { choose } from './field';
import { GraphPage } from './graph';
import { Inspector } from './inspector';
import { Library } from './library';
import { Names } from './names';
import { Note } from './note';
import { NoteHistory } from './noteHistory';
import { Reader } from './reader';
import { SearchPage } from './search';

/** A file as it lies on a disk, for dropping on the window; its name may lead through folders. */
export interface DroppedFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

export type SectionName = 'Library' | 'Notes' | 'Entities' | 'Tags' | 'Search' | 'Graph';

/** The whole window: what can be done from anywhere. */
export class Window {
  /** The page whose time is the test's; a restart brings another. */
  private pageOfOwnTime: Page | null = null;

  constructor(readonly host: Host) {}

  get page(): Page {
    return this.host.page;
  }

  // Each is over the window of the moment: it is another one after a restart.
  get library(): Library {
    return new Library(this.page);
  }

  get reader(): Reader {
    return new Reader(this.page);
  }

  get inspector(): Inspector {
    return new Inspector(this.page);
  }

  get names(): Names {
    return new Names(this.page);
  }

  get note(): Note {
    return new Note(this.page);
  }

  get search(): SearchPage {
    return new SearchPage(this.page);
  }

  get graph(): GraphPage {
    return new GraphPage(this.page);
  }

  get noteHistory(): NoteHistory {
    return new NoteHistory(this.page);
  }

  entityPage(name: string): EntityPage {
    return new EntityPage(this.page, name);
  }

  get list(): Locator {
    return this.page.getByRole('complementary', { name: 'List' });
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }

  get notices(): Locator {
    return this.page.getByRole('region', { name: 'Notices' });
  }

  /** The first view is there and takes input. */
  async isReady(): Promise<void> {
    await expect(this.page.getByRole('navigation', { name: 'Sections' })).toBeVisible();
    await expect(this.list).toBeVisible();
  }

  /** Keys, `Mod` being the platform's command key. */
  async press(...shortcuts: readonly string[]): Promise<void> {
    for (const shortcut of shortcuts) await this.page.keyboard.press(shortcut.replace('Mod', 'ControlOrMeta'));
  }

  /** Runs an action through the command palette, by its label. */
  async run(label: string): Promise<void> {
    await this.press('Mod+k');
    const palette = this.page.getByRole('dialog', { name: 'Command palette' });
    await palette.getByRole('searchbox').fill(label);
    await palette.getByRole('option').filter({ has: this.page.getByText(label, { exact: true }) }).first().click();
    await expect(palette).toBeHidden();
  }

  async showSection(section: SectionName): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: section }).click();
    await expect(this.list.getByRole('heading', { name: section }).first()).toBeVisible();
  }

  /** Files on a disk, for dialogs and drops; answers with their paths. */
  async lay(files: readonly DroppedFile[]): Promise<readonly string[]> {
    const folder = await mkdtemp(path.join(this.host.scratchFolder, 'files-'));
    return Promise.all(
      files.map(async ({ name, content }) => {
        const full = path.join(folder, name);
        await mkdir(path.dirname(full), { recursive: true });
        await writeFile(full, content);
        return full;
      }),
    );
  }

  /** Drops files on the window as the system does: by their paths, under the pointer. */
  async dropPaths(paths: readonly string[]): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    const { width, height } = await this.page.evaluate(() => ({ width: window.innerWidth, height: window.innerHeight }));
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data: { items: [], files: [...paths], dragOperationsMask: 1 } });
    }
    await session.detach();
  }

  async drop(files: readonly DroppedFile[]): Promise<void> {
    await this.dropPaths(await this.lay(files));
  }

  async undo(label: string): Promise<void> {
    await this.run(`Undo ${label}`);
    await expect(this.notices).toContainText(`Undone: ${label}`);
  }

  async redo(label: string): Promise<void> {
    await this.run(`Redo ${label}`);
    await expect(this.notices).toContainText(`Redone: ${label}`);
  }

  async addEntity(entity: { readonly name: string; readonly kind: string; readonly otherNames?: string }): Promise<void> {
    await this.run('New entity…');
    const dialog = this.page.getByRole('dialog', { name: 'New entity' });
    await dialog.getByLabel('Name', { exact: true }).fill(entity.name);
    await choose(dialog, 'Kind', entity.kind);
    if (entity.otherNames) await dialog.getByLabel('Other names').fill(entity.otherNames);
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  async exportNotebook(): Promise<ExportDialog> {
    await this.run('Export notebook…');
    return new ExportDialog(this.host, this.page);
  }

  /** Lets the window believe that time passed, without waiting for it. */
  async passMinutes(minutes: number): Promise<void> {
    if (this.pageOfOwnTime !== this.page) await this.page.clock.install();
    this.pageOfOwnTime = this.page;
    await this.page.clock.fastForward(minutes * 60_000);
  }

  /** A new note, beside the text where something is open. */
  async addNote(title: string): Promise<void> {
    await this.run((await this.reader.text.isVisible()) ? 'New note beside the text' : 'New note');
    await this.note.nameIt(title);
  }

  async addSample(): Promise<void> {
    await this.run('Add sample notebook');
    await expect(this.notices).toContainText('The sample notebook was added');
    await this.notices.getByRole('button', { name: 'Dismiss' }).click();
  }

  async setTheme(theme: 'light' | 'dark'): Promise<void> {
    const html = this.page.locator('html');
    await expect(html).toHaveAttribute('data-theme', /light|dark/);
    if ((await html.getAttribute('data-theme')) !== theme) await this.run('Switch between light and dark');
    await expect(html).toHaveAttribute('data-theme', theme);
  }

  async quitAndReopen(): Promise<void> {
    await this.host.relaunch();
    await this.isReady();
  }
}
