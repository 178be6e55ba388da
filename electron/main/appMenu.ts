import { app, Menu } from 'electron';
import type { MenuItem } from '../../shared/contracts/platformContract';
import { menuTemplate, minimalMenu, type MenuSurroundings } from './menuTemplate';

/** The native menu bar: minimal until the window sends its actions, then built from them. */
export class AppMenu {
  private readonly surroundings: MenuSurroundings;

  constructor(choose: (actionId: string) => void) {
    this.surroundings = { appName: app.name, isMac: process.platform === 'darwin', choose };
  }

  showMinimal(): void {
    Menu.setApplicationMenu(Menu.buildFromTemplate(minimalMenu(this.surroundings)));
  }

  show(items: readonly MenuItem[]): void {
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(items, this.surroundings)));
  }
}
