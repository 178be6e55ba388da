import * as v from 'valibot';
import { journalCalls } from '../../shared/contracts/journalContract';

export type JournalCallName = keyof typeof journalCalls;

const names = Object.keys(journalCalls) as [JournalCallName, ...JournalCallName[]];

/** A call on its way to the journal's worker; the argument is parsed there. */
export const journalRequestSchema = v.object({ requestId: v.number(), name: v.picklist(names), argument: v.unknown() });
export type JournalRequest = v.InferOutput<typeof journalRequestSchema>;

/** Its answer; the value is parsed by the page. */
export const journalAnswerSchema = v.variant('ok', [
  v.object({ requestId: v.number(), ok: v.literal(true), value: v.unknown() }),
  v.object({ requestId: v.number(), ok: v.literal(false), message: v.string() }),
]);
export type JournalAnswer = v.InferOutput<typeof journalAnswerSchema>;
