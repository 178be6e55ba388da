import type { DroppedFile } from '../pages/window';

/** Articles for the review of names: known ones, unknown ones, some that several bear, and a figure of speech. */
export const portTalks: DroppedFile & { readonly title: string } = {
  name: 'port-talks.txt',
  title: 'Envoy returns to the port talks',
  content: `Envoy returns to the port talks

By Piet Sand

AALBORG, March 3, 2024 (AP) — Envoy Ilse Varga met Harbor Minister Tomas Lindgren on Sunday to speak about the ferry line that both towns lost last winter.

“We heard each other out,” Varga said. Lindgren called the meeting “useful,” and said that the Ministry of Ports would publish the protocol within a week.

Li arrived from Geneva in the evening. Asked about the ferries, Li said only that the experts would meet again. Varga smiled and left the room before Li had finished.

There was no word from Oslo. People on the quay spoke of Oslo as of a rumor, and nobody wished to be named.

Officials of the Ministry of Ports expect Tomas Lindgren to travel north again before Easter.
`,
};

/** Another article in which one of the names stands. */
export const ferryLetter: DroppedFile & { readonly title: string } = {
  name: 'ferry-letter.txt',
  title: 'A letter about the ferry',
  content: `A letter about the ferry

By Mara Holm

BERGEN, April 9, 2024 (AP) — The pilots wrote to Ilse Varga that they had waited long enough. Their letter asks the Ministry of Ports to name a date.

The answer of the Special Representative came a day later, and it was short.
`,
};
