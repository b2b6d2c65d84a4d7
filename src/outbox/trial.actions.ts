import type { Company } from '../companies/company';
import type { Work } from '../platform/work';
import { previewRow } from './actions';
import { SMS_TEMPLATE, type Draft } from './draft';
import type { Facts } from './facts';
import { printAll } from './letter.actions';
import type { Underway } from './message';
import { creditorOf, replyAddress } from './parties';
import { sampleDoor } from './portal-door';
import type { PostRoom } from './post.actions';
import { prepare, senderOf } from './prepare.actions';
import { renderSms } from './render-sms';
import { renderEmail, renderLetter, type Rendered, type RenderedEmail, type RenderedLetter } from './render';
import type { House } from './sample-cases';
import { onPaper, withPictures } from './sheet.actions';
import { readTemplate } from './template';

/** A wording that is tried out: rendered by the very functions that deliver, from a source that nobody has kept. */
export interface Trial {
  readonly company: Company;
  readonly code: string;
  readonly source: string;
  readonly facts: Facts;
}

/** Who writes in a language, for samples. */
export async function housesOf(work: Work, company: Company): Promise<(language: string) => House> {
  const { settings } = await senderOf(work, company);
  return (language) => {
    const footer = settings.senders[language]?.footer;
    return {
      creditor: creditorOf(company),
      person: settings.contactPerson,
      replyTo: replyAddress(company, settings, language),
      ...(footer === undefined ? {} : { footer }),
    };
  };
}

/** What a draft would be made of if it were written in its own language; undefined where Duly cannot write in it. */
export async function factsOfDraft(work: Work, company: Company, draft: Draft): Promise<Facts | undefined> {
  const row = await previewRow(work.db.read, draft);
  if (row?.language !== draft.language) return undefined;
  const [prepared] = await prepare(work, await senderOf(work, company), [row]);
  return prepared && { ...prepared.facts, door: sampleDoor(row.channel) };
}

export type Tried = Rendered | RenderedEmail | RenderedLetter;

/** Throws Refusal `template-faults` where the source cannot be used. */
export async function tryOut(work: Work, post: PostRoom, { company, code, source, facts }: Trial): Promise<Tried> {
  const template = readTemplate(code, source);
  if (code === SMS_TEMPLATE) return renderSms(facts, template);
  if (facts.channel === 'email') return renderEmail(facts, template, post.press);
  const { settings } = await senderOf(work, company);
  return renderLetter(facts, template, settings.letterLayout, post.press);
}

/** As its reader would see it, in one piece. */
export async function trialSheet(work: Work, post: PostRoom, trial: Trial): Promise<string> {
  const { html } = await tryOut(work, post, trial);
  if (trial.code === SMS_TEMPLATE) return html;
  return trial.facts.channel === 'letter' ? onPaper(html) : withPictures(html, trial.facts);
}

/** The letter as it would be printed; undefined where it is a mail. */
export async function trialPdf(work: Work, post: PostRoom, trial: Trial): Promise<Buffer | undefined> {
  const rendered = await tryOut(work, post, trial);
  if (!('body' in rendered)) return undefined;
  const [printed] = await printAll([{ message: NOBODY, rendered, language: trial.facts.speech.language }]);
  return printed?.pdf;
}

const NOBODY: Underway = {
  id: 0,
  customerId: 0,
  contactId: null,
  about: '',
  recipient: '',
  state: 'queued',
  claimedBy: null,
  attempts: 0,
};
