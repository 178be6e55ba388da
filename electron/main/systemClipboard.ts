export interface ClipboardContent {
  readonly text: string;
  readonly html: string;
}

/** The clipboard of Electron before its API became that of the web: at once, and with HTML by name. */
export interface EarlierClipboard {
  readText(): string;
  readHTML(): string;
  write(data: ClipboardContent): void;
}

/** The clipboard of Electron since, as far as it is used. */
export interface CurrentClipboard<Item> {
  read(): Promise<readonly { readonly types: readonly string[]; getType(type: string): Promise<object> }[]>;
  write(items: Item[]): Promise<void>;
  writeText(text: string): Promise<void>;
}

function isEarlier(clipboard: object): clipboard is EarlierClipboard {
  return 'readHTML' in clipboard;
}

/** Reads the clipboard's text and HTML; empty where it holds none. */
export async function readClipboard<Item>(clipboard: CurrentClipboard<Item> | EarlierClipboard): Promise<ClipboardContent> {
  if (isEarlier(clipboard)) return { text: clipboard.readText(), html: clipboard.readHTML() };
  const items = await clipboard.read();
  const textOf = async (type: string): Promise<string> => {
    const content = await items.find((item) => item.types.includes(type))?.getType(type);
    return content instanceof Blob ? content.text() : '';
  };
  return { text: await textOf('text/plain'), html: await textOf('text/html') };
}

/** Puts text, and HTML where there is some, on the clipboard. */
export async function writeClipboard<Item>(
  clipboard: CurrentClipboard<Item> | EarlierClipboard,
  content: ClipboardContent,
  makeItem: (parts: Record<string, string>) => Item,
): Promise<void> {
  if (isEarlier(clipboard)) clipboard.write(content);
  else if (content.html === '') await clipboard.writeText(content.text);
  else await clipboard.write([makeItem({ 'text/plain': content.text, 'text/html': content.html })]);
}
