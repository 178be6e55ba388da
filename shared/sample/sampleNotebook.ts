import { blinkenInBeijing } from './articles/blinkenInBeijing';
import { leadersCall } from './articles/leadersCall';
import { sullivanInBeijing } from './articles/sullivanInBeijing';
import { woodsideExplainer } from './articles/woodsideExplainer';
import { yellenInBeijing } from './articles/yellenInBeijing';
import { sampleEntities } from './sampleEntities';
import { sampleHighlights } from './sampleHighlights';
import { sampleNote } from './sampleNote';
import type { SampleNotebook } from './sampleShape';
import { sampleTags } from './sampleTags';

/**
 * The sample notebook: five articles of invented outlets about real public events of US–China diplomacy in 2023–24,
 * written for this program, with highlights, tags, entities and a note. What the empty window offers, and what tests
 * and screenshots show.
 */
export const sampleNotebook: SampleNotebook = {
  articles: [blinkenInBeijing, yellenInBeijing, woodsideExplainer, leadersCall, sullivanInBeijing],
  sourceSettings: [
    { fileName: blinkenInBeijing.fileName, tags: ['Channels'], readingState: 'read' },
    { fileName: yellenInBeijing.fileName, tags: ['Economic channels', 'Framing'], readingState: 'read' },
    { fileName: woodsideExplainer.fileName, tags: ['Channels', 'Deliverables'], readingState: 'read' },
    { fileName: leadersCall.fileName, tags: ['Framing'], readingState: 'read' },
    { fileName: sullivanInBeijing.fileName, tags: ['Military channels'], readingState: 'reading' },
  ],
  tags: sampleTags,
  entities: sampleEntities,
  highlights: sampleHighlights,
  note: sampleNote,
};
