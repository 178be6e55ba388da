import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import { parsePublicationDate, unknownDate } from '../../domain/publicationDate';
import { parseHtmlFragment } from '../html/htmlArticle';
import { hasVisibleText } from '../inlineText';
import { parsePlainText, type ParsedArticle } from '../plainText';

const mostNamed = 8;

function nameOf(address: Address | undefined): string {
  if (address === undefined) return '';
  const [first] = address.group ?? [];
  return address.name.trim() || (address.address ?? first?.name ?? first?.address ?? '');
}

function sizeOf({ content }: Attachment): string {
  const bytes = typeof content === 'string' ? content.length : content.byteLength;
  return bytes >= 1024 * 1024 ? `${(bytes / (1024 * 1024)).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
}

/** One sentence that names what was attached and not imported. Pictures that the message itself shows are no attachments. */
function attachmentWarnings(attachments: readonly Attachment[]): string[] {
  const sent = attachments.filter((each) => each.related !== true);
  if (sent.length === 0) return [];
  const names = sent.slice(0, mostNamed).map((each) => `${each.filename ?? 'a file without a name'} (${sizeOf(each)})`);
  const more = sent.length > mostNamed ? ` and ${sent.length - mostNamed} more` : '';
  return [`${sent.length === 1 ? 'One attachment was' : `${sent.length} attachments were`} not imported: ${names.join(', ')}${more}.`];
}

/** The day as the sender wrote it, in the sender's time zone. */
function dateOf(email: Email): ParsedArticle['details']['published'] {
  const written = email.headers.find((header) => header.key === 'date')?.value ?? '';
  return parsePublicationDate(written.replace(/\s*\([^)]*\)\s*$/, ''), 'metadata') ?? unknownDate;
}

/** Reads an e-mail message: its HTML cleaned like any other, else its plain text. Null where it is no message. */
export async function parseEmail(bytes: Uint8Array): Promise<ParsedArticle | null> {
  const email = await PostalMime.parse(bytes, { maxNestingDepth: 50, maxRfc822NestingDepth: 3 }).catch(() => null);
  if (email === null) return null;
  const html = hasVisibleText((email.html ?? '').replace(/<[^>]*>/g, ' ')) ? parseHtmlFragment(email.html ?? '') : null;
  const body = html !== null && html.blocks.length > 0 ? html : parsePlainText(email.text ?? '');
  const { subject = '' } = email;
  return {
    ...body,
    details: {
      title: subject.replace(/\s+/g, ' ').trim() || body.details.title,
      byline: nameOf(email.from ?? email.sender) || body.details.byline,
      outlet: '', url: '', language: body.details.language, published: dateOf(email),
    },
    warnings: [...body.warnings, ...attachmentWarnings(email.attachments)],
  };
}
