const longest = 160;

/** Words on one line, the middle of long ones left out: to be read out or shown in a list. */
export function shortWords(text: string, length: number = longest): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const characters = [...line];
  if (characters.length <= length) return line;
  const half = Math.floor((length - 3) / 2);
  return `${characters.slice(0, half).join('').trimEnd()} … ${characters.slice(-half).join('').trimStart()}`;
}
