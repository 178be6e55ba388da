import type { AppInfo } from '../../shared/contracts/platformContract';

/** What is running, for the About view and for reports of trouble. */
export function describeApp(version: string, commit: string, dataFolder: string): AppInfo {
  const components = [['Electron', process.versions.electron], ['Chromium', process.versions.chrome], ['Node', process.versions.node], ['V8', process.versions.v8]] as const;
  return {
    version,
    commit,
    edition: 'desktop',
    os: osOf(process.platform),
    dataFolder,
    components: components.flatMap(([name, value]) => (value === undefined ? [] : [{ name, version: value }])),
  };
}

export function osOf(platform: string): AppInfo['os'] {
  switch (platform) {
    case 'darwin':
      return 'mac';
    case 'win32':
      return 'windows';
    case 'linux':
      return 'linux';
    default:
      return 'other';
  }
}
