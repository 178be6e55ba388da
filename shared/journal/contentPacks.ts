import * as v from 'valibot';
import type { JournalFiles } from './journalFiles';

export interface PackedContent {
  readonly digest: string;
  readonly bytes: Uint8Array;
}

/** Where a content lies inside a pack. */
interface Place {
  readonly path: string;
  readonly start: number;
  readonly length: number;
}

const folder = 'packs';
const namePattern = /^[0-9a-f]{64}-[0-9]+\.pack$/;
const headLengthDigits = 8;
/** A head longer than this is none: packs are small. */
const mostHeadBytes = 4 * 1024 * 1024;

const headSchema = v.array(v.tuple([v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), v.pipe(v.number(), v.integer(), v.minValue(0))]));

/** Eight digits, the length of the head in bytes; the head, a list of digests and lengths as JSON; the contents in that order. */
function packOf(contents: readonly PackedContent[]): { readonly bytes: Uint8Array<ArrayBuffer>; readonly firstStart: number } {
  const head = new TextEncoder().encode(JSON.stringify(contents.map(({ digest, bytes }) => [digest, bytes.byteLength])));
  const firstStart = headLengthDigits + head.byteLength;
  const bytes = new Uint8Array(contents.reduce((sum, content) => sum + content.bytes.byteLength, firstStart));
  bytes.set(new TextEncoder().encode(String(head.byteLength).padStart(headLengthDigits, '0')));
  bytes.set(head, headLengthDigits);
  let at = firstStart;
  for (const content of contents) {
    bytes.set(content.bytes, at);
    at += content.bytes.byteLength;
  }
  return { bytes, firstStart };
}

/**
 * Many small contents in one file: a file of its own for each costs more than writing what is in it. Packs are written
 * once and never changed; one goes when nothing in it is needed any more. What a pack says is only where to look: whoever
 * reads compares the bytes with their digest.
 */
export class ContentPacks {
  private readonly places = new Map<string, Place>();
  private readonly remaining = new Map<string, Set<string>>();
  private reading: Promise<void> | null = null;

  constructor(private readonly files: JournalFiles) {}

  async has(digest: string): Promise<boolean> {
    await this.ready();
    return this.places.has(digest);
  }

  async list(): Promise<readonly string[]> {
    await this.ready();
    return [...this.places.keys()];
  }

  /** The bytes at the place of a content, right or wrong; null where no pack has it. */
  async read(digest: string): Promise<Uint8Array<ArrayBuffer> | null> {
    await this.ready();
    const place = this.places.get(digest);
    return place ? this.files.read(place.path, place.start, place.length) : null;
  }

  async writtenAt(digest: string): Promise<number | null> {
    await this.ready();
    const place = this.places.get(digest);
    return place ? this.files.writtenAt(place.path) : null;
  }

  /** Done when they are on the disk. What an older pack has under one of the digests is not looked at again. */
  async write(contents: readonly PackedContent[]): Promise<void> {
    await this.ready();
    const [first] = contents;
    if (!first) return;
    const { bytes, firstStart } = packOf(contents);
    // Numbered, so that what is kept anew after damage does not take the place of what else is in the older pack.
    let number = 0;
    while (this.remaining.has(this.pathOf(first.digest, number))) number += 1;
    const path = this.pathOf(first.digest, number);
    await this.files.writeWhole(path, bytes);
    this.note(path, contents.map(({ digest, bytes: { byteLength } }) => [digest, byteLength]), firstStart);
  }

  /** Only what nothing leads to any more; the room is free once all of its pack has gone. */
  async remove(digest: string): Promise<void> {
    await this.ready();
    const place = this.places.get(digest);
    if (!place) return;
    this.places.delete(digest);
    const left = this.remaining.get(place.path);
    left?.delete(digest);
    if (left?.size !== 0) return;
    this.remaining.delete(place.path);
    await this.files.remove(place.path);
  }

  private pathOf(digest: string, number: number): string {
    return `contents/${folder}/${digest}-${number}.pack`;
  }

  private note(path: string, head: v.InferOutput<typeof headSchema>, firstStart: number): void {
    let start = firstStart;
    const digests = new Set<string>();
    for (const [digest, length] of head) {
      const earlier = this.places.get(digest);
      if (earlier) this.remaining.get(earlier.path)?.delete(digest);
      this.places.set(digest, { path, start, length });
      digests.add(digest);
      start += length;
    }
    this.remaining.set(path, digests);
  }

  private ready(): Promise<void> {
    this.reading ??= this.readHeads().catch((error: unknown) => {
      this.reading = null;
      throw error;
    });
    return this.reading;
  }

  private async readHeads(): Promise<void> {
    const names = (await this.files.list(`contents/${folder}`)).filter((name) => namePattern.test(name));
    const dated = await Promise.all(names.map(async (name) => {
      const path = `contents/${folder}/${name}`;
      return { path, writtenAtMs: (await this.files.writtenAt(path)) ?? 0 };
    }));
    // The newest counts: it was written because an older one was damaged.
    dated.sort((a, b) => a.writtenAtMs - b.writtenAtMs || (a.path < b.path ? -1 : 1));
    for (const { path } of dated) {
      const found = await this.headOf(path);
      if (found) this.note(path, found.head, found.firstStart);
    }
  }

  /** Null where it cannot be read: then what was in it is missing, and is kept anew when it is given again. */
  private async headOf(path: string): Promise<{ readonly head: v.InferOutput<typeof headSchema>; readonly firstStart: number } | null> {
    const length = Number(textOf(await this.files.read(path, 0, headLengthDigits)));
    if (!Number.isSafeInteger(length) || length <= 0 || length > mostHeadBytes) return null;
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), headSchema), textOf(await this.files.read(path, headLengthDigits, length)));
    return parsed.success ? { head: parsed.output, firstStart: headLengthDigits + length } : null;
  }
}

function textOf(bytes: Uint8Array<ArrayBuffer> | null): string {
  return bytes === null ? '' : new TextDecoder().decode(bytes);
}
