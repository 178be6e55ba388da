import * as v from 'valibot';
import { highlightColors, type HighlightColor } from './passage';
import { stampEntries } from './record';

/** What a highlight color stands for in this notebook. Keyed by the color; absent means the default. */
export const colorMeaningSchema = v.pipe(
  v.object({ id: v.picklist(highlightColors), ...stampEntries, meaning: v.pipe(v.string(), v.maxLength(60)) }),
  v.readonly(),
);
export type ColorMeaning = v.InferOutput<typeof colorMeaningSchema>;

/** The meanings a new notebook starts with. */
export const defaultColorMeanings: Readonly<Record<HighlightColor, string>> = {
  amber: 'Key point',
  green: 'Agreement',
  blue: 'Background',
  rose: 'Dispute',
  violet: 'Quotation',
};
