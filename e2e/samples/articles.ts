import type { DroppedFile } from '../pages/window';

/** An article as it lies on a disk, and what the library must know of it after the import. */
export interface SampleArticle extends DroppedFile {
  readonly title: string;
  readonly outlet: string;
  /** As people read it; empty where it is not known. */
  readonly date: string;
  /** Words of its text that stand there once. */
  readonly words: string;
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  bytes.set([0xff, 0xfe]);
  for (let index = 0; index < text.length; index += 1) {
    bytes[2 + index * 2] = text.charCodeAt(index) & 0xff;
    bytes[3 + index * 2] = text.charCodeAt(index) >> 8;
  }
  return bytes;
}

/** The bytes of Windows-1252 for what these samples use of it. */
const windows1252 = new Map([['€', 0x80], ['–', 0x96], ['—', 0x97], ['‘', 0x91], ['’', 0x92], ['“', 0x93], ['”', 0x94], ['…', 0x85]]);

function inWindows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const code = windows1252.get(character) ?? character.charCodeAt(0);
    if (code > 0xff) throw new Error(`Windows-1252 has no ${character}`);
    return code;
  });
}

const filler = Array.from({ length: 24 }, (_, index) =>
  `Paragraph ${index + 1} of the long report describes berth ${index + 1}: which ships waited there, who unloaded them, and how long the papers took. Officials counted ${(index * 37) % 90} ships in the week, more than the quay was built for, and asked the ministry for a second crane before the winter storms.`,
).join('\n\n');

/** A plain text, long enough to scroll. */
export const harborReport: SampleArticle = {
  name: 'harbor report.txt',
  title: 'The harbor of Lindau reopens',
  outlet: 'AP',
  date: '29 Aug 2024',
  words: 'the channel is open for ships of every flag',
  content: `The harbor of Lindau reopens

By Mara Lindqvist

LINDAU, Aug. 29, 2024 (AP) — Envoy Ilse Varga said on Thursday that the channel is open for ships of every flag. She spoke for the Ministry of Ports after two days of talks.

“We agreed on one thing,” Varga said, “to meet again.” The ministry’s spokesman did not repeat the promise.

${filler}

The harbor master closed the books at midnight.
`,
};

/** Markdown with front matter. */
export const toughTalks: SampleArticle = {
  name: 'tough-talks.md',
  title: 'Tough talks at the quay',
  outlet: 'The Example Courier',
  date: 'June 2023',
  words: 'a hotline between the two coast guards',
  content: `---
title: Tough talks at the quay
author: Jon Aalto
outlet: The Example Courier
date: 2023-06
url: https://www.courier.example/2023/06/quay
---

# Tough talks at the quay

The delegations met for *seven* hours. They promised **a hotline between the two coast guards** by autumn.

- The pilots keep their old signals.
- The tugs are paid from a common fund.

> Nobody left the room, which was new.

| Line | State |
| --- | --- |
| Pilots | restored |
| Hotline | promised |
`,
};

function page(parts: { readonly title: string; readonly site: string; readonly head: string; readonly body: string; readonly charset: string }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="${parts.charset}">
<title>${parts.title} | ${parts.site}</title>
<meta property="og:title" content="${parts.title}">
<meta property="og:site_name" content="${parts.site}">
${parts.head}
</head>
<body>
<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>
<article>
<h1>${parts.title}</h1>
${parts.body}
</article>
<footer>Cookie settings and a newsletter nobody reads</footer>
<script>document.title = 'changed by a script';</script>
<img src="https://tracker.example/pixel.gif">
</body>
</html>
`;
}

/** A web page with metadata, things to leave out and things that must never be fetched. */
export const ministryPage: SampleArticle = {
  name: 'ministry.html',
  title: 'Ministry names a new harbor master',
  outlet: 'Daily Harbor',
  date: '3 Feb 2024',
  words: 'She will report to the envoy',
  content: page({
    title: 'Ministry names a new harbor master',
    site: 'Daily Harbor',
    charset: 'utf-8',
    head: `<meta name="author" content="Piet Sand">
<meta property="article:published_time" content="2024-02-03T08:00:00Z">
<link rel="canonical" href="https://daily.example/harbor-master">
<link rel="stylesheet" href="https://styles.example/site.css">`,
    body: `<p>The Ministry of Ports named <strong>Noor Haddad</strong> harbor master of Lindau on Saturday, ending months of rumor about the post that nobody seemed to want.</p>
<p>She will report to the envoy. Her first order concerns the <a href="https://daily.example/crane">second crane</a>, which has stood idle since the spring because two offices could not agree on who pays for the cable.</p>
<h2>What changes</h2>
<ul><li>The night shift returns.</li><li>Fees are published every month.</li></ul>
<p>Traders along the quay said they would wait and see; the last three masters had announced the same, and each had left before the first winter.</p>`,
  }),
};

/** UTF-16 with a byte order mark. */
export const pilotsLetter: SampleArticle = {
  name: 'pilots letter.txt',
  title: 'A letter of the pilots’ guild',
  outlet: '',
  date: '12 Mar 2024',
  words: 'we keep the light burning',
  content: utf16(`A letter of the pilots’ guild

12 March 2024

To the Ministry of Ports: we keep the light burning, and we ask to be told when the channel is dredged. “Ожидание” is the word our colleagues use: waiting.
`),
};

/** A page in Windows-1252. */
export const feesPage: SampleArticle = {
  name: 'fees.html',
  title: 'Fees of €40 – and a café on the quay',
  outlet: 'Courrier du Port',
  date: '2 May 2024',
  words: 'a café “for everybody”',
  content: inWindows1252(page({
    title: 'Fees of €40 – and a café on the quay',
    site: 'Courrier du Port',
    charset: 'windows-1252',
    head: '<meta property="article:published_time" content="2024-05-02">',
    body: `<p>The port asks €40 for a night at the quay, and opens a café “for everybody” in the old customs house, the mayor’s office said on Thursday in a note of four lines.</p>
<p>Envoy Varga was seen there on the first morning. She paid for her own coffee, the note adds, and stayed for an hour with the pilots, who had asked for a meeting since March.</p>
<p>The fee is lower than that of the neighbor ports, which have asked the league to look into it before the season begins and the berths fill up again.</p>`,
  })),
};

/** Five articles, one of each kind that is imported. */
export const fiveArticles: readonly SampleArticle[] = [harborReport, toughTalks, ministryPage, pilotsLetter, feesPage];
