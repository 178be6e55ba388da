import { memo, type CSSProperties, type ReactNode } from 'react';
import type { Block } from '../../../shared/domain/sourceDocument';
import { groupsOf, type BlockGroup, type ListNode } from './blockGroups';
import { InlineText } from './InlineText';
import { isSameSectionPaint, type PaintedSection, type PaintPiece } from './painting';
import type { TextSection } from './textSections';
import styles from './ReadingText.module.css';

const noPieces: readonly PaintPiece[] = [];

interface SectionViewProps {
  readonly text: string;
  readonly section: TextSection;
  readonly painted: PaintedSection;
}

type Inline = (block: Block) => ReactNode;

/** The text's own headings stand below the article's title, which is the page's h2. */
const headingTags = { 1: 'h3', 2: 'h3', 3: 'h4', 4: 'h5', 5: 'h6', 6: 'h6' } as const;

function ListView({ list, inline }: { readonly list: ListNode; readonly inline: Inline }) {
  const items = list.items.map(({ block, lists }) => (
    <li key={block.start} {...(block.number === null ? {} : { value: block.number })}>
      {inline(block)}
      {lists.map((nested) => <ListView key={nested.items[0]?.block.start} list={nested} inline={inline} />)}
    </li>
  ));
  return list.isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>;
}

function GroupView({ group, inline, text, piecesOf }: { readonly group: BlockGroup; readonly inline: Inline; readonly text: string; piecesOf(block: Block): readonly PaintPiece[] }) {
  switch (group.kind) {
    case 'list': return <ListView list={group.list} inline={inline} />;
    case 'quotation': {
      let quotation: ReactNode = group.blocks.map((block) => <p key={block.start}>{inline(block)}</p>);
      for (let depth = 0; depth < Math.max(1, group.depth); depth += 1) quotation = <blockquote>{quotation}</blockquote>;
      return quotation;
    }
    case 'table':
      return (
        <div className={styles['tableFrame']}>
          <table>
            <tbody>
              {group.rows.map((row) => (
                <tr key={row.start}>
                  {row.cells.map((cell, index) => {
                    const content = <InlineText text={text} span={cell} marks={row.marks} pieces={piecesOf(row)} />;
                    return row.isHeader ? <th key={index} scope="col">{content}</th> : <td key={index}>{content}</td>;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'block': {
      const { block } = group;
      switch (block.kind) {
        case 'heading': {
          const Heading = headingTags[block.level as keyof typeof headingTags];
          return <Heading data-level={block.level}>{inline(block)}</Heading>;
        }
        case 'paragraph': return <p>{inline(block)}</p>;
        case 'code': return <pre {...(block.language ? { 'aria-label': `Code, ${block.language}`, role: 'group' } : {})}><code>{inline(block)}</code></pre>;
        case 'pageBreak': return <div role="separator" aria-label={block.label ? `Page ${block.label}` : 'Page break'} className={styles['pageBreak']} data-label={block.label} />;
      }
    }
  }
}

/** Some of the text; skipped by the browser until it comes near the view, then laid out. */
export const SectionView = memo(
  function SectionView({ text, section, painted }: SectionViewProps) {
    const piecesByBlock = new Map(section.blocks.map((block, index) => [block, painted[index] ?? noPieces]));
    const piecesOf = (block: Block): readonly PaintPiece[] => piecesByBlock.get(block) ?? noPieces;
    const inline: Inline = (block) => <InlineText text={text} span={block} marks={block.marks} pieces={piecesOf(block)} />;
    const style = { '--section-units': section.end - section.start, '--section-blocks': section.blocks.length } as CSSProperties;
    return (
      <div className={styles['section']} data-from={section.start} style={style}>
        {groupsOf(section.blocks).map((group, index) => <GroupView key={index} group={group} inline={inline} text={text} piecesOf={piecesOf} />)}
      </div>
    );
  },
  (a, b) => a.text === b.text && a.section === b.section && isSameSectionPaint(a.painted, b.painted),
);
