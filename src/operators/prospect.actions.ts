import { randomBytes } from 'node:crypto';
import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import type { Instant } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { OPEN_QUOTE_WORDS } from '../languages/open-quote-words';
import { fill } from '../languages/said';
import { asks } from '../languages/task-title';
import { linkHash } from '../people/access-link';
import type { MailSaid } from '../people/house-mail';
import { sendAtOnce, type MailWays } from '../people/house-mail.actions';
import type { Work } from '../platform/work';
import { closeTasksAbout, openTasks } from '../tasks/actions';
import type { OpenTerms } from './offer';
import type { OpenQuote } from './open-quote';
import { openQuoteById } from './open-quote.store';
import { OPEN_PATHS } from './paths';
import { CONFIRM_HOURS, LONGEST_REASON, stateOf, type Prospect } from './prospect';
import { insertProspect, prospectBy, prospectById, prospectOf, storeConfirmed, storeDecision } from './prospect.store';
import type { Registering } from './register-form';

/** Somebody registers from a quote, confirms the address by a mailed link, and is refused with a reason: each with its audit line. */
const HOUR_MS = 3_600_000;
const SECRET_BYTES = 32;

export interface From {
  readonly operator: Company;
  readonly quote: OpenQuote;
  readonly terms: OpenTerms;
}

/** False where the mail could not be sent: nothing waits then but the form. Refuses a second registration from one quote. */
export async function register(work: Work, ways: MailWays, from: From, given: Registering): Promise<boolean> {
  const { operator, quote, terms } = from;
  const companyId = operator.id;
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  await work.db.transaction(async (tx) => {
    if ((await prospectOf(tx, companyId, quote.id)) !== undefined)
      throw new Refusal('prospect-known', 'Somebody registered from this quote already.', 'Ask for a quote again, and register from it.'); // prettier-ignore
    const confirmUntil = new Date(Date.parse(work.now) + CONFIRM_HOURS * HOUR_MS).toISOString() as Instant;
    const accepted = { termsId: terms.id, termsSha: terms.sha256, confirmSha: linkHash(secret), confirmUntil };
    const id = await insertProspect(tx, work, { companyId, openQuoteId: quote.id, ...given, ...accepted });
    const payload = { company: given.is.legalName, terms: terms.version, language: terms.language, sha256: terms.sha256 }; // prettier-ignore
    await record(tx, work, { companyId, kind: 'prospect.registered', ref: `prospect/${id}`, payload });
  });
  const w = OPEN_QUOTE_WORDS[quote.language].mail;
  const values = { operator: operator.legalName, company: given.is.legalName, hours: CONFIRM_HOURS };
  return mailed(work, ways, { operator, quote, prospect: given, key: `prospect-${linkHash(secret).slice(0, 16)}` }, {
    subject: fill(w.subject, values),
    paragraphs: [fill(w.text, values), w.not],
    link: { href: OPEN_PATHS.confirm(operator.code, secret), label: w.link },
  });
} // prettier-ignore

export interface Mailing {
  readonly operator: Company;
  readonly quote: OpenQuote;
  readonly prospect: Pick<Prospect, 'person' | 'email'>;
  readonly key: string;
}

/** To the prospect, in the language of the quote. False where it was not taken. */
export async function mailed(work: Work, ways: MailWays, { operator, quote, prospect, key }: Mailing, said: MailSaid): Promise<boolean> {
  const hello = fill(OPEN_QUOTE_WORDS[quote.language].mail.hello, { name: prospect.person });
  const to = { name: prospect.person, email: prospect.email, language: quote.language };
  const answer = await sendAtOnce(work, await ways(operator.id), key, { to, said: { ...said, paragraphs: [hello, ...said.paragraphs] } });
  return answer.outcome === 'accepted';
} // prettier-ignore

/** Whose link it is, while it can still be used or was used before. */
export async function prospectAtLink(work: Work, companyId: number, secret: string): Promise<Prospect | undefined> {
  const found = await prospectBy(work.db.read, companyId, linkHash(secret));
  return found !== undefined && (found.confirmedAt !== null || found.confirmUntil > work.now) ? found : undefined;
}

/** The address is theirs: from now on somebody decides. Pressed again, nothing changes. */
export function confirm(work: Work, companyId: number, found: Prospect): Promise<void> {
  return work.db.transaction(async (tx) => {
    if (!(await storeConfirmed(tx, work.now, found.id))) return;
    const about = aboutProspect(found.id);
    await record(tx, work, { companyId, kind: 'prospect.confirmed', ref: about, payload: { company: found.is.legalName } }); // prettier-ignore
    const title = asks('prospect', { company: found.is.legalName });
    await openTasks(tx, work, [{ companyId, customerId: null, kind: 'prospect', key: about, about, title, dueOn: work.today }]); // prettier-ignore
  });
}

export const aboutProspect = (id: number): string => `prospect/${id}`;

/** The prospect, if nobody has decided yet. */
export function refuseDecided(found: Prospect | undefined): asserts found is Prospect {
  if (found === undefined || stateOf(found) === 'unconfirmed')
    throw new Refusal('no-such-prospect', 'There is no such prospect.', 'See which there are: duly operator prospects');
  if (found.decision !== null) throw decided();
}

export const decided = (): Refusal =>
  new Refusal('prospect-decided', 'This was decided already.', 'See how: duly operator prospects');

/** Returns whether the mail with the reason was taken. */
export async function refuseProspect(work: Work, ways: MailWays, operator: Company, asked: { readonly id: number; readonly reason: string }): Promise<boolean> {
  const reason = asked.reason.trim();
  if (reason === '' || reason.length > LONGEST_REASON) throw new Refusal('prospect-reason', 'A refusal has a reason of 1 to 500 letters.', 'Say why, as the creditor will read it.');
  const [found, quote] = await work.db.transaction(async (tx) => {
    const prospect = await prospectById(tx, operator.id, asked.id);
    refuseDecided(prospect);
    if (!(await storeDecision(tx, work, prospect.id, { decision: 'refused', reason, madeCompanyId: null }))) refuseDecided({ ...prospect, decision: 'refused' });
    const ref = aboutProspect(prospect.id);
    await record(tx, work, { companyId: operator.id, kind: 'prospect.refused', ref, payload: { company: prospect.is.legalName, reason } });
    await closeTasksAbout(tx, work, { companyId: operator.id, abouts: [ref], kind: 'prospect', outcome: 'refused' });
    return [prospect, await openQuoteById(tx, operator.id, prospect.openQuoteId)] as const;
  });
  if (quote === undefined) return false;
  const w = OPEN_QUOTE_WORDS[quote.language].mail;
  const values = { operator: operator.legalName, company: found.is.legalName, reason };
  const said = { subject: fill(w.refusedSubject, values), paragraphs: [fill(w.refused, values)], link: null };
  return mailed(work, ways, { operator, quote, prospect: found, key: `prospect-refused-${found.id}` }, said);
} // prettier-ignore
