import { describe, expect, test } from 'vitest';
import { createSourceDocument, type Block } from '../domain/sourceDocument';
import type { SourceId } from '../domain/ids';
import { suggestTrims } from './trimSuggestions';

function documentOf(paragraphs: readonly string[], kind: 'paragraph' | 'heading' = 'paragraph') {
  let start = 0;
  const blocks = paragraphs.map((text): Block => {
    const place = { start, end: start + text.length, marks: [] };
    start += text.length + 1;
    return kind === 'paragraph' ? { kind, ...place } : { kind, level: 2, ...place };
  });
  return createSourceDocument('src-0000000000000001' as SourceId, paragraphs.join('\n'), blocks);
}

const long = 'The harbor master read the letter twice, folded it, and told the two pilots that the envoys would be landed at the far quay before the tide turned on Tuesday.';

function suggested(...paragraphs: readonly string[]): readonly string[] {
  const document = documentOf(paragraphs);
  return suggestTrims(document).map(({ start, end, reason }) => `${reason}: ${document.text.slice(start, end)}`);
}

describe('what is suggested', () => {
  test.each([
    ['Read: Pilots refuse the night watch', 'link to another article'],
    ['READ MORE: The quay in winter', 'link to another article'],
    ['Related stories', 'link to another article'],
    ['Scroll to Top', 'page furniture'],
    ['Advertisement', 'page furniture'],
    ['Source link', 'page furniture'],
    ['Share this article', 'page furniture'],
    ['Sign up for our weekly newsletter', 'page furniture'],
    ['Follow Ada Quill on Twitter at @adaquill', 'page furniture'],
    ['© 2024 The Harbor Post', 'page furniture'],
    ['Tags: harbor, envoys', 'page furniture'],
    ['Leave a Comment', 'comment form'],
    ['Your email address will not be published. Required fields are marked *', 'comment form'],
  ])('%s', (line, reason) => {
    expect(suggested(long, long, line)).toEqual([`${reason}: ${line}`]);
  });

  test('all that follows a comment form, as long as it is short', () => {
    expect(suggested(long, long, long, 'Leave a Reply', 'Name', 'Website')).toEqual(['comment form: Leave a Reply', 'comment form: Name', 'comment form: Website']);
    expect(suggested(long, long, 'Leave a Reply', 'Name', long)).toEqual(['comment form: Leave a Reply']);
  });

  test('a headline between two paragraphs', () => {
    const headline = 'Pilots Reject Proposal for Night Landing Amid Growing Harbor Quarrel';
    expect(suggested(long, long, headline, long)).toEqual([`headline of another article: ${headline}`]);
    expect(suggested(headline, long, long)).toEqual([]);
  });
});

describe('what is left alone', () => {
  test.each([
    ['“Read the letter,” the harbor master said.'],
    ['Taiwan matters'],
    ['The Winter Quay and the Pilots of the Northern Harbor Met.'],
    ['Subscribe to that view and the rest follows.'],
    ['He asked them to follow the pilot on the launch.'],
    ['Comments by the envoy were few.'],
    ['Share prices fell.'],
    ['Related to him by marriage, the pilot kept silent.'],
    ['More than forty ships waited.'],
  ])('%s', (line) => {
    expect(suggested(long, long, line, long)).toEqual([]);
  });

  test('headings of the article itself', () => {
    const document = documentOf(['The Northern Quay Reopens After Eleven Weeks of Patient Quiet Work'], 'heading');
    expect(suggestTrims(document)).toEqual([]);
  });

  test('an empty text', () => {
    expect(suggestTrims({ text: '', blocks: [] })).toEqual([]);
  });
});
