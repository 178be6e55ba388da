import * as electron from 'electron';

export interface ClipboardContent {
  readonly text: string;
  readonly html: string;
}

/** The clipboard of Electron before its API became that of the web: everything at once, and with HTML by name. */
interface EarlierClipboard {
  readText(): string;
  readHTML(): string;
  write(data: ClipboardContent): void;
}

type CurrentClipboard = Pick<Electron.Clipboard, 'read' | 'write' | 'writeText'>;

function isEarlier(clipboard: object): clipboard is EarlierClipboard {
  return 'readHTML' in clipboard;
}

/** Reads the clipboard's text and HTML; empty where it holds none. */
export async function readClipboard(clipboard: CurrentClipboard | EarlierClipboard = electron.clipboard): Promise<ClipboardContent> {
  if (isEarlier(clipboard)) return { text: clipboard.readText(), html: clipboard.readHTML() };
  const items = await clipboard.read();
  const textOf = async (type: string): Promise<string> => {
    const item = items.find((candidate) => candidate.types.includes(type));
    const content = await item?.getType(type);
    return content instanceof Blob ? content.text() : '';
  };
  return { text: await textOf('text/plain'), html: await textOf('text/html') };
}

/** Puts text, and HTML where there is some, on the clipboard. */
export async function writeClipboard(content: ClipboardContent, clipboard: CurrentClipboard | EarlierClipboard = electron.clipboard): Promise<void> {
  if (isEarlier(clipboard)) clipboard.write(content);
  else if (content.html === '') await clipboard.writeText(content.text);
  else await clipboard.write([new electron.ClipboardItem({ 'text/plain': content.text, 'text/html': content.html })]);
}
