import { CodeExtension } from '@lexical/code';
import { HorizontalRuleExtension } from '@lexical/extension';
import { LinkExtension } from '@lexical/link';
import { ListExtension } from '@lexical/list';
import { RichTextExtension } from '@lexical/rich-text';
import { TableExtension } from '@lexical/table';
import { configExtension, defineExtension } from 'lexical';
import { NoteCheckListExtension } from './checkList';
import { EntityNode } from './EntityNode';
import { NoteShapeExtension } from './noteShape';
import { PassageNode } from './PassageNode';
import { isAllowedUrl, PasteCleaningExtension } from './pasteCleaning';
import { UnknownNode } from './UnknownNode';

/** Every node a note can hold and what keeps them in shape: all of the editor but the keys. */
export const NoteNodesExtension = defineExtension({
  name: 'ibidem/noteNodes',
  nodes: () => [PassageNode, EntityNode, UnknownNode],
  dependencies: [
    RichTextExtension,
    configExtension(ListExtension, { shouldPreserveNumbering: false }),
    NoteCheckListExtension,
    configExtension(LinkExtension, { validateUrl: isAllowedUrl }),
    configExtension(TableExtension, { hasCellMerge: false, hasCellBackgroundColor: false, hasTabHandler: true, hasHorizontalScroll: true }),
    CodeExtension,
    HorizontalRuleExtension,
    NoteShapeExtension,
    PasteCleaningExtension,
  ],
});
