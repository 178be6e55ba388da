/** Words and sentences as a language counts them. */
type Granularity = 'word' | 'sentence';

const segmenters = new Map<string, Intl.Segmenter>();

/** The platform's segmenter for a source's language; English rules where the language is unknown or not a language tag. */
export function segmenterFor(language: string, granularity: Granularity): Intl.Segmenter {
  const key = `${granularity} ${language}`;
  const segmenter = segmenters.get(key) ?? new Intl.Segmenter(isLanguageTag(language) ? language : 'en', { granularity });
  segmenters.set(key, segmenter);
  return segmenter;
}

/** Imported pages state anything as their language; what is no tag is refused by throwing. */
function isLanguageTag(language: string): boolean {
  if (language === '') return false;
  try {
    return Intl.getCanonicalLocales(language).length === 1;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
