import { maxMarkdownLength } from './importLimits';

/** Characters without a blank line between them; the parser's time grows with the square of some of these numbers. */
const longestPart = 200_000;
const mostMarkersInPart = 4000;
const mostNestedContainers = 40;
const widestIndent = 160;

/** Front matter is not Markdown and has limits of its own. */
const frontMatter = /^---[ \t]*\r?\n[\s\S]*?\n---[ \t]*(?=\r?\n|$)/;
const containers = /^(?:[ \t]{0,4}(?:>|[-*+]|\d{1,9}[.)])(?=[ \t>]|$))+/;

function isIntricateLine(line: string): boolean {
  if (line.length < mostNestedContainers) return false;
  const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  if (indent > widestIndent && /^[-*+>\d]/.test(line.slice(indent, indent + 1))) return true;
  // Fences and rules repeat a sign without nesting anything; quotation and list signs do nest.
  const nested = containers.exec(line.slice(0, 2000))?.[0].replace(/[ \t]|\d+(?=[.)])/g, '').length ?? 0;
  return nested > mostNestedContainers || line.startsWith('>'.repeat(mostNestedContainers));
}

/** Whether reading a text as Markdown could take minutes; it is then read as plain text. */
export function isTooIntricate(text: string): boolean {
  if (text.length > maxMarkdownLength) return true;
  return text.replace(frontMatter, '').split(/\n[ \t]*(?=\r?\n)/).some((part) => {
    if (part.length > longestPart) return true;
    if ((part.match(/[*_~]+|[[\]`]/g)?.length ?? 0) > mostMarkersInPart) return true;
    return part.split('\n').some(isIntricateLine);
  });
}
