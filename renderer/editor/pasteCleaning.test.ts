// @vitest-environment happy-dom
import { ClipboardImportExtension } from '@lexical/clipboard';
import { buildEditorFromExtensions, getExtensionDependencyFromEditor } from '@lexical/extension';
import { $getRoot, $getSelection, defineExtension } from 'lexical';
import { expect, it, onTestFinished } from 'vitest';
import type { NoteBlock, NoteInline, NoteText, TextMark } from '../../shared/domain/noteBody';
import { $setBlocks } from './bodyToNodes';
import { $readBlocks } from './nodesToBody';
import { NoteNodesExtension } from './noteNodes';
import { cleanPastedDom } from './pasteCleaning';

function paste(data: Readonly<Record<string, string>>): NoteBlock[] {
  const editor = buildEditorFromExtensions(
    defineExtension({
      name: 'test',
      dependencies: [NoteNodesExtension],
      onError: (error) => {
        throw error;
      },
    }),
  );
  onTestFinished(() => editor.dispose());
  const root = document.createElement('div');
  document.body.append(root);
  editor.setRootElement(root);
  const transfer = new DataTransfer();
  for (const [type, text] of Object.entries(data)) transfer.setData(type, text);
  editor.update(() => {
    $setBlocks([]);
    $getRoot().selectEnd();
  }, { discrete: true });
  editor.update(() => {
    const selection = $getSelection();
    if (!selection) throw new Error('There is no selection');
    getExtensionDependencyFromEditor(editor, ClipboardImportExtension).output.$insertDataTransfer(transfer, selection);
  }, { discrete: true });
  return editor.read(() => $readBlocks());
}

const pasteHtml = (html: string): NoteBlock[] => paste({ 'text/html': html });
const text = (words: string, ...marks: TextMark[]): NoteText => ({ kind: 'text', text: words, marks });
const paragraph = (...children: NoteInline[]): NoteBlock => ({ kind: 'paragraph', children });

it('takes headings, paragraphs, marks and links of a web page and leaves the rest', () => {
  const blocks = pasteHtml(`
    <html><head><title>Page</title><style>p { color: red }</style></head><body>
    <script>window.stolen = true</script>
    <!-- a comment -->
    <nav><a href="/home">Home</a></nav>
    <h2 class="x" style="font-size: 40px">The talks</h2>
    <p style="text-align: center; color: #333">The two <b>agreed</b> to <i>keep</i> <span style="font-weight: 700">talking</span>,
       says <a href="https://example.org/a" target="_blank" onclick="steal()">the report</a>.</p>
    <p><img src="https://tracker.example/p.gif" onerror="steal()"><u>Underlined</u> and <a href="javascript:steal()">tempting</a></p>
    <hr>
    </body></html>`);
  expect(blocks).toEqual([
    { kind: 'heading', level: 2, children: [text('The talks')] },
    paragraph(
      text('The two '), text('agreed', 'bold'), text(' to '), text('keep', 'italic'), text(' '), text('talking', 'bold'), text(', says '),
      { kind: 'link', url: 'https://example.org/a', children: [text('the report')] }, text('.'),
    ),
    paragraph(text('Underlined and tempting')),
    { kind: 'rule' },
  ]);
  expect('stolen' in window).toBe(false);
});

it('takes lists, quotations and code', () => {
  const blocks = pasteHtml(`
    <ul><li><p>One</p></li><li>Two<ol start="3"><li>Nested</li></ol></li></ul>
    <blockquote><p>First line</p><p>Second line</p></blockquote>
    <pre><code>let a = 1;
a += 1;</code></pre>`);
  expect(blocks).toEqual([
    {
      kind: 'list', style: 'bullet', start: 1,
      items: [
        { isChecked: null, children: [text('One')], lists: [] },
        {
          isChecked: null, children: [text('Two')],
          lists: [{ kind: 'list', style: 'number', start: 3, items: [{ isChecked: null, children: [text('Nested')], lists: [] }] }],
        },
      ],
    },
    { kind: 'quotation', children: [text('First line'), { kind: 'lineBreak' }, text('Second line')] },
    { kind: 'code', language: '', text: 'let a = 1;\na += 1;' },
  ]);
});

it('takes a table without its looks, a list in a cell as lines', () => {
  const blocks = pasteHtml(`
    <table style="width: 100%"><caption>Meetings</caption><colgroup><col width="200"></colgroup><thead><tr><th bgcolor="red">Date</th><th>Place</th></tr></thead>
    <tbody><tr><td style="background: yellow">June 2023</td><td><ul><li>Beijing</li><li>Bali</li></ul></td></tr></tbody></table>`);
  expect(blocks).toEqual([
    paragraph(text('Meetings')),
    {
      kind: 'table',
      rows: [
        [{ isHeader: true, children: [text('Date')] }, { isHeader: true, children: [text('Place')] }],
        [{ isHeader: false, children: [text('June 2023')] }, { isHeader: false, children: [text('Beijing'), { kind: 'lineBreak' }, text('Bali')] }],
      ],
    },
  ]);
});

it('takes text and lists of Word', () => {
  const blocks = pasteHtml(`
    <html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>
    <meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri"} --></style>
    <!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--></head>
    <body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
    <p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span style='font-size:14.0pt;color:#C00000'>Summary</span></b><span style='mso-spacerun:yes'> </span>of talks<o:p></o:p></p>
    <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>      </span></span></span><![endif]>First point<o:p></o:p></p>
    <p class=MsoListParagraphCxSpLast style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>   </span></span></span><![endif]>Under it<o:p></o:p></p>
    <!--EndFragment--></body></html>`);
  expect(blocks).toEqual([
    paragraph(text('Summary', 'bold'), text(' of talks')),
    {
      kind: 'list', style: 'bullet', start: 1,
      items: [{
        isChecked: null, children: [text('First point')],
        lists: [{ kind: 'list', style: 'bullet', start: 1, items: [{ isChecked: null, children: [text('Under it')], lists: [] }] }],
      }],
    },
  ]);
});

it('takes text of Google Docs, whose wrapper is bold and is not', () => {
  const blocks = pasteHtml(`
    <meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1234"><p dir="ltr" style="line-height:1.38;margin-top:0pt">
    <span style="font-size:11pt;font-family:Arial;color:#000000;font-weight:400;font-style:normal">Plain and </span><span style="font-size:11pt;font-weight:700">strong</span><span style="font-style:italic;font-weight:400"> and slanted</span></p></b>`);
  expect(blocks).toEqual([paragraph(text('Plain and '), text('strong', 'bold'), text(' and slanted', 'italic'))]);
});

it('takes plain text as lines', () => {
  expect(paste({ 'text/plain': 'First line\nSecond <b>line</b>\n\nThird' })).toEqual([
    paragraph(text('First line')), paragraph(text('Second <b>line</b>')), paragraph(), paragraph(text('Third')),
  ]);
});

it('leaves nothing of hidden elements and unknown elements but their words', () => {
  expect(pasteHtml('<div><custom-card>Shown</custom-card><span style="display:none">Hidden</span><details><summary>More</summary>Words</details></div>')).toEqual([
    paragraph(text('Shown')), paragraph(text('More')), paragraph(text('Words')),
  ]);
});

it('turns what cloud editors say by style into elements, since no style of theirs is applied', () => {
  const dom = new DOMParser().parseFromString(
    '<b style="font-weight:normal"><p style="line-height:1.4"><span style="color:red;font-weight:700">bold</span> <span style="font-style:italic;text-decoration:line-through">gone</span> <span style="font-weight:400">plain</span></p></b>',
    'text/html',
  );
  cleanPastedDom(dom);
  expect(['strong', 'em', 's'].map((name) => [...dom.querySelectorAll(name)].map((element) => element.textContent))).toEqual([['bold'], ['gone'], ['gone']]);
});
