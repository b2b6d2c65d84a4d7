import type { Company } from '../companies/company';
import { Refusal } from '../kernel/result';
import type { Work } from '../platform/work';
import { sampleDoors } from './door.actions';
import type { Draft } from './draft';
import { lettersToPrint } from './list.store';
import { previewRow } from './actions';
import type { PostRoom } from './post.actions';
import { prepare, senderOf } from './prepare.actions';
import { renderEmail, renderLetter, type Rendered, type RenderedEmail, type RenderedLetter } from './render';
import { renderSms } from './render-sms';
import { stackOf, type Stack } from './stack';
import type { MessageRow } from './store';

/** Messages to look at and to print: what has left is shown as it left, what has not as it would. */
export async function wordsOf(work: Work, post: PostRoom, company: Company, row: MessageRow): Promise<Rendered> {
  const { subject, html_sha: html, text_sha: text } = row;
  if (subject !== null && html !== null && text !== null && row.state !== 'queued' && row.state !== 'sending') {
    const [shownHtml, shownText] = await Promise.all([work.files.get(html), work.files.get(text)]);
    return { subject, html: shownHtml.toString('utf8'), text: shownText.toString('utf8') };
  }
  return asItWould(work, post, company, row);
}

/** A message as it would leave now. */
export async function asItWould(
  work: Work,
  post: PostRoom,
  company: Company,
  row: MessageRow,
): Promise<Rendered | RenderedEmail | RenderedLetter> {
  const sender = await senderOf(work, company);
  const [prepared] = await prepare(work, sender, [row], sampleDoors(post, sender));
  if (!prepared) throw new Refusal('no-such-message', 'There is no such message.', 'See: duly outbox list');
  const { facts, template } = prepared;
  if (row.channel === 'sms') return renderSms(facts, template());
  return row.channel === 'letter'
    ? renderLetter(facts, template(), sender.settings.letterLayout, post.press)
    : renderEmail(facts, template(), post.press);
}

/** What a draft would say if it were queued now. Refuses where no template can say it in any allowed language. */
export async function previewDraft(work: Work, post: PostRoom, company: Company, draft: Draft): Promise<Rendered> {
  const row = await previewRow(work.db.read, draft);
  if (!row) {
    throw new Refusal(
      'no-language',
      `There is no ${draft.template} in ${draft.language}, and nothing stands in for it.`,
      `Set a stand-in: duly company set fallbackLanguage '{"*":"en"}' --company ${company.code}`,
    );
  }
  return wordsOf(work, post, company, row);
}

/** The letters of a batch (`run/12`), or all that wait for the post, as one file ready to print. */
export async function printLetters(
  work: Work,
  company: Company,
  options: { readonly batch: string | null; readonly duplex: boolean },
): Promise<Stack & { readonly messageIds: readonly number[] }> {
  const letters = await lettersToPrint(work.db.read, company.id, options.batch);
  if (letters.length === 0) {
    throw new Refusal(
      'nothing-to-print',
      'No letter waits for the post.',
      'Make those that are queued: duly outbox deliver',
    );
  }
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (const { rawSha } of letters) yield work.files.get(rawSha);
  }
  return { ...(await stackOf(bytes(), options.duplex)), messageIds: letters.map(({ id }) => id) };
}
