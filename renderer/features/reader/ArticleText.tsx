import { memo } from 'react';
import type { PaintedSection } from './painting';
import { SectionView } from './SectionView';
import type { TextSection } from './textSections';

interface ArticleTextProps {
  readonly text: string;
  readonly sections: readonly TextSection[];
  readonly painted: readonly PaintedSection[];
}

const nothingPainted: PaintedSection = [];

/** The whole text; untouched while only the caret moves. */
export const ArticleText = memo(function ArticleText({ text, sections, painted }: ArticleTextProps) {
  return sections.map((section, index) => <SectionView key={section.start} text={text} section={section} painted={painted[index] ?? nothingPainted} />);
});
