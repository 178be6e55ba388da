import * as v from 'valibot';

/** A preference of this installation (theme, text size, reading position, window layout): one value under one key. */
export const settingSchema = v.pipe(v.object({ id: v.string(), value: v.unknown() }), v.readonly());
export type Setting = v.InferOutput<typeof settingSchema>;
