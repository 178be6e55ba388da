import papa from 'papaparse/papaparse.js';
import { entityKinds } from '../domain/entity';
import { readAliases, writeAliases } from './aliasCell';
import { kindNamed, type RegistryEntry, type RegistryFile, type UnreadLine, type WrittenEntity } from './registryEntry';

const ownColumns = ['id', 'kind', 'name', 'aliases', 'description'] as const;
type OwnColumn = (typeof ownColumns)[number];

/** What other tables call these columns. */
const columnNames: Readonly<Record<string, OwnColumn>> = {
  id: 'id', kind: 'kind', type: 'kind', schema: 'kind', name: 'name', label: 'name', title: 'name', caption: 'name', alias: 'aliases', aliases: 'aliases',
  'other names': 'aliases', 'also known as': 'aliases', aka: 'aliases', description: 'description', summary: 'description',
};
const identifierNames: Readonly<Record<string, string>> = { wikidata: 'wikidata', wikidataid: 'wikidata', lei: 'lei', leicode: 'lei', viaf: 'viaf' };
const identifierPrefix = 'id:';

/**
 * A spreadsheet takes a cell that begins so for a formula. It gets a ' in front, and so does one that has it already, so
 * that reading can take one away again.
 */
const formulaStart = /^'*[=+\-@\t\r]/;
const protectedStart = /^'+[=+\-@\t\r]/;

function guarded(cell: string): string {
  return formulaStart.test(cell) ? `'${cell}` : cell;
}

function unguarded(cell: string): string {
  return protectedStart.test(cell) ? cell.slice(1) : cell;
}

/** Entities as a table: one a row, external identifiers in columns of their own (`id:wikidata`). UTF-8 with a mark, which spreadsheets want. */
export function writeEntityCsv(entities: readonly WrittenEntity[]): string {
  const registries = [...new Set(entities.flatMap(({ externalIds }) => Object.keys(externalIds)))].sort();
  const header = [...ownColumns, ...registries.map((registry) => `${identifierPrefix}${registry}`)];
  const rows = entities.map(({ id, kind, name, aliases, description, externalIds }) =>
    [id, kind, name, writeAliases(aliases), description, ...registries.map((registry) => externalIds[registry] ?? '')].map(guarded));
  return `\ufeff${papa.unparse([header, ...rows], { newline: '\r\n' })}\r\n`;
}

interface Column {
  readonly own: OwnColumn | null;
  readonly registry: string | null;
}

function columnOf(title: string): Column {
  const plain = title.trim();
  const lower = plain.toLowerCase();
  if (lower.startsWith(identifierPrefix)) return { own: null, registry: plain.slice(identifierPrefix.length).trim() || null };
  return { own: columnNames[lower] ?? null, registry: identifierNames[lower] ?? null };
}

/** What parts the cells: the sign by which the first line names the most columns that are known. */
function delimiterOf(table: string): string {
  const [header = ''] = table.split(/[\r\n]/, 1);
  const counted = [',', ';', '\t', '|'].map((delimiter) => {
    const [titles = []] = papa.parse(header, { delimiter }).data;
    const known = titles.map(columnOf).filter(({ own, registry }) => own !== null || registry !== null);
    return { delimiter, count: known.length };
  });
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).delimiter;
}

function rowText(cells: readonly string[]): string {
  return papa.unparse([cells], { newline: '\n' });
}

class CsvReading {
  readonly entries: RegistryEntry[] = [];
  readonly unread: UnreadLine[] = [];

  constructor(private readonly columns: readonly Column[]) {}

  read(cells: readonly string[], place: string): void {
    const cellOf = (own: OwnColumn): string | null => {
      const at = this.columns.findIndex((column) => column.own === own);
      return at < 0 ? null : unguarded(cells[at] ?? '');
    };
    const refuse = (sentence: string): void => void this.unread.push({ place, sentence, text: rowText(cells) });
    if (cells.length > this.columns.length && cells.slice(this.columns.length).some((cell) => cell.trim() !== '')) {
      return refuse(`It has ${cells.length} cells, but the table has ${this.columns.length} columns.`);
    }
    const name = cellOf('name')?.trim() ?? '';
    if (name === '') return refuse('It has no name.');
    const kindCell = cellOf('kind')?.trim() ?? '';
    const kind = kindCell === '' ? null : kindNamed(kindCell);
    if (kindCell !== '' && kind === null) return refuse(`“${kindCell}” is no kind. The kinds are ${entityKinds.join(', ')}.`);
    const externalIds = Object.fromEntries(this.columns.flatMap(({ registry }, at) => {
      const value = unguarded(cells[at] ?? '');
      return registry === null || value.trim() === '' ? [] : [[registry, value] as const];
    }));
    const [id, aliases] = [cellOf('id')?.trim() ?? '', cellOf('aliases')];
    this.entries.push({ place, id: id === '' ? null : id, kind, name, aliases: aliases === null ? null : readAliases(aliases), description: cellOf('description'), externalIds });
  }
}

/** Reads a table of entities. The first row names the columns; commas, semicolons and tabs are told apart by themselves. */
export function readEntityCsv(text: string): RegistryFile {
  const table = text.replace(/^\ufeff/, '');
  const { data, errors } = papa.parse(table, { delimiter: delimiterOf(table) });
  const [header, ...rows] = data;
  if (!header || text.trim() === '') return { entries: [], unread: [], remarks: ['The file is empty.'] };
  const columns = header.map(columnOf);
  if (!columns.some(({ own }) => own === 'name')) {
    return { entries: [], unread: [], remarks: ['The first row names no column “name”, so that nothing was read. Give the columns names: name, kind, aliases, description.'] };
  }
  const unknown = header.filter((title, at) => title.trim() !== '' && columns[at]?.own === null && columns[at].registry === null);
  const reading = new CsvReading(columns);
  const broken = new Set(errors.filter(({ type }) => type === 'Quotes').flatMap(({ row }) => row ?? []));
  rows.forEach((cells, index) => {
    const place = `Row ${index + 2}`;
    if (cells.every((cell) => cell.trim() === '')) return;
    // Behind a quotation mark that is not closed nobody knows where the cells end.
    if (broken.has(index + 1)) reading.unread.push({ place, sentence: 'A quotation mark in it is not closed.', text: rowText(cells) });
    else reading.read(cells, place);
  });
  const remarks = unknown.length === 0 ? [] : [`${unknown.length === 1 ? 'The column' : 'The columns'} ${unknown.map((title) => `“${title.trim()}”`).join(', ')} ${unknown.length === 1 ? 'is' : 'are'} not read. To keep one as an identifier, name it “id:…”.`];
  return { entries: reading.entries, unread: reading.unread, remarks };
}
