import type { Company } from '../companies/company';
import { companyById } from '../companies/store';
import { PATHS } from '../kernel/paths';
import { OPEN_QUOTE_WORDS } from '../languages/open-quote-words';
import { fill, isLanguage } from '../languages/said';
import { termsSchema } from '../mandates/agreement';
import { agreementsOf } from '../mandates/agreement.store';
import { feesOf } from '../mandates/fee.store';
import { drawAgreement } from '../mandates/paper.actions';
import { partnerIn } from '../mandates/partner.actions';
import { INVITATION_DAYS, inviteAgain } from '../people/actions';
import type { MailWays } from '../people/house-mail.actions';
import { PEOPLE_PATHS } from '../people/paths';
import { listedPerson } from '../people/store';
import type { Work } from '../platform/work';
import type { OpenQuote } from './open-quote';
import { openQuoteById } from './open-quote.store';
import type { Operation } from './operation';
import { acceptProspect } from './operation.actions';
import { operationFrom } from './operation.store';
import { decided, mailed } from './prospect.actions';
import { isUnfinished, type Prospect } from './prospect';
import { claimFinishing, endFinishing, prospectById } from './prospect.store';

/**
 * A prospect is accepted, and then what needs more than the database: the agreement is drawn up, and the creditor's person told with the
 * link that lets them in. Where that broke off or the mail was not taken, accepting again does what is missing, and nothing twice.
 */
export interface Accepted {
  readonly company: Company;
  /** The mail was taken. */
  readonly told: boolean;
}

export async function accept(work: Work, ways: MailWays, operator: Company, id: number): Promise<Accepted> {
  const before = await prospectById(work.db.read, operator.id, id);
  if (before === undefined || !isUnfinished(before, work.now)) await acceptProspect(work, operator, id);
  const { prospect, quote, operation, company } = await begun(work, operator, id);
  const done = { told: false };
  try {
    // drawn up when all stands: printing takes its time, and no lock waits for it
    await draw(work, company, operation, quote);
    done.told = await welcome(work, ways, { operator, company, prospect, quote });
  } finally {
    await work.db.transaction((tx) => endFinishing(tx, id, done.told ? work.now : null));
  }
  return { company, told: done.told };
}

/** Of several who would finish it, one does; refuses the others. */
async function begun(work: Work, operator: Company, id: number) {
  return work.db.transaction(async (tx) => {
    const prospect = await prospectById(tx, operator.id, id);
    const quote = prospect && (await openQuoteById(tx, operator.id, prospect.openQuoteId));
    const operation = await operationFrom(tx, id);
    if (prospect === undefined || quote === undefined || operation?.endedAt !== null) throw decided();
    if (!(await claimFinishing(tx, work.now, id))) throw decided();
    return { prospect, quote, operation, company: await companyById(tx, operation.companyId) };
  });
}

async function draw(work: Work, company: Company, { partnerId }: Operation, quote: OpenQuote): Promise<void> {
  const { read } = work.db;
  if ((await agreementsOf(read, company.id, partnerId)).length > 0) return;
  const which = { companyId: company.id, partnerId };
  const [fees] = await feesOf(read, company.id, partnerId);
  const { kind } = await partnerIn(read, which);
  await drawAgreement(work, company, which, {
    ...{ kind: kind === 'agency' ? 'collection' : 'power_of_attorney', validFrom: work.today, validUntil: null },
    ...{ language: isLanguage(quote.language) ? quote.language : 'en', feeModelId: fees?.id ?? null },
    terms: termsSchema.parse({}),
  });
}

interface Welcoming {
  readonly operator: Company;
  readonly company: Company;
  readonly prospect: Prospect;
  readonly quote: OpenQuote;
}

/** The company is open: with a link that lets the creditor's person in, or, for who is here already, to sign in as before. */
async function welcome(work: Work, ways: MailWays, welcoming: Welcoming): Promise<boolean> {
  const { operator, company, prospect, quote } = welcoming;
  const w = OPEN_QUOTE_WORDS[quote.language].mail;
  const values = { operator: operator.legalName, company: company.legalName, days: INVITATION_DAYS };
  const person = await listedPerson(work.db.read, { email: prospect.email });
  const secret = person?.invited === true ? await inviteAgain(work, person.id) : null;
  const enter = secret === null ? w.known : w.enter;
  const link = secret === null ? { href: PATHS.signIn, label: w.knownLink } : { href: PEOPLE_PATHS.invitation(secret), label: w.enterLink }; // prettier-ignore
  const said = { subject: fill(w.welcomeSubject, values), paragraphs: [fill(w.welcome, values), fill(enter, values)], link }; // prettier-ignore
  return mailed(work, ways, { operator, quote, prospect, key: `prospect-accepted-${prospect.id}` }, said);
}
