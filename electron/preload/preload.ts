import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import { channelOf } from '../../shared/contracts/call';
import type { HostBridge } from '../../shared/contracts/hostBridge';
import { platformContract } from '../../shared/contracts/platformContract';

const calls: Record<string, (argument?: unknown) => Promise<unknown>> = {};
const pushes = new Set<string>();
for (const [name, entry] of Object.entries(platformContract)) {
  if (entry.kind === 'push') pushes.add(name);
  else calls[name] = (argument) => ipcRenderer.invoke(channelOf(name), argument);
}

const bridge: HostBridge = {
  calls,
  async admitDropped(files) {
    const paths = files.map((file) => (file instanceof File ? webUtils.getPathForFile(file) : ''));
    if (paths.length === 0 || paths.includes('')) return null;
    return ipcRenderer.invoke(channelOf('admitDropped'), { paths });
  },
  on: (name, listener) => {
    if (!pushes.has(name)) throw new Error(`There is no push "${name}"`);
    const forward = (_event: IpcRendererEvent, payload: unknown): void => {
      listener(payload);
    };
    ipcRenderer.on(channelOf(name), forward);
    return () => {
      ipcRenderer.off(channelOf(name), forward);
    };
  },
};

contextBridge.exposeInMainWorld('ibidemHost', bridge);
