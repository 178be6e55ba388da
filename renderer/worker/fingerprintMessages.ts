import * as v from 'valibot';

export const fingerprintRequestSchema = v.object({ requestId: v.number(), text: v.string() });
export type FingerprintRequest = v.InferOutput<typeof fingerprintRequestSchema>;

/** No signature where the text is too short to be compared. */
export const fingerprintAnswerSchema = v.object({ requestId: v.number(), signature: v.nullable(v.instance(Uint32Array)) });
export type FingerprintAnswer = v.InferOutput<typeof fingerprintAnswerSchema>;
