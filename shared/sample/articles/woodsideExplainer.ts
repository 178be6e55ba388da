import type { SampleArticle } from '../sampleShape';

/** An explainer of the summit at Woodside, 15 November 2023, dated by its month only. Outlet and bylines are invented. */
export const woodsideExplainer: SampleArticle = {
  fileName: '2023-11-woodside-explainer.md',
  markdown: `---
title: "Explainer: What Biden and Xi settled at Woodside, and what they left alone"
author: Ingrid Solvang and Marcus Oyelaran
outlet: Two Shores Briefing
date: 2023-11
url: https://example.org/two-shores/explainers/woodside
language: en
---

On 15 November 2023 Joe Biden and Xi Jinping met for about four hours at Filoli, a country estate in Woodside,
south of San Francisco. It was their first meeting in person since Bali a year earlier, and Xi’s first visit to
the United States since 2017. This explainer sorts the results into what was restored, what is new and what
stayed where it was.

## Why were the lines down?

After Nancy Pelosi, then Speaker of the House, visited Taipei in August 2022, China cancelled three kinds of
military talks and suspended cooperation on counternarcotics and climate, among other things. Those three lines
stayed silent for fifteen months.

## What changed at Woodside?

| Channel | From August 2022 | After the summit |
| --- | --- | --- |
| Theater commanders’ calls | Cancelled | Calls between commanders to resume |
| Defense policy talks | Cancelled | Annual round to resume |
| Maritime safety meetings | Cancelled | Meetings to resume |
| Counternarcotics | Suspended | A working group on precursors and trafficking |
| Climate | Suspended, later revived | Sunnylands Statement of 14 November |
| Artificial intelligence | No channel | Government talks on risks to begin |

### Who says so?

Both governments announced the military, counternarcotics and AI items. They differ on the frame. Chinese
officials speak of a “San Francisco vision”; the American account speaks of *managing competition responsibly*.

## What stayed where it was?

**Taiwan.** In the Chinese account, Xi called it the most important and most sensitive question between the two
countries and asked Washington to stop arming the island. Biden repeated that the American one-China policy had
not changed and that he opposed unilateral moves by either side.

**Technology.** Xi said that American export controls seriously harm China’s interests. Biden answered that
advanced American technology must not be used to undermine the security of the United States.

## And the mood?

That evening Xi told a dinner of business leaders that China was ready to receive 50,000 young Americans over five
years. Biden, asked at his press conference whether he still considered Xi a dictator, said that he did; the
Chinese foreign ministry protested the next day.

> **What to watch:** a promise to resume is not yet a call that is answered. We will count the line as restored
> when a theater commander has picked up the receiver.
`,
};
