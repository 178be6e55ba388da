import type { Platform } from '../../shared/contracts/platformContract';

const nothing = async (): Promise<undefined> => undefined;

export function createWebPlatform(): Platform {
  return {
    calls: {
      getAppInfo: async () => ({ version: '0', commit: '', edition: 'browser', os: 'other', components: [] }),
      chooseArticleFiles: async () => [],
      chooseArticleFolder: async () => [],
      readChosenFile: async () => ({ status: 'failed', reason: '' }),
      releaseChosenFiles: nothing,
      readClipboard: async () => ({ text: '', html: '' }),
      writeClipboard: nothing,
      chooseExportFolder: async () => null,
      writeExport: async () => ({ status: 'failed', reason: '', written: [] }),
      openExportFolder: nothing,
      openExternal: nothing,
      showMenu: nothing,
      setAppearance: nothing,
      reportReady: nothing,
      confirmClose: nothing,
    },
    on: () => () => undefined,
  };
}
