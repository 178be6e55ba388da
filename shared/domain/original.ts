import * as v from 'valibot';
import { digestSchema } from './record';

/** The imported bytes as they came, kept once per content and never rendered. Keyed by their SHA-256. */
export const originalSchema = v.pipe(
  v.object({
    id: digestSchema,
    mediaType: v.string(),
    bytes: v.instance(Uint8Array),
  }),
  v.readonly(),
);
export type Original = v.InferOutput<typeof originalSchema>;
