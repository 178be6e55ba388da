import type { SampleArticle } from '../sampleShape';

/** A business column on Janet Yellen's visit to Beijing, 6–9 July 2023. Outlet and byline are invented. */
export const yellenInBeijing: SampleArticle = {
  fileName: '2023-07-11-yellen-two-words.md',
  markdown: `---
title: "Two words in Beijing: Yellen’s case for “de-risking”"
author: Tomás Arredondo
outlet: Harbor & Exchange
date: 11 July 2023
url: https://example.org/harbor-exchange/columns/two-words-in-beijing
language: en
---

Economists rarely get rainbows. Janet Yellen got one as her plane came in to Beijing last Thursday, and Premier
Li Qiang, who received her the next day, took it for an omen: the two countries, he suggested, had more ahead of
them than wind and rain. The rest of the four-day visit was about vocabulary.

## A distinction, and its critics

The treasury secretary’s argument rests on a pair of words. *Decoupling*, the separation of the world’s two
largest economies, would in her view be disastrous for both and very nearly impossible. What Washington wants
instead goes by the name “de-risking”, a term borrowed from Brussels: spread the supply of critical goods, and
guard a short list of technologies on grounds of national security.

Her hosts are not persuaded that the second word differs from the first. Li himself, at a forum in Tianjin in
June, had dismissed the Western talk of cutting dependence as a false problem.

> A columnist’s test: when a list of exceptions is said to be short, ask who is allowed to lengthen it.

## Lists, long and short

Three days before she landed, China announced that exports of gallium and germanium, two metals used in
chipmaking, would need a license from 1 August. Yellen voiced concern. She also told her hosts that an expected
American order on outbound investment would be narrow and made through open rule-making. China’s finance ministry
asked for practical steps of another kind: an end to added tariffs and to curbs on Chinese companies.

By her own count she spent about ten hours in meetings over two days. Among those across the table:

1. Li Qiang, the premier;
2. He Lifeng, vice premier since March and her direct counterpart;
3. Liu Kun, the finance minister;
4. Pan Gongsheng, newly named party chief of the central bank.

## The balance

No policy changed hands, and none had been promised. What she offered was a sentence that has been
[widely repeated](https://example.org/harbor-exchange/briefs/big-enough) since: the world is “big enough” for both
countries to thrive. What she brought home was, in effect, a telephone number.

I would not call that small. China’s economic team is new this year, and He Lifeng’s predecessor, Liu He, had been
the face that Washington knew. In my reading the visit’s product is a
channel—and channels are judged by what travels down them when the next list is published.
`,
};
