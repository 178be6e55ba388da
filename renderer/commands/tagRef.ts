import { createTag } from '../../shared/domain/tag';
import type { TagId } from '../../shared/domain/ids';
import type { Recorder } from '../data/transaction';
import type { CommandContext } from './commandContext';

/** A tag that exists, or the name of one that is made where no tag is called so. */
export type TagRef = { readonly id: TagId } | { readonly name: string };

/** Names of tags are the same whatever their case and the blanks around them. */
export function tagNameKey(name: string): string {
  return name.trim().normalize('NFC').toLocaleLowerCase();
}

/**
 * Inside a write: the id of the tag meant, creating it where it is named and missing. Null where the tag is gone or
 * the name is blank. A new one stands under `parentId`.
 */
export async function resolveTag(context: CommandContext, recorder: Recorder, tag: TagRef, parentId: TagId | null = null): Promise<TagId | null> {
  if ('id' in tag) return (await recorder.get('tags', tag.id))?.id ?? null;
  const wanted = tagNameKey(tag.name);
  if (wanted === '') return null;
  const tags = await context.database.tags.toArray();
  const known = tags.find((each) => tagNameKey(each.name) === wanted);
  if (known) return known.id;
  const made = createTag({ name: tag.name, parentId }, context.clock, context.ids);
  await recorder.put('tags', made);
  return made.id;
}
