import type { Clock, IdMaker } from '../../shared/domain/ids';
import type { NotebookDatabase } from '../data/database';
import type { Writer } from '../data/transaction';

/** What every command takes first: where to read, how to write, the clock and the id maker. */
export interface CommandContext {
  readonly database: NotebookDatabase;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly ids: IdMaker;
}
