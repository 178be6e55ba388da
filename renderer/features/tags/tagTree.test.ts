import { describe, expect, it } from 'vitest';
import { createCountingIdMaker, type TagId } from '../../../shared/domain/ids';
import { createTag } from '../../../shared/domain/tag';
import type { TagWithUse } from '../../data/tagQueries';
import { matchingTree, tagPath, tagTree, type TagNode } from './tagTree';

const ids = createCountingIdMaker();
const clock = () => '2024-01-01T00:00:00.000Z';
const entry = (name: string, parentId: TagId | null = null): TagWithUse => ({ tag: createTag({ name, parentId }, clock, ids), use: { sources: 0, passages: 0 }, branchUse: { sources: 0, passages: 0 } });
const shapeOf = (nodes: readonly TagNode[]): unknown[] => nodes.map((node) => (node.children.length > 0 ? [node.tag.name, shapeOf(node.children)] : node.tag.name));

const talks = entry('Talks');
const calls = entry('Calls', talks.tag.id);
const hotline = entry('Hotline', calls.tag.id);
const trade = entry('Trade');

describe('the tree of tags', () => {
  it('nests by parent', () => {
    expect(shapeOf(tagTree([hotline, calls, talks, trade]))).toEqual([['Talks', [['Calls', ['Hotline']]]], 'Trade']);
    expect(tagPath([talks, calls, hotline], hotline.tag.id)).toEqual(['Talks', 'Calls']);
  });

  it('keeps tags whose parent is gone', () => expect(shapeOf(tagTree([calls, hotline]))).toEqual([['Calls', ['Hotline']]]));

  it('shows every tag of a damaged, circular codebook', () => {
    const a = entry('A');
    const b = entry('B', a.tag.id);
    const circle = [{ ...a, tag: { ...a.tag, parentId: b.tag.id } }, b];
    expect(shapeOf(tagTree(circle))).toEqual([['A', ['B']]]);
    expect(tagPath(circle, a.tag.id)).toEqual(['B']);
  });

  it('finds by name with what stands above', () => {
    const tree = tagTree([talks, calls, hotline, trade]);
    expect(shapeOf(matchingTree(tree, 'HOT'))).toEqual([['Talks', [['Calls', ['Hotline']]]]]);
    expect(shapeOf(matchingTree(tree, 'talks'))).toEqual([['Talks', [['Calls', ['Hotline']]]]]);
    expect(matchingTree(tree, 'nothing')).toEqual([]);
    expect(matchingTree(tree, ' ')).toBe(tree);
  });
});
