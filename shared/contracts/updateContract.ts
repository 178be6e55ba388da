import * as v from 'valibot';
import { call, push } from './call';

const nothing = v.undefined();

const updateChoiceSchema = v.pipe(
  v.object({
    /** Whether the person lets Ibidem ask for a newer version at all; false until they say so. */
    isAllowed: v.boolean(),
    /** The address that is asked, or empty. */
    server: v.string(),
    /** True where the address was set from outside (by whoever runs this computer) and cannot be changed here. */
    isServerFixed: v.boolean(),
    /** Why this copy cannot look for updates at all, as a sentence; null where it can. */
    obstacle: v.nullable(v.string()),
  }),
  v.readonly(),
);
export type UpdateChoice = v.InferOutput<typeof updateChoiceSchema>;

const failedSchema = v.object({
  status: v.literal('failed'),
  /** A sentence for the person: what happened, and that nothing was changed. */
  reason: v.string(),
});

const updateCheckSchema = v.variant('status', [
  /** The server has nothing newer. */
  v.object({ status: v.literal('current'), version: v.string() }),
  v.object({
    status: v.literal('available'),
    version: v.string(),
    /** Of what would be downloaded, in bytes. */
    byteLength: v.number(),
    /** Why this copy does not replace itself, as a sentence with what to do instead; null where it can. */
    byHand: v.nullable(v.string()),
  }),
  failedSchema,
]);
export type UpdateCheck = v.InferOutput<typeof updateCheckSchema>;

const updateDownloadSchema = v.variant('status', [
  /** Downloaded and proven; it is installed when the program is closed. */
  v.object({ status: v.literal('ready'), version: v.string() }),
  v.object({ status: v.literal('cancelled') }),
  failedSchema,
]);
export type UpdateDownload = v.InferOutput<typeof updateDownloadSchema>;

/** Newer versions of the program. Nothing is ever asked of a server but by `checkForUpdate` and `downloadUpdate`, on the person's word. */
export const updateCalls = {
  /** What was chosen about updates; null in the browser edition, which is as new as its server. */
  updateChoice: call(nothing, v.nullable(updateChoiceSchema)),
  /** Allows or forbids looking for updates and names the server; the host itself remembers and enforces it. */
  chooseUpdates: call(v.object({ isAllowed: v.boolean(), server: v.pipe(v.string(), v.maxLength(2000)) }), nothing),
  /** Asks the server once whether there is a newer version; only what is signed with the program's own key is believed. */
  checkForUpdate: call(nothing, updateCheckSchema),
  /** Downloads what the last check found; it is believed only with the digest that was signed. */
  downloadUpdate: call(nothing, updateDownloadSchema),
  /** Breaks the download off. */
  cancelUpdate: call(nothing, nothing),
  /** How far a download has come, in bytes. */
  updateProgress: push(v.object({ doneBytes: v.number(), totalBytes: v.number() })),
} as const;
