// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { tidyHtml } from './copyTidying';

it('leaves the elements and takes what only the editor needs', () => {
  const html =
    '<h2 class="h" dir="ltr"><span style="white-space: pre-wrap;">Head</span></h2>' +
    '<p><b><strong class="b" style="white-space: pre-wrap;">Bold</strong></b> <a href="https://example.org" class="l" rel="noreferrer"><span>link</span></a></p>' +
    '<table><colgroup><col></colgroup><tbody><tr><td style="width: 75px"><p>cell</p></td></tr></tbody></table>';
  expect(tidyHtml(html)).toBe(
    '<h2>Head</h2><p><b>Bold</b> <a href="https://example.org">link</a></p><table><tbody><tr><td>cell</td></tr></tbody></table>',
  );
});
