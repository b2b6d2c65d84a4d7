import { parentPort, workerData } from 'node:worker_threads';
import { simpleParser, type AddressObject, type ParsedMail, type SimpleParserOptions } from 'mailparser';
import type { MailFile, MailRead } from './mail-read';
import { mimeOf } from './mime-parts';

/** The thread that takes a mail apart. See `mail-read.ts`. */
const { bytes } = workerData as { readonly bytes: Uint8Array };

const MOST_PARTS = 20_000;
const MOST_FILES = 60;
const LONGEST_TEXT = 150_000;
const LONGEST_HTML = 2_000_000;
const LONGEST_LINE = 2_000;

const OPTIONS: SimpleParserOptions = {
  ...{ skipImageLinks: true, skipTextToHtml: true, skipTextLinks: true, keepCidLinks: true },
  ...{ ignoreEmbedded: true, checksumAlgo: false, maxChildNodes: MOST_PARTS, maxHtmlLengthToParse: LONGEST_HTML },
};

void simpleParser(Buffer.from(bytes), OPTIONS)
  .then(told)
  .then(
    (mail) => { parentPort?.postMessage(mail); },
    () => { parentPort?.postMessage(undefined); },
  ); // prettier-ignore

async function told(mail: ParsedMail): Promise<MailRead> {
  const own = clean(mail.text ?? '').trim();
  const html = typeof mail.html === 'string' ? mail.html : '';
  const text = own === '' ? clean(await textOf(html)).trim() : own;
  const mime = mimeOf(Buffer.from(bytes));
  const files = mail.attachments.slice(0, MOST_FILES).map((one): MailFile => ({
    name: line(one.filename ?? ''),
    bytes: one.content,
    inText: one.contentId !== undefined && html.includes(`cid:${one.cid ?? ''}`),
  }));
  return {
    from: people(mail.from),
    to: people(mail.to),
    cc: people(mail.cc),
    date: line(dateOf(mail)),
    subject: line(mail.subject ?? ''),
    text: text.slice(0, LONGEST_TEXT),
    cut: text.length > LONGEST_TEXT,
    form: html === '' ? 'text' : own === '' ? 'html' : 'both',
    files,
    filesLeft: mail.attachments.length - files.length,
    html: html.slice(0, LONGEST_HTML),
    headers: [...mime.headers].map(([name, value]) => [name, clean(value)]),
    leaves: mime.leaves.map((leaf) => ({ ...leaf, text: clean(leaf.text) })),
  };
}

/** The library turns HTML into text only where it is all of a mail: so it is given as one. */
async function textOf(html: string): Promise<string> {
  if (html === '') return '';
  const apart = html.replace(/<\/t[dh]\s*>/gi, '&nbsp;&nbsp;$&'); // cells beside each other are not one word
  const alone = Buffer.from(`Content-Type: text/html; charset=utf-8\r\n\r\n${apart}`);
  const { text } = await simpleParser(alone, OPTIONS);
  return (text ?? '').replace(/\[cid:[^\]\s]*\]/g, '');
}

const dateOf = ({ headerLines }: ParsedMail): string =>
  headerLines.find(({ key }) => key === 'date')?.line.replace(/^date:/i, '') ?? '';

function people(listed: AddressObject | readonly AddressObject[] | undefined): string {
  const all = [listed ?? []].flat() as readonly AddressObject[];
  return line(all.map(({ text }) => text).join(', '));
}

const line = (text: string): string => clean(text).replace(/\s+/g, ' ').trim().slice(0, LONGEST_LINE);

/** Without what steers a terminal or turns the direction of a line: what is read is what stands there. */
const clean = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex -- they are what is taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '');
