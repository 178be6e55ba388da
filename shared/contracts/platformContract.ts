import * as v from 'valibot';
import { backupCalls, backupFileSchema } from './backupContract';
import { call, push, type CallsOf, type PushesOf } from './call';
import { journalCalls } from './journalContract';
import { updateCalls } from './updateContract';

const nothing = v.undefined();

const appInfoSchema = v.pipe(
  v.object({
    version: v.string(),
    /** Short commit hash of the build, or empty. */
    commit: v.string(),
    edition: v.picklist(['desktop', 'browser']),
    os: v.picklist(['mac', 'windows', 'linux', 'other']),
    /** Where the notebook lies, to be shown; empty where a browser keeps it. */
    dataFolder: v.string(),
    /** Component to version, in the order to show: Electron, Chromium, Node … */
    components: v.array(v.object({ name: v.string(), version: v.string() })),
  }),
  v.readonly(),
);
export type AppInfo = v.InferOutput<typeof appInfoSchema>;

/** A file a person chose. The window never learns its path: it reads it through the opaque `fileId`. */
const chosenFileSchema = v.pipe(
  v.object({
    fileId: v.string(),
    name: v.string(),
    /** Bytes; −1 where the file could not be examined (reading it will say why). */
    byteLength: v.number(),
  }),
  v.readonly(),
);
export type ChosenFile = v.InferOutput<typeof chosenFileSchema>;
const chosenFilesSchema = v.array(chosenFileSchema);

const chosenFolderSchema = v.pipe(
  v.object({
    files: chosenFilesSchema,
    /** The names of files in it that no importer reads, with the folders they lie in. */
    skipped: v.array(v.string()),
  }),
  v.readonly(),
);
export type ChosenFolder = v.InferOutput<typeof chosenFolderSchema>;

const articleFetchSchema = v.variant('status', [
  v.object({
    status: v.literal('fetched'),
    /** A file name whose ending tells what the server said it is. */
    name: v.string(),
    /** The address it came from in the end, after redirects. */
    url: v.string(),
    bytes: v.instance(Uint8Array),
  }),
  /** Nothing was fetched; `reason` is a sentence for the person. */
  v.object({ status: v.literal('failed'), reason: v.string() }),
]);
export type ArticleFetch = v.InferOutput<typeof articleFetchSchema>;

const unfinishedImportSchema = v.pipe(
  v.object({
    /** Files that were not released when the program or the page ended. */
    count: v.pipe(v.number(), v.integer(), v.minValue(1)),
    /** True where the host may not read them any more: the person must choose them again. */
    mustBeChosenAgain: v.boolean(),
  }),
  v.readonly(),
);
export type UnfinishedImport = v.InferOutput<typeof unfinishedImportSchema>;

const fileReadSchema = v.variant('status', [
  v.object({ status: v.literal('read'), bytes: v.instance(Uint8Array) }),
  /** The file is gone, not readable or over the limit; `reason` is a sentence for the person. */
  v.object({ status: v.literal('failed'), reason: v.string() }),
]);
export type FileRead = v.InferOutput<typeof fileReadSchema>;

/** A path inside an export folder: forward slashes, no empty, `.` or `..` part, not absolute. */
const exportPathSchema = v.pipe(
  v.string(),
  v.check(
    (path) => path.length > 0 && path.length < 1000 && !/[\\:*?"<>|\u0000-\u001f]/.test(path) &&
      path.split('/').every((part) => part !== '' && part !== '.' && part !== '..'),
    'Expected a relative path inside the folder',
  ),
);
const exportFileSchema = v.union([
  v.pipe(v.object({ path: exportPathSchema, text: v.string() }), v.readonly()),
  /** What is no text: a picture. */
  v.pipe(v.object({ path: exportPathSchema, bytes: v.instance(Uint8Array) }), v.readonly()),
]);
export type FileToExport = v.InferOutput<typeof exportFileSchema>;

const exportFolderSchema = v.pipe(
  v.object({
    folderId: v.string(),
    /** The folder's name, for display. */
    name: v.string(),
  }),
  v.readonly(),
);
export type ExportFolder = v.InferOutput<typeof exportFolderSchema>;

const exportWriteSchema = v.variant('status', [
  v.object({
    status: v.literal('written'),
    /** Paths written anew or changed. */
    written: v.array(v.string()),
    /** Paths that already had exactly these bytes. */
    unchanged: v.array(v.string()),
    /** Paths of an earlier export that this one no longer contains; they were removed if this program wrote them and nobody changed them since. */
    removed: v.array(v.string()),
  }),
  /** Files that the program did not write, or that somebody changed since, stand in the way. Nothing was written. */
  v.object({ status: v.literal('conflict'), paths: v.array(v.string()) }),
  v.object({ status: v.literal('failed'), reason: v.string(), written: v.array(v.string()) }),
]);
export type ExportWrite = v.InferOutput<typeof exportWriteSchema>;

const exportBeginningSchema = v.variant('status', [
  v.object({
    status: v.literal('begun'),
    exportId: v.string(),
    /**
     * Files in the way that the program did not write, or that somebody changed since, with the SHA-256 of their bytes:
     * only a file with exactly these bytes may be given for them. Empty with `overwrite`.
     */
    foreign: v.array(v.object({ path: v.string(), sha256: v.string() })),
  }),
  v.object({ status: v.literal('failed'), reason: v.string() }),
]);
export type ExportBeginning = v.InferOutput<typeof exportBeginningSchema>;

/** One line of a native menu. A submenu has `items`, an action has an `actionId`, a role is the system's own. */
export interface MenuItem {
  readonly kind: 'action' | 'separator' | 'submenu' | 'role';
  readonly label: string;
  readonly actionId?: string | undefined;
  /** Electron accelerator text, e.g. `CmdOrCtrl+Shift+Z`; shown only, the window handles the key. */
  readonly accelerator?: string | undefined;
  readonly isEnabled?: boolean | undefined;
  readonly isChecked?: boolean | undefined;
  readonly role?: MenuRole | undefined;
  readonly items?: readonly MenuItem[] | undefined;
}
const menuRoles = ['cut', 'copy', 'paste', 'pasteAndMatchStyle', 'selectAll', 'quit', 'minimize', 'zoom', 'front', 'hide', 'hideOthers', 'unhide', 'services', 'togglefullscreen', 'resetZoom', 'zoomIn', 'zoomOut', 'close', 'toggleDevTools'] as const;
export type MenuRole = (typeof menuRoles)[number];
const menuItemSchema: v.GenericSchema<unknown, MenuItem> = v.object({
  kind: v.picklist(['action', 'separator', 'submenu', 'role']),
  label: v.string(),
  actionId: v.optional(v.string()),
  accelerator: v.optional(v.string()),
  isEnabled: v.optional(v.boolean()),
  isChecked: v.optional(v.boolean()),
  role: v.optional(v.picklist(menuRoles)),
  items: v.optional(v.array(v.lazy(() => menuItemSchema))),
});

/**
 * Every call between the window and its host. The desktop's main process implements it over IPC, the browser edition
 * in the page itself. The window sends names and contents, never paths.
 */
export const platformContract = {
  /** Tells what is running. */
  getAppInfo: call(nothing, appInfoSchema),
  /** Whether "Import from web address" is allowed on this computer; null where the host cannot do it at all. */
  isNetworkAllowed: call(nothing, v.nullable(v.boolean())),
  /** Allows or forbids it; the host itself remembers and enforces it. */
  allowNetwork: call(v.object({ isAllowed: v.boolean() }), nothing),
  /** Fetches one web address, on the person's word. Addresses of the own computer and network only where `allowsPrivate`. */
  fetchArticle: call(v.object({ url: v.pipe(v.string(), v.maxLength(4000)), allowsPrivate: v.boolean() }), articleFetchSchema),
  /** Ends the fetching that is under way; its call answers "failed". */
  cancelFetch: call(nothing, nothing),
  /** Lets the person choose article files; an empty list where they cancelled. */
  chooseArticleFiles: call(nothing, chosenFilesSchema),
  /** Lets the person choose a folder and lists the importable files in it and its subfolders, sorted by path, and the others by name. */
  chooseArticleFolder: call(nothing, chosenFolderSchema),
  /** The import that was under way when the program ended: files of a dialog that were not released. Null where there is none. */
  unfinishedImport: call(nothing, v.nullable(unfinishedImportSchema)),
  /** Makes the files of the unfinished import known again, or lets the person choose them where they must be chosen again. */
  continueImport: call(nothing, chosenFolderSchema),
  /** An import of files that only the page holds has so many left; 0 once it is done. A host that reads files itself knows without. */
  noteUnfinishedFiles: call(v.object({ count: v.pipe(v.number(), v.integer(), v.minValue(0)) }), nothing),
  /** Forgets the unfinished import. */
  forgetUnfinishedImport: call(nothing, nothing),
  /** Reads a chosen file whole. */
  readChosenFile: call(v.object({ fileId: v.string() }), fileReadSchema),
  /** Forgets chosen files that will not be read again. Those of a dialog are remembered over restarts until then. */
  releaseChosenFiles: call(v.object({ fileIds: v.array(v.string()) }), nothing),
  /** Reads the clipboard on the person's word ("Paste article"). */
  readClipboard: call(nothing, v.object({ text: v.string(), html: v.string() })),
  /** Puts text (and its HTML form where not empty) on the clipboard. */
  writeClipboard: call(v.object({ text: v.string(), html: v.string() }), nothing),
  /** Lets the person choose the folder to export into; null where they cancelled. */
  chooseExportFolder: call(nothing, v.nullable(exportFolderSchema)),
  /**
   * Writes an export, each file atomically, and a manifest of what was written. A file in the way that the manifest
   * does not know, or whose bytes changed since, is a conflict unless `overwrite`. With `prune`, files of an earlier
   * export that this one lacks are removed if untouched.
   */
  writeExport: call(
    v.object({ folderId: v.string(), files: v.array(exportFileSchema), overwrite: v.boolean(), prune: v.boolean() }),
    exportWriteSchema,
  ),
  /** Begins an export by the rules of `writeExport` whose files come later, some at a time. Nothing is written yet. */
  beginExport: call(
    v.object({ folderId: v.string(), paths: v.array(exportPathSchema), overwrite: v.boolean(), prune: v.boolean() }),
    exportBeginningSchema,
  ),
  /** Writes some of the files that were announced. False where that failed: then `endExport` says why. */
  writeExportFiles: call(v.object({ exportId: v.string(), files: v.array(exportFileSchema) }), v.boolean()),
  /** Ends an export. Where not every announced file was given, it was cancelled: what was written stays, nothing is removed. */
  endExport: call(v.object({ exportId: v.string() }), exportWriteSchema),
  /** Shows the export folder in the system's file manager. */
  openExportFolder: call(v.object({ folderId: v.string() }), nothing),
  /** Opens an http(s) or mailto address outside the program, on the person's word; other schemes are refused. */
  openExternal: call(v.object({ url: v.string() }), nothing),
  /** Shows the program's actions in the native menu bar. The browser edition has none. */
  showMenu: call(v.object({ items: v.array(menuItemSchema) }), nothing),
  /** Tells the host which appearance the window has, for title bar, menus and the color before first paint. */
  setAppearance: call(v.object({ appearance: v.picklist(['light', 'dark', 'system']) }), nothing),
  /** The window has shown its first view and takes pushes from now on (files opened before are pushed now). */
  reportReady: call(nothing, nothing),
  /** Everything is saved: the window may close, after a `closeRequested`. */
  confirmClose: call(nothing, nothing),
  /** Something could not be saved: the window stays open, after a `closeRequested`. */
  refuseClose: call(nothing, nothing),
  ...journalCalls,
  ...backupCalls,
  ...updateCalls,

  /** The person chose a line of the native menu. */
  menuActionChosen: push(v.object({ actionId: v.string() })),
  /** Files were opened from outside: double-click, command line, the dock. */
  filesOpened: push(v.object({ files: chosenFilesSchema })),
  /** A backup was opened from outside. */
  backupOpened: push(backupFileSchema),
  /** The window is about to close; it saves and answers with `confirmClose` or `refuseClose`. */
  closeRequested: push(nothing),
} as const;

/** What the preload asks of the main process for the page: the page hands over dropped files and never learns their paths. */
export const preloadContract = {
  /** Makes dropped files, and those in dropped folders, known as if they had been chosen. */
  admitDropped: call(v.object({ paths: v.array(v.string()) }), chosenFolderSchema),
} as const;
export type PreloadCalls = CallsOf<typeof preloadContract>;

export type PlatformContract = typeof platformContract;
export type PlatformCalls = CallsOf<PlatformContract>;
export type PlatformPushes = PushesOf<PlatformContract>;

/** The host as the window sees it. */
export interface Platform {
  readonly calls: PlatformCalls;
  /**
   * Makes files of a drop (the page's `File` objects, of folders too) known to the host as if they had been chosen, so that
   * their import can be continued after a restart. Null where the host cannot know where they lie: then the page reads them.
   */
  admitDropped(files: readonly object[]): Promise<ChosenFolder | null>;
  /** Subscribes to a push; the answer unsubscribes. */
  on<Name extends keyof PlatformPushes>(name: Name, listener: (payload: PlatformPushes[Name]) => void): () => void;
}
