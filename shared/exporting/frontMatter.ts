import { Document, isScalar, Scalar, visit } from 'yaml';

/** What front matter can hold: texts, lists of texts, and nothing known. */
export type FrontMatter = Readonly<Record<string, string | readonly string[] | null>>;

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Writes YAML front matter with its `---` lines. Every text is quoted, so that no reader of YAML 1.1 or 1.2 takes `no`,
 * `1e5` or `[[…]]` for anything else; only a whole day under `date` is plain, which Obsidian shows as a date.
 */
export function writeFrontMatter(values: FrontMatter): string {
  const document = new Document(values);
  visit(document, {
    Scalar: (key, node) => {
      if (key !== 'key' && typeof node.value === 'string') node.type = Scalar.QUOTE_DOUBLE;
    },
    Pair: (_, pair) => {
      const { key, value } = pair;
      if (isScalar(key) && key.value === 'date' && isScalar(value) && dayPattern.test(String(value.value))) {
        value.type = Scalar.PLAIN;
        return visit.SKIP;
      }
      return undefined;
    },
  });
  const yaml = document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER });
  return `---\n${yaml}---\n`;
}
