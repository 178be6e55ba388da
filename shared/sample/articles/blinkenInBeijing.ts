import type { SampleArticle } from '../sampleShape';

/** A news report of Antony Blinken's visit to Beijing, 18–19 June 2023. Outlet and byline are invented. */
export const blinkenInBeijing: SampleArticle = {
  fileName: '2023-06-19-blinken-in-beijing.md',
  markdown: `---
title: "Blinken leaves Beijing with talks revived and the military line still shut"
author: Nora Whitcombe
outlet: The Pacific Ledger
date: 2023-06-19
url: https://example.org/pacific-ledger/2023/06/blinken-leaves-beijing
language: en
---

BEIJING — Antony Blinken left Beijing on Monday with a meeting that neither side had confirmed until shortly
before it began, a promise to keep talking, and no answer to the request his delegation had pressed hardest:
that the two armed forces speak to each other again.

The two-day trip was the first to China by an American secretary of state since October 2018. It should have
taken place in February, but Blinken put it off when a Chinese balloon drifted across the United States.
Washington called it a surveillance craft; Beijing said it was a civilian airship blown off course. An American
fighter shot it down off South Carolina.

## Three rooms

On Sunday the visitor spent more than five hours with Foreign Minister Qin Gang and then sat down with him to a
working dinner. The State Department called the talks “candid, substantive, and constructive”. Monday morning
belonged to Wang Yi (王毅), the Communist Party’s senior foreign-policy official, who traced the low point in
relations to a mistaken American view of China.

Xi Jinping came last. He received Blinken at the Great Hall of the People for roughly 35 minutes, seated at the
head of a long table with the two delegations along its sides.

## What was agreed

- Qin accepted an invitation to Washington, at a date still to be set.
- Officials will look at adding passenger flights between the two countries.
- Both governments welcomed more exchanges of students, scholars and business people.
- The two sides will explore a **joint effort on fentanyl precursors**, the chemicals from which the drug is made.

## What was not

Blinken told reporters that he had raised military contacts repeatedly and that China had not agreed to restore
them. Chinese officials point to American sanctions, among them those on Defense Minister Li Shangfu.

On Taiwan each side restated its position. Blinken said that the United States does not support independence for
the island and objects to one-sided changes to the status quo. In the Chinese account, Wang answered that on this
question his country has no room to compromise.

> *Reporter’s note.* The two governments published separate accounts of each meeting. Where a claim appears in
> only one of them, this report names the side that made it.

From Beijing, Blinken flew on to London for a conference on rebuilding Ukraine.
`,
};
