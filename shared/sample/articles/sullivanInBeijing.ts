import type { SampleArticle } from '../sampleShape';

/** An analysis of Jake Sullivan's visit to Beijing, 27–29 August 2024. Outlet and byline are invented. */
export const sullivanInBeijing: SampleArticle = {
  fileName: '2024-08-30-sullivan-long-conversation.md',
  markdown: `---
title: "Analysis: Sullivan’s long conversation in Beijing, and the calendar behind it"
author: Helen Aubrey-Lim
outlet: Northbank Review
date: August 30, 2024
url: https://example.org/northbank-review/analysis/sullivan-long-conversation
language: en-GB
---

Jake Sullivan and Wang Yi have learned to talk in places where nobody drops in. Vienna came first, in May 2023;
then Malta, Washington and Bangkok. This week the setting was Yanqi Lake, in the hills north of Beijing, and the
three-day visit was the first to China by an American national security adviser since 2016.

## The unusual appointment

The most telling hour was not spent at the lake. On Thursday Sullivan was received by General Zhang Youxia, a vice
chairman of the Central Military Commission—a rare meeting, as the visitor himself remarked. Zhang pressed the
Chinese position that Taiwan is the first red line in the relationship and that the arming of the island must end;
Sullivan spoke of freedom of navigation in the South China Sea, where Chinese and Philippine ships had collided
near Sabina Shoal earlier in August. Xi Jinping saw him the same day.

## What can be checked

Summaries of such visits tend toward fog. Three items can be tested by a calendar:

1. a telephone call between theater commanders, to be held “in the near future”;
2. a call between the two presidents, planned for the coming weeks;
3. a second round of government talks on artificial intelligence, after the first in Geneva in May.

To these one may add a step already taken: from 1 September China controls three more chemicals used
to make fentanyl.

The first item matters most. It was promised at Woodside nine months ago, and commanders in the theater have still
not spoken. If the call takes place, the last of the three military lines cut in August 2022 will be
working again.

## What cannot

Neither side moved on substance. The Americans repeated their concern over Chinese support for Russia’s defense
industry; the Chinese repeated theirs over tariffs, export controls and investment limits, which they regard as
containment under the name of national security.

> Management is not improvement. It is the decision to keep the present quarrels from choosing their own hour.

That, in this writer’s judgment, is what both men are for. Biden withdrew from the presidential race in July, and
Wang’s counterpart is expected to leave with him in January. Each side has reason to hand over a relationship that
is at least predictable. Whether a channel built by two patient men outlives either one’s tenure is the question the
communiqués do not ask.

*Corrected on 31 August:* a ~~two-day~~ three-day visit.
`,
};
