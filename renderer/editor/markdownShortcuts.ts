import { $createHorizontalRuleNode, HorizontalRuleNode } from '@lexical/extension';
import {
  BOLD_ITALIC_STAR, BOLD_ITALIC_UNDERSCORE, BOLD_STAR, BOLD_UNDERSCORE, CHECK_LIST, CODE, HEADING, INLINE_CODE, ITALIC_STAR, ITALIC_UNDERSCORE, LINK,
  ORDERED_LIST, QUOTE, registerMarkdownShortcuts, STRIKETHROUGH, UNORDERED_LIST, type ElementTransformer, type Transformer,
} from '@lexical/markdown';
import { $createParagraphNode, defineExtension } from 'lexical';

const RULE: ElementTransformer = {
  type: 'element',
  dependencies: [HorizontalRuleNode],
  export: () => null,
  regExp: /^(---|\*\*\*|___)\s?$/,
  triggerOnEnter: true,
  replace: (parent) => {
    const rule = $createHorizontalRuleNode();
    parent.replace(rule);
    const next = rule.getNextSibling();
    if (next) next.selectStart();
    else {
      const paragraph = $createParagraphNode();
      rule.insertAfter(paragraph);
      paragraph.select();
    }
  },
};

const transformers: Transformer[] = [
  RULE, HEADING, QUOTE, CHECK_LIST, UNORDERED_LIST, ORDERED_LIST, CODE, INLINE_CODE, BOLD_ITALIC_STAR, BOLD_ITALIC_UNDERSCORE, BOLD_STAR, BOLD_UNDERSCORE,
  ITALIC_STAR, ITALIC_UNDERSCORE, STRIKETHROUGH, LINK,
];

/** Markdown as it is typed becomes what it means. */
export const MarkdownShortcutsExtension = defineExtension({
  name: 'ibidem/markdownShortcuts',
  register: (editor) => registerMarkdownShortcuts(editor, transformers),
});
