import type { FoundMention } from '../../shared/analysis/analysisTypes';
import { articleOf } from '../../shared/analysis/articleOf';
import { findMentions } from '../../shared/analysis/findMentions';
import { proposeEntities } from '../../shared/analysis/proposeEntities';
import type { ArticleNames, NameGroup } from '../../shared/contracts/analysisContract';
import type { EntityId } from '../../shared/domain/ids';
import type { Source } from '../../shared/domain/source';
import type { SourceDocument } from '../../shared/domain/sourceDocument';
import type { NameRecords } from './nameRecords';

function groupKey({ candidates, isAmbiguous }: FoundMention, words: string): string {
  return [words, isAmbiguous, ...candidates.map(({ entityId, nameKind }) => `${entityId} ${nameKind}`)].join('\0');
}

/** Puts mentions of the same words with the same candidates into one group. */
function grouped(text: string, mentions: readonly FoundMention[]): Pick<ArticleNames, 'groups' | 'places'> {
  const groups: NameGroup[] = [];
  const numbers = new Map<string, number>();
  const places = new Uint32Array(mentions.length * 3);
  mentions.forEach((mention, index) => {
    const { start, end, candidates, isAmbiguous } = mention;
    const words = text.slice(start, end);
    const key = groupKey(mention, words);
    let number = numbers.get(key);
    if (number === undefined) {
      number = groups.length;
      numbers.set(key, number);
      groups.push({ words, isAmbiguous, candidates: candidates.map(({ entityId, ...rest }) => ({ entityId: entityId as EntityId, ...rest })) });
    }
    places.set([start, end, number], index * 3);
  });
  return { groups, places };
}

/** Proposals are made by the rules of English. */
const isReadForProposals = (language: string): boolean => language === '' || /^en\b/i.test(language);

/** Everything that analysis finds in one article. */
export function namesOfArticle(records: NameRecords, source: Source, document: SourceDocument): ArticleNames {
  const started = performance.now();
  const article = articleOf(source, document);
  const decisions = records.decisionsIn(source.id);
  const mentions = findMentions(records.matcher, article, decisions, records.companionsIn(source.id));
  const proposals = isReadForProposals(source.language) ? proposeEntities(article, { known: mentions, decisions }) : [];
  return { sourceId: source.id, ...grouped(document.text, mentions), proposals, tookMs: performance.now() - started };
}
