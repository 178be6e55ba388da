import { createRandom } from '../fixtures/measuring';
import { oneOf, type Random } from './seededRandom';

/** How many different words generated articles are made of, names not counted. */
const vocabularySize = 30_000;

// The most frequent words of English prose, in about their order.
const functionWords = `the of to and a in that for is on was with as it by he at from said his be are has have an were not this but had its
they who will which their been or after would more about one when also than last could into other new over most two some out up
we all she first if before between only so no her him them during what people year against because many while there may under
such since state per time former did through those should three both these where even made three down part still now
government officials country foreign minister president security trade talks economic military policy defense according`.split(/\s+/);

const subjects = `harbor envoy treaty tariff ministry strait summit sanction reserve pipeline reactor ballot province coalition border missile
submarine frigate satellite semiconductor export import embargo inspector delegation parliament cabinet ambassador consulate spokesman
communique ceasefire refugee convoy garrison drone radar airfield port shipment cargo tanker refinery grid turbine aquifer drought harvest
grain fertilizer currency bond deficit inflation subsidy audit regulator court verdict appeal prosecutor warrant witness testimony
archive dossier memorandum protocol annex clause ratification veto resolution quorum secretariat observer mandate corridor checkpoint
island reef fishery coastguard patrol collision salvage cable relay bandwidth server outage breach malware ledger audit pension strike
union wage factory assembly warehouse railway tunnel bridge runway terminal customs quarantine vaccine hospital clinic epidemic laboratory
university scholar journalist editor broadcast transcript interview correspondent column rumor leak denial apology`.split(/\s+/);

const beginnings = 'ba be bo bra ca ce cla co cre da de di dra du el em en fa fer fi for ga ge gra ha hel im in ja ka kel la le li lo ma me mi mo na ne no or pa pe per pla po pre ra re ri ro sa se si so sta su ta te ti tra tu un va ve vi vo wa wi ya za'.split(' ');
const middles = 'ber bil can cor dan del den dor fal fen gar gen lan len lin lor man mar men min mor nal nar nel nor pan par pen por ral ran ren ric ron sal sen sol tal tan tel ten tin tor val van ven ver vol'.split(' ');
const endings = 'al ance ant ary ate ation ed ence ent er ery est ial ible ic ical ing ion ish ism ist ity ive ize less ly ment ness or ory ous ship sion tion ty ure ward'.split(' ');

function madeUpWord(random: Random): string {
  const parts = [oneOf(random, beginnings)];
  if (random() < 0.75) parts.push(oneOf(random, middles));
  if (random() < 0.25) parts.push(oneOf(random, middles));
  parts.push(oneOf(random, endings));
  return parts.join('');
}

/** Words in falling order of frequency: real ones first, then made-up ones of English build. */
export function generatedVocabulary(seed: number): readonly string[] {
  const random = createRandom(seed);
  const words = new Set([...functionWords, ...subjects]);
  while (words.size < vocabularySize) words.add(madeUpWord(random));
  return [...words];
}

/** Draws words as often as they stand in prose: the word of rank r with a weight of 1 / (r + 2.7). */
export function createWordDrawer(words: readonly string[], random: Random): () => string {
  const sums = new Float64Array(words.length);
  let sum = 0;
  words.forEach((_, rank) => {
    sum += 1 / (rank + 2.7);
    sums[rank] = sum;
  });
  return () => {
    const wanted = random() * sum;
    let low = 0;
    let high = words.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
}

const givenNames = 'Ada Ana Arun Bao Carla Chen Dana Emil Farid Greta Hana Igor Ines Jun Karim Lena Li Maria Min Nadia Omar Paolo Qing Rosa Sana Tariq Uma Viktor Wei Yara Zoe Émile José Søren'.split(' ');
const familyBeginnings = 'Al Bel Cor Dal El Fen Gar Hol In Kar Lin Mor Nor Os Par Ros Sal Tor Var Wen Zel'.split(' ');
const familyEndings = 'ander bach berg court dale dorf ez field ford gren hart ić ini kov lund mann mark ova quist rin sen ski stein ström ton vale wood yama'.split(' ');
const bodies = 'Agency Alliance Authority Bank Board Bureau Chamber Commission Company Council Federation Front Fund Group Institute League Ministry Movement Office Party Press Union University'.split(' ');
const hanNames = '王 李 张 刘 陈 杨 赵 黄 周 吴'.split(' ');
const hanGiven = '毅 强 敏 静 磊 洋 艳 勇 军 杰 娟 涛 明 超 霞 平 刚 桂 文 建'.split(' ');

export interface GeneratedName {
  readonly kind: 'person' | 'organization' | 'place';
  readonly name: string;
  readonly aliases: readonly string[];
}

/** A person, an organization or a place with some other names. */
export function generatedName(random: Random): GeneratedName {
  const family = oneOf(random, familyBeginnings) + oneOf(random, familyEndings);
  const kind = random();
  if (kind < 0.5) {
    const given = oneOf(random, givenNames);
    const aliases = [family, `${given.slice(0, 1)}. ${family}`];
    if (random() < 0.1) aliases.push(oneOf(random, hanNames) + oneOf(random, hanGiven) + (random() < 0.5 ? oneOf(random, hanGiven) : ''));
    return { kind: 'person', name: `${given} ${family}`, aliases };
  }
  if (kind < 0.8) {
    const body = oneOf(random, bodies);
    return { kind: 'organization', name: `${family} ${body}`, aliases: [`the ${body} of ${family}`, `${family.slice(0, 1)}${body.slice(0, 1)}${oneOf(random, bodies).slice(0, 1)}`] };
  }
  return { kind: 'place', name: `${family}ia`, aliases: [`${family}ian Republic`] };
}
