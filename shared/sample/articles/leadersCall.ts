import type { SampleArticle } from '../sampleShape';

/** A wire report, without a byline, of the Biden–Xi call of 2 April 2024. The agency is invented. */
export const leadersCall: SampleArticle = {
  fileName: '2024-04-02-leaders-call.md',
  markdown: `---
title: Biden and Xi hold first phone call since 2022
outlet: Meridian News Wire
date: 2024-04-02T21:40:00Z
url: https://example.org/meridian/2024/04/02/leaders-call
language: en
---

WASHINGTON (Meridian) — Presidents Joe Biden and Xi Jinping spoke by telephone on Tuesday, their first call since
July 2022 and their first conversation since the summit at Woodside, California, in November. The White House
described the exchange as “candid and constructive”. It lasted an hour and three quarters, American officials
said.

## The American account

According to the White House, Biden

- stressed peace and stability across the Taiwan Strait and the rule of law in the South China Sea;
- raised concern over China’s support for Russia’s defense industry;
- objected to trade practices he considers unfair, and said that the United States would go on keeping advanced
  technologies from being used against it;
- welcomed progress on counternarcotics, on military communication and toward talks on artificial intelligence.

A spokesman, John Kirby, said the president also took up the ownership of TikTok, as a matter of national security
and users’ data and not as a plan to ban the application.

## The Chinese account

Xi called Taiwan the first red line that must not be crossed, according to the Chinese readout. On technology he
was blunt: a growing list of American measures against Chinese firms was not “de-risking” but
the making of new risks, and China would not sit and watch if its development were held back. He offered three
principles for the year, in substance peace, stability and the keeping of one’s word.

## Background

The two countries’ senior military officers spoke by video in December, and defense policy talks were held at the
Pentagon in January. A joint working group on counternarcotics first met in Beijing at the end of that month.

Contacts between the two leaders since July 2022, from Meridian’s files:

~~~text
2022-07-28  telephone
2022-11-14  in person, Bali
2023-11-15  in person, Woodside
2024-04-02  telephone
~~~

## Next

Treasury Secretary Janet Yellen travels to Guangzhou and Beijing this week. Secretary of State Antony Blinken is
to follow in the coming weeks. No date has been announced for another meeting of the presidents.
`,
};
