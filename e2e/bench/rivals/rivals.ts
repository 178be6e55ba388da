import { openBareEditor } from './bareEditor';
import { paintWithLexicalMarks, paintWithRecogito } from './paintingRivals';

/** What the measuring run finds in the window once this bundle was run in it. */
export const rivals = { openBareEditor, paintWithLexicalMarks, paintWithRecogito };
export type Rivals = typeof rivals;

Reflect.set(window, 'ibidemRivals', rivals);
