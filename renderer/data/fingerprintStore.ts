/**
 * What a text is compared with others by. Derived from the text, so nothing is lost with it: it is neither recorded nor
 * kept a second copy of, and made anew where it is missing or of another edition.
 */
export interface Fingerprint {
  /** The source's id. */
  readonly id: string;
  /** The way of making fingerprints that this one was made in. */
  readonly edition: number;
  readonly signature: Uint32Array;
}
