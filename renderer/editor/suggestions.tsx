import { $createTextNode, $getNodeByKey, HISTORY_MERGE_TAG, type LexicalEditor, type NodeKey, type RangeSelection } from 'lexical';
import { AtSign, BookMarked, Building2, CalendarDays, Code2, FileText, Heading1, Heading2, Heading3, Lightbulb, List, ListChecks, ListOrdered, MapPin, Minus, Pilcrow, Quote, Table2, User } from 'lucide-react';
import type { ReactNode } from 'react';
import type { EntityKind } from '../../shared/domain/entity';
import { $insertInline } from './citationInsertion';
import { $createEntityNode } from './EntityNode';
import type { NoteEditorHost } from './noteEditorHost';
import { noteFormats, type FormatId } from './formatCatalog';
import { applyFormat } from './noteFormats';
import { $createPassageNode } from './PassageNode';
import type { Trigger } from './triggers';

/** One line of the list under the caret. */
export interface Suggestion {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly icon?: ReactNode;
  /** Long words get two lines. */
  readonly isQuotation?: boolean;
  /** Runs in an update after the typed sign and words were taken out. */
  $insert?(selection: RangeSelection): void;
  /** Runs after that update. */
  after?(editor: LexicalEditor): void;
}

const blockIcons: Partial<Record<FormatId, ReactNode>> = {
  paragraph: <Pilcrow />, heading1: <Heading1 />, heading2: <Heading2 />, heading3: <Heading3 />, bullet: <List />, number: <ListOrdered />,
  check: <ListChecks />, quotation: <Quote />, codeBlock: <Code2 />, table: <Table2 />, rule: <Minus />, citation: <BookMarked />, mention: <AtSign />,
};
const creatable: readonly { readonly kind: EntityKind; readonly icon: ReactNode }[] = [
  { kind: 'person', icon: <User /> }, { kind: 'organization', icon: <Building2 /> }, { kind: 'place', icon: <MapPin /> },
  { kind: 'event', icon: <CalendarDays /> }, { kind: 'work', icon: <FileText /> }, { kind: 'topic', icon: <Lightbulb /> },
];

function blockSuggestions(typed: string, host: NoteEditorHost): readonly Suggestion[] {
  const wanted = typed.trim().toLowerCase();
  return noteFormats
    .filter(({ id }) => id in blockIcons)
    .filter(({ label, keywords }) => `${label} ${keywords}`.toLowerCase().includes(wanted))
    .map(({ id, label, shortcut }) => ({
      id, label, icon: blockIcons[id], ...(shortcut ? { detail: host.formatShortcut(shortcut) } : {}),
      after: (editor: LexicalEditor) => applyFormat(editor, id),
    }));
}

async function entitySuggestions(typed: string, host: NoteEditorHost): Promise<readonly Suggestion[]> {
  const found = await host.findEntities(typed);
  const name = typed.trim();
  const isKnown = found.some((choice) => choice.name.toLocaleLowerCase() === name.toLocaleLowerCase());
  const known = found.map(({ entityId, name: label, detail }): Suggestion => ({
    id: entityId, label, detail, icon: <AtSign />,
    $insert: (selection) => $insertInline(selection, $createEntityNode({ kind: 'entity', entityId, text: label })),
  }));
  if (name === '' || isKnown) return known;
  return [
    ...known,
    ...creatable.map(({ kind, icon }): Suggestion => {
      let standIn: NodeKey | null = null;
      return {
        id: `create-${kind}`, label: `New ${kind} “${name}”`, icon,
        $insert: (selection) => {
          // Who types on while the entity is stored finds the mention where it was asked for.
          const words = $createTextNode(name).setMode('token').toggleUnmergeable();
          $insertInline(selection, words);
          standIn = words.getKey();
        },
        after: (editor) => void createAndMention(editor, host, { name, kind, standIn: () => standIn }),
      };
    }),
  ];
}

interface NewMention {
  readonly name: string;
  readonly kind: EntityKind;
  /** Asked late: the name is put in only when the update at work has ended. */
  standIn(): NodeKey | null;
}

/** Stores the entity and puts its mention where its name stands in for it, if that is still there. */
async function createAndMention(editor: LexicalEditor, host: NoteEditorHost, { name, kind, standIn }: NewMention): Promise<void> {
  const mention = await host.createEntity(name, kind);
  editor.update(() => {
    const key = standIn();
    const words = key === null ? null : $getNodeByKey(key);
    words?.replace($createEntityNode(mention));
  }, { tag: HISTORY_MERGE_TAG });
}

async function citationSuggestions(typed: string, host: NoteEditorHost): Promise<readonly Suggestion[]> {
  const found = await host.findPassages(typed);
  return found.map(({ citation, detail }) => ({
    id: citation.passageId, label: `“${citation.quotation}”`, detail, isQuotation: true,
    $insert: (selection) => $insertInline(selection, $createPassageNode(citation)),
  }));
}

export async function suggestionsFor(trigger: Trigger, host: NoteEditorHost): Promise<readonly Suggestion[]> {
  switch (trigger.kind) {
    case 'blocks': return blockSuggestions(trigger.typed, host);
    case 'mention': return entitySuggestions(trigger.typed, host);
    case 'citation': return citationSuggestions(trigger.typed, host);
  }
}
