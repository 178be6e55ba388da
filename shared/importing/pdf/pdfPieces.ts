import type { PDFPageProxy, TextItem, TextMarkedContent } from 'pdfjs-dist/types/src/display/api';

/** Chinese radicals, as some fonts name their letters, and the letters themselves where Unicode's own folding knows none. */
const radicals = '⺟母⺠民⺩王⺫罒⺮竹⺶羊⺷羊⺼月⻁虎⻂衤⻃覀⻄西⻅见⻆角⻉贝⻋车⻌辶⻍辶⻎辶⻑長⻒長⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟⺀冫⺁厂⺄乙⺅亻⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尢⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺝月⺞歹⺡氵⺢氺⺣灬⺤爪⺥爫⺦丬⺧牛⺨犭⺪疋⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺳网⺴网⺵网⺸羊⺹耂⺺聿⺽臼⺾艹⺿艹⻀艹⻊足⻏阝⻐钅⻖阝⻗雨⻞食⻡首⻭歯';
const radicalPairs = new Map(Array.from({ length: radicals.length / 2 }, (_, index) => [radicals.charAt(index * 2), radicals.charAt(index * 2 + 1)] as const));

const accents: Readonly<Record<string, string>> = { '´': '\u0301', '¨': '\u0308', 'ˆ': '\u0302', '˜': '\u0303', 'ˇ': '\u030c', '˘': '\u0306', '˙': '\u0307', '˚': '\u030a', '¸': '\u0327' };

/** Letters whose accent was drawn before them, as TeX does, as one letter each. */
function withAccents(text: string): string {
  return text.replace(/([´¨ˆ˜ˇ˘˙˚¸])([A-Za-zı])/g, (pair, accent: string, letter: string) => {
    const joined = ((letter === 'ı' ? 'i' : letter) + (accents[accent] ?? '')).normalize('NFC');
    return joined.length === 1 ? joined : pair;
  });
}

function withoutRadicals(text: string): string {
  return text.replace(/[\u2e80-\u2fdf]/g, (char) => radicalPairs.get(char) ?? char.normalize('NFKC'));
}

/** Words that a page draws in one go, upright: `x` from the left, `y` of the base line from the top, in points. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly font: string;
  readonly isRtl: boolean;
}

/** A page's words, those of its main direction first. */
export interface PageText {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  /** Words that stand at an angle to the rest, such as the headings of a turned table. */
  readonly turned: readonly Piece[];
  /** Whether its lines run from top to bottom, as in some Chinese and Japanese books; the pieces are turned already. */
  readonly isVertical: boolean;
}

type Matrix = readonly [number, number, number, number, number, number];

function isMatrix(values: readonly unknown[]): values is Matrix {
  return values.length === 6 && values.every((value) => typeof value === 'number');
}

function product([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

interface AngledPiece extends Piece {
  /** Quarter turns clockwise. */
  readonly turns: number;
  readonly isVertical: boolean;
}

function angledPiece(item: TextItem, view: Matrix, isVertical: boolean): AngledPiece | null {
  if (item.str.trim() === '' || !isMatrix(item.transform)) return null;
  const [a, b, c, d, x, y] = product(view, item.transform);
  const size = Math.hypot(c, d);
  if (!(size > 0) || !Number.isFinite(x + y + item.width)) return null;
  const turns = (Math.round(Math.atan2(b, a) / (Math.PI / 2)) + 4) % 4;
  const width = isVertical ? item.height : item.width;
  return { text: withAccents(withoutRadicals(item.str)), x, y, width: Math.abs(width), size, font: item.fontName, isRtl: item.dir === 'rtl', turns, isVertical };
}

/** Turns a piece so that its line runs from left to right. */
function uprightPiece(piece: AngledPiece, width: number, height: number): Piece {
  const { turns, isVertical, x, y, ...rest } = piece;
  if (isVertical) return { ...rest, x: y, y: width - x };
  switch (turns) {
    case 1: return { ...rest, x: y, y: width - x };
    case 2: return { ...rest, x: width - x, y: height - y };
    case 3: return { ...rest, x: height - y, y: x };
    default: return { ...rest, x, y };
  }
}

function isItem(item: TextItem | TextMarkedContent): item is TextItem {
  return 'str' in item;
}

/** The items that are content, without what the file itself marks as decoration (running heads, page numbers). */
function contentItems(items: readonly (TextItem | TextMarkedContent)[]): TextItem[] {
  const content: TextItem[] = [];
  const decorated: boolean[] = [];
  for (const item of items) {
    if (isItem(item)) {
      if (!decorated.includes(true)) content.push(item);
    } else if (item.type === 'endMarkedContent') decorated.pop();
    else decorated.push('tag' in item && item.tag === 'Artifact');
  }
  return content;
}

function lengthOf(items: readonly TextItem[]): number {
  return items.reduce((sum, item) => sum + item.str.length, 0);
}

/** Reads a page's words with their places. */
export async function readPageText(page: PDFPageProxy): Promise<PageText> {
  const { items, styles } = await page.getTextContent({ includeMarkedContent: true });
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const view: readonly unknown[] = transform;
  if (!isMatrix(view)) throw new Error('A page without a place');
  const all = items.filter(isItem);
  const content = contentItems(items);
  // Some writers mark everything as decoration; then the mark says nothing.
  const kept = lengthOf(content) * 2 > lengthOf(all) ? content : all;
  const pieces = kept.flatMap((item) => angledPiece(item, view, styles[item.fontName]?.vertical === true) ?? []);
  const counts = new Map<string, number>();
  const keyOf = (piece: AngledPiece): string => (piece.isVertical ? 'vertical' : String(piece.turns));
  for (const piece of pieces) counts.set(keyOf(piece), (counts.get(keyOf(piece)) ?? 0) + piece.text.length);
  const main = [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? '0';
  const isSideways = main === 'vertical' || main === '1' || main === '3';
  const upright = (isMain: boolean): Piece[] => pieces.filter((piece) => (keyOf(piece) === main) === isMain).map((piece) => uprightPiece(piece, width, height));
  return {
    width: isSideways ? height : width,
    height: isSideways ? width : height,
    pieces: upright(true),
    turned: upright(false),
    isVertical: main === 'vertical',
  };
}
