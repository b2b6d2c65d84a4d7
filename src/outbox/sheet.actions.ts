import type { Company } from '../companies/company';
import { renderPdf } from '../platform/pdf/render';
import { qrMatrix, qrPng } from '../platform/qr';
import type { Work } from '../platform/work';
import { previewRow } from './actions';
import { contentFrom } from './content';
import type { Draft } from './draft';
import { DENSEST_CODE, epcBytes } from './epc';
import type { Facts } from './facts';
import { printAll } from './letter.actions';
import { paymentsOf } from './payment';
import { hidesDoor } from './portal-door';
import type { PostRoom } from './post.actions';
import { cidOf } from './render';
import { asItWould, wordsOf } from './show.actions';
import { speechOf } from './speech';
import { underwayOf, type MessageRow } from './store';
import { withPapers } from './with-papers.actions';

/**
 * A message on the screen, whole and in one piece: the HTML that its reader sees with the pictures inside it, or the pages of
 * a letter. What has left is shown as it left.
 */
export async function sheetOf(work: Work, post: PostRoom, company: Company, row: MessageRow): Promise<string> {
  const { html } = await wordsOf(work, post, company, row);
  if (row.channel === 'letter') return onPaper(html);
  if (row.channel === 'sms') return html;
  return withPictures(html, { content: contentFrom(row.blanks), speech: speechOf(row.language) });
}

/** A letter keeps the width of its paper on a screen, and is drawn smaller where there is less room. */
export const onPaper = (html: string): string => html.replace('</head>', `${PAPER}</head>`);

/** At 96 dots an inch: the paper, what of it is written upon without the margin on the left, and the least width of a mail. */
const PAPER_PX = 718;
const WRITTEN_PX = 650;
const MAIL_PX = 570;
const ZOOMS = [1, 0.9, 0.8, 0.72, 0.63, 0.56, 0.5, 0.44];
const smaller = (first: number, px: number, more: string): string =>
  ZOOMS.map((zoom, at) => {
    const room = at === 0 ? first : Math.ceil(px * (ZOOMS[at - 1] ?? 1));
    return `@media screen and (max-width: ${room}px) { html { zoom: ${zoom}; } ${more}}`;
  }).join(' ');
const PAPER = `<style>@media screen { html { background: #fff; } body { width: 190mm; margin: 0; } } ${smaller(PAPER_PX, WRITTEN_PX, 'body { margin-left: -18mm; } ')}</style>`;
const MAIL = `<style>${smaller(MAIL_PX, MAIL_PX, '')}</style>`;

/** The same of a draft that nobody queued; undefined where no template can say it in any allowed language. */
export async function draftSheet(
  work: Work,
  post: PostRoom,
  company: Company,
  draft: Draft,
): Promise<string | undefined> {
  const row = await previewRow(work.db.read, draft);
  return row && sheetOf(work, post, company, row);
}

/**
 * A letter as it was made, or as it would be made of a draft; undefined where it is none. `whole`: as long as it waits to be posted, with
 * the code that opens the account, for whoever prints it.
 */
export async function letterPdf(
  work: Work,
  post: PostRoom,
  company: Company,
  letter: MessageRow | Draft,
  whole = false,
): Promise<Buffer | undefined> {
  const row = 'template' in letter ? await previewRow(work.db.read, letter) : letter;
  if (row?.channel !== 'letter') return undefined;
  if (row.raw_sha !== null && row.state !== 'queued') return keptLetter(work, row, row.raw_sha, whole);
  const rendered = await asItWould(work, post, company, row);
  if (!('body' in rendered)) return undefined;
  const [printed] = await printAll([{ message: underwayOf(row), rendered, language: row.language }]);
  return printed && withPapers(work, row, printed.pdf);
}

async function keptLetter(work: Work, row: MessageRow, rawSha: string, whole: boolean): Promise<Buffer> {
  const html = row.html_sha === null ? '' : (await work.files.get(row.html_sha)).toString('utf8');
  if (!hidesDoor(html) || (whole && row.state === 'made')) return work.files.get(rawSha);
  return renderPdf(html, { tagged: false });
}

/** A mail names its pictures by what it carries; a page carries nothing, so they are put in their places. */
export function withPictures(html: string, facts: Pick<Facts, 'content' | 'speech'>): string {
  const page = html.replace('</head>', `${MAIL}</head>`);
  if (!html.includes('cid:')) return page;
  return paymentsOf(facts).reduce((shown, { id, code }) => {
    if (code === '') return shown;
    const picture = qrPng(qrMatrix(epcBytes(code), DENSEST_CODE)).toString('base64');
    return shown.replaceAll(`cid:${cidOf(id)}`, `data:image/png;base64,${picture}`);
  }, page);
}
