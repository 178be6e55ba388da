const words = new Set('WHO IT IS AM AN IN ON OR SO TO UP NO DO GO HE ME MY WE MAY WILL CAN AID CARE START SWIFT AIDS CAP ACT ASK'.split(' '));
const beforeUs = /\b(?:ABOUT|CONTACT|FOLLOW|JOIN|TELL|TOLD|GIVE|GIVES|GAVE|LET|LETS|WITH|HELP|HELPS|SUPPORT|OF|FOR|ALL|MAKE|MAKES|LEAVE|LEFT|SHOW|SHOWS|BOTH|TEACH|TEACHES|BETWEEN|LIKE|EMAIL|WRITE|CALL|FIND)\s+$/;

/** Whether an abbreviation in a line of capitals may be the everyday word: "WHO WILL LEAD", "CONTACT US". */
export function isShoutedWord(text: string, start: number, end: number): boolean {
  const word = text.slice(start, end);
  if (word === 'US') return beforeUs.test(text.slice(Math.max(0, start - 14), start)) && !/^\s+(?:AND|SAYS|PRESIDENT|TRADE|OFFICIALS?)\b/.test(text.slice(end, end + 12));
  return words.has(word);
}
