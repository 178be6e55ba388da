import { createPublicationDate, unknownDate, type PublicationDate } from '../../domain/publicationDate';
import { BlockBuilder } from '../blockBuilder';
import { knownEncoding } from '../declaredEncoding';
import { ImportLimitError, maxNestingDepth } from '../importLimits';
import { InlineWriter, type InlineText } from '../inlineText';
import { controlWarnings, type ParsedArticle } from '../plainText';
import { readTextDetails } from '../textDetails';
import { rtfTokens, type RtfToken } from './rtfTokens';

/** Groups that hold no text of the document. `\*` marks every other one that may be left out. */
const leftOut: ReadonlySet<string> = new Set([
  'colortbl', 'stylesheet', 'pict', 'object', 'header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl', 'footerr', 'footerf', 'listtable',
  'listoverridetable', 'revtbl', 'rsidtbl', 'generator', 'themedata', 'datastore', 'latentstyles', 'xmlnstbl', 'fldinst', 'nonshppict', 'pntext', 'listtext', 'comment', 'operator', 'company', 'category', 'doccomm', 'keywords', 'subject', 'manager', 'annotation', 'filetbl', 'bkmkstart', 'bkmkend',
]);
const characters: Readonly<Record<string, string>> = {
  emdash: '—', endash: '–', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•', emspace: '\u2003', enspace: '\u2002', zwj: '\u200d', zwnj: '\u200c',
};
/** Code pages by the character sets that fonts name. */
const codePageOfCharset: Readonly<Record<number, number>> = {
  0: 1252, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250,
};
const namedEncodings: Readonly<Record<number, string>> = { 932: 'shift_jis', 936: 'gb18030', 949: 'euc-kr', 950: 'big5', 866: 'ibm866', 874: 'windows-874', 10000: 'macintosh', 10007: 'x-mac-cyrillic', 65001: 'utf-8', 20866: 'koi8-r' };

interface State {
  bold: boolean;
  italic: boolean;
  strike: boolean;
  hidden: boolean;
  codePage: number;
  /** How many bytes stand after a `\u` for readers that do not know it. */
  fallback: number;
  /** Where words go: into the text, a field of the file's description, a font's name, or nowhere. */
  target: 'text' | 'title' | 'author' | 'created' | 'fonts' | 'nothing';
  /** What the text of this group is. */
  isInFootnote: boolean;
}

interface Paragraph {
  level: number;
  isItem: boolean;
  isInTable: boolean;
}

/** Reads RTF, the form that word processors exchange: text, paragraphs, bold, italic, headings by outline level, tables, notes. */
class RtfReader {
  private readonly builder = new BlockBuilder();
  private state: State = { bold: false, italic: false, strike: false, hidden: false, codePage: 1252, fallback: 1, target: 'text', isInFootnote: false };
  private readonly stack: State[] = [];
  private readonly codePages = new Map<number, number>();
  private defaultCodePage = 1252;
  private font = 0;
  private pending: number[] = [];
  private toSkip = 0;
  private isStarred = false;
  private inline = new InlineWriter();
  private readonly notes: InlineText[] = [];
  private paragraph: Paragraph = { level: 0, isItem: false, isInTable: false };
  private cells: InlineText[] = [];
  private table: number | null = null;
  private readonly date: Record<string, number> = {};
  private readonly fields = { title: '', author: '' };

  read(source: string): ParsedArticle {
    for (const token of rtfTokens(source)) this.take(token);
    this.flushBytes();
    this.endParagraph();
    for (const note of this.notes) this.builder.add({ kind: 'paragraph' }, note);
    const { text, blocks } = this.builder.finish();
    const first = blocks.slice(0, 8).map((block) => text.slice(block.start, block.end));
    const told = readTextDetails(first);
    const heading = blocks.slice(0, 5).find((block) => block.kind === 'heading');
    const title = this.fields.title.trim() || (heading === undefined ? '' : text.slice(heading.start, heading.end));
    return {
      text, blocks,
      details: { ...told, title, language: '', byline: this.fields.author.trim() || told.byline, published: told.published.edtf === null ? this.created() : told.published },
      warnings: controlWarnings(this.builder),
    };
  }

  private created(): PublicationDate {
    const { yr: year, mo: month, dy: day } = this.date;
    return year === undefined ? unknownDate : (createPublicationDate({ year, month, day }, 'metadata', 'uncertain') ?? unknownDate);
  }

  private take(token: RtfToken): void {
    if (token.kind !== 'bytes') this.flushBytes();
    switch (token.kind) {
      case 'open':
        if (this.stack.length > maxNestingDepth * 8) throw new ImportLimitError('Its groups are nested too deeply to be read; nothing was imported from it.');
        this.stack.push({ ...this.state });
        this.isStarred = false;
        break;
      case 'close': this.close(); break;
      case 'bytes': this.takeBytes(token.bytes); break;
      case 'symbol': this.takeSymbol(token.symbol); break;
      case 'control': this.takeControl(token.word, token.value); break;
    }
  }

  private close(): void {
    const ended = this.state;
    this.state = this.stack.pop() ?? this.state;
    this.toSkip = 0;
    if (ended.isInFootnote && !this.state.isInFootnote) {
      const words = this.noteInline.take();
      const number = this.notes.length + 1;
      const writer = new InlineWriter();
      writer.write(`[${number}] ${words.text.replace(/^\[\d+\]\s*/, '')}`);
      this.notes.push(writer.take());
      this.inline.writeVerbatim(`[${number}]`);
    }
  }

  private takeBytes(bytes: readonly number[]): void {
    for (const byte of bytes) {
      if (this.toSkip > 0) this.toSkip -= 1;
      else this.pending.push(byte);
    }
  }

  private flushBytes(): void {
    if (this.pending.length === 0) return;
    const encoding = namedEncodings[this.state.codePage] ?? knownEncoding(`windows-${this.state.codePage}`) ?? 'windows-1252';
    this.write(new TextDecoder(encoding).decode(Uint8Array.from(this.pending)));
    this.pending = [];
  }

  private takeSymbol(symbol: string): void {
    switch (symbol) {
      case '*': this.isStarred = true; break;
      case '~': this.write('\u00a0'); break;
      case '_': this.write('\u2011'); break;
      case '-': break; // a place where a word may be broken
      case '\\': case '{': case '}': this.write(symbol); break;
      case '\r': case '\n': this.endParagraph(); break;
      default: break;
    }
  }

  private takeControl(word: string, value: number | null): void {
    const isOn = value !== 0;
    const isFirstInGroup = this.isStarred;
    this.isStarred = false;
    if (leftOut.has(word) || (isFirstInGroup && word !== 'shppict')) {
      this.state.target = 'nothing';
      return;
    }
    if (word in characters) {
      this.write(characters[word] ?? '');
      return;
    }
    switch (word) {
      case 'ansicpg': case 'mac': case 'pc': case 'pca':
        this.defaultCodePage = word === 'ansicpg' ? (value ?? 1252) : word === 'mac' ? 10000 : 1252;
        this.state.codePage = this.defaultCodePage;
        break;
      case 'fonttbl': this.state.target = 'fonts'; break;
      case 'f':
        if (this.state.target === 'fonts') this.font = value ?? 0;
        else this.state.codePage = this.codePages.get(value ?? 0) ?? this.defaultCodePage;
        break;
      case 'fcharset': if (this.state.target === 'fonts' && value !== 1 && value !== 2) this.codePages.set(this.font, value === 0 ? this.defaultCodePage : (codePageOfCharset[value ?? 0] ?? this.defaultCodePage)); break;
      case 'info': this.state.target = 'nothing'; break;
      case 'title': this.state.target = 'title'; break;
      case 'author': this.state.target = 'author'; break;
      case 'creatim': this.state.target = 'created'; break;
      case 'yr': case 'mo': case 'dy': if (this.state.target === 'created') this.date[word] = value ?? 0; break;
      case 'footnote':
        this.state.isInFootnote = true;
        this.state.target = 'text';
        break;
      case 'plain': Object.assign(this.state, { bold: false, italic: false, strike: false, hidden: false }); break;
      case 'b': this.state.bold = isOn; break;
      case 'i': this.state.italic = isOn; break;
      case 'strike': case 'striked': this.state.strike = isOn; break;
      case 'v': this.state.hidden = isOn; break;
      case 'uc': this.state.fallback = Math.max(0, value ?? 1); break;
      case 'u': {
        const code = value ?? 0;
        this.write(String.fromCharCode(code < 0 ? code + 65_536 : code));
        this.toSkip = this.state.fallback;
        break;
      }
      case 'tab': this.write(' '); break;
      case 'line': if (this.state.target === 'text') this.writer.writeBreak(); break;
      case 'pard': this.paragraph = { level: 0, isItem: false, isInTable: false }; break;
      case 'outlinelevel': this.paragraph.level = value !== null && value < 9 ? value + 1 : 0; break;
      case 'ls': case 'pnlvlblt': this.paragraph.isItem = true; break;
      case 'intbl': this.paragraph.isInTable = true; break;
      case 'cell': this.endCell(); break;
      case 'row': this.endRow(); break;
      case 'par': case 'sect': case 'page': this.endParagraph(); break;
      default: break;
    }
  }

  private noteInline = new InlineWriter();

  private get writer(): InlineWriter {
    return this.state.isInFootnote ? this.noteInline : this.inline;
  }

  private write(words: string): void {
    const { target, hidden, bold, italic, strike } = this.state;
    if (target === 'title' || target === 'author') this.fields[target] += words;
    if (target !== 'text' || hidden) return;
    const marks = [...(bold ? (['strong'] as const) : []), ...(italic ? (['emphasis'] as const) : []), ...(strike ? (['strike'] as const) : [])];
    const { writer } = this;
    for (const kind of marks) writer.openMark({ kind });
    writer.write(words);
    for (const _ of marks) writer.closeMark();
  }

  private endParagraph(): void {
    if (this.state.target !== 'text') return;
    if (this.state.isInFootnote) {
      this.noteInline.write(' ');
      return;
    }
    if (this.paragraph.isInTable) {
      if (!this.inline.isEmpty) this.inline.writeBreak();
      return;
    }
    this.table = null;
    const words = this.inline.take();
    const { level, isItem } = this.paragraph;
    if (level > 0) this.builder.add({ kind: 'heading', level }, words);
    else if (isItem) this.builder.add({ kind: 'listItem', depth: 0, number: null }, words);
    else this.builder.add({ kind: 'paragraph' }, words);
  }

  private endCell(): void {
    if (this.state.target === 'text') this.cells.push(this.inline.take());
  }

  private endRow(): void {
    if (this.cells.length === 0) return;
    this.table ??= this.builder.beginTable();
    this.builder.addRow(this.table, false, this.cells);
    this.cells = [];
  }
}

/** Reads an RTF file. Pictures, objects and fields' instructions are passed over; nothing in it is run. */
export function parseRtf(bytes: Uint8Array): ParsedArticle {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return new RtfReader().read(parts.join(''));
}
