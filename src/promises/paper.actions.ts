import { randomUUID } from 'node:crypto';
import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { printedIn } from '../companies/reference-scheme';
import { bankAccountFor, companyById, settingsOf } from '../companies/store';
import { chooseAddress, chooseContact } from '../customers/contact-choice';
import { kindOfDebtor, type Contact } from '../customers/customer';
import { addressesInRange, contactsInRange, customerById } from '../customers/store';
import { attachDocument } from '../documents/actions';
import type { Document } from '../documents/document';
import { assert } from '../kernel/assert';
import { format } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { planPaperWords, speaksPapers } from '../languages/plan-paper-words';
import { countText, dayText, fill } from '../languages/said';
import { quotedOn } from '../ledger/quoted';
import { bodyOf } from '../ledger/reference';
import { mintReferences } from '../ledger/reference.store';
import { queueMessages } from '../outbox/actions';
import type { MessageContent } from '../outbox/content';
import { templateIndex } from '../outbox/template.store';
import type { Query, Tx } from '../platform/db';
import { renderPdf } from '../platform/pdf/render';
import { openViews, type Views } from '../platform/views';
import type { Work } from '../platform/work';
import type { DisputeHolds } from './actions';
import { paperBlanks, type Paper } from './paper';
import { anewBy, apartOf, paperLanguages } from './paper-law.actions';
import type { JudgedPlan } from './plan';
import { offerIn, type WhichPlan } from './plan.actions';
import { judgedPlan } from './plan.store';
import type { Promised } from './promise';
import { judgedPromise } from './store';

/**
 * The papers that a customer signs, as PDFs: kept with the customer as what was offered, without signature and not for a
 * court; what comes back signed is filed by a person. The offer of a plan can go by mail with its agreement.
 */
let opened: Views | undefined;
const html = (paper: Paper): string => (opened ??= openViews()).render('layouts/plan', paperBlanks(paper));

/** The agreement on a plan, or the debtor's own acknowledgement of what it is about: to be looked at; nothing is kept. */
export async function drawnUp(
  work: Work,
  which: WhichPlan,
  kind: Paper['kind'],
  wanted: string | null = null,
): Promise<Drawn> {
  const judged = await judgedPlan(work.db.read, which.companyId, which.planId, work.today);
  if (!judged) throw new Refusal('no-such-plan', 'There is no such plan.', 'See which there are: duly plan list');
  const { company, language } = await around(work.db.read, judged.plan, wanted);
  return drawn(await ofPlan(work, company, judged, { kind, language }));
}

/** What a customer who promised acknowledges. */
export async function promisePaper(
  work: Work,
  companyId: number,
  promiseId: number,
  wanted: string | null = null,
): Promise<Drawn> {
  const judged = await judgedPromise(work.db.read, companyId, promiseId, work.today);
  if (!judged) throw new Refusal('no-such-promise', 'There is no such promise.', 'See: duly promise list');
  const { company, language } = await around(work.db.read, judged.promise, wanted);
  return drawn(await ofPromise(work, company, judged.promise, language));
}

interface Drawn {
  readonly name: string;
  readonly bytes: Buffer;
  readonly paper: Paper;
}

async function drawn(paper: Paper): Promise<Drawn> {
  const w = planPaperWords(paper.language);
  const name = fill(paper.kind === 'agreement' ? w.agreement : w.acknowledgement, { number: paper.number }).trim();
  return { name: `${name}.pdf`, bytes: await renderPdf(html(paper)), paper };
}

interface Around {
  readonly company: Company;
  readonly language: string;
}

/** A language that it cannot be written in is left aside for the usual one. */
async function around(
  q: Query,
  whose: { readonly companyId: number; readonly customerId: number },
  wanted: string | null,
): Promise<Around> {
  const company = await companyById(q, whose.companyId);
  const customer = await customerById(q, company.id, whose.customerId);
  const [usual = 'en'] = await paperLanguages(q, { company, customer });
  return { company, language: speaksPapers(wanted) ? wanted : usual };
}

/** In which languages the paper of a customer is offered, the usual one first. */
export async function languagesFor(q: Query, company: Company, customerId: number): Promise<string[]> {
  return paperLanguages(q, { company, customer: await customerById(q, company.id, customerId) });
}

type Parties = Pick<Paper, 'company' | 'customer' | 'address' | 'account' | 'anew' | 'apart'>;

interface About {
  readonly customerId: number;
  readonly currency: string;
  readonly documents: readonly string[];
}

async function partiesOf(work: Work, company: Company, about: About): Promise<Parties> {
  const { customerId, currency } = about;
  const q = work.db.read;
  const range = { companyId: company.id, first: customerId, last: customerId };
  const account = await bankAccountFor(q, company.id, currency);
  const customer = await customerById(q, company.id, customerId);
  const whose = { company, customer };
  return {
    ...whose,
    anew: await anewBy(q, work, whose),
    apart: await apartOf(q, whose, { ...about, on: work.today }),
    address: chooseAddress(await addressesInRange(q, range), false),
    account: account === undefined ? null : { holder: account.holder, iban: account.iban, bic: account.bic },
  };
}

async function ofPlan(
  work: Work,
  company: Company,
  { plan, acceptedOn }: JudgedPlan,
  { kind, language }: Pick<Paper, 'kind' | 'language'>,
): Promise<Paper> {
  const { db, today } = work;
  const documents = plan.items.map(({ document }) => document);
  return {
    ...(await partiesOf(work, company, { ...plan, documents })),
    ...{ kind, language, number: plan.number, on: acceptedOn ?? plan.steps.findLast((step) => step.kind === 'offered')?.on ?? today },
    ...{ currency: plan.currency, amountMinor: plan.amountMinor, invoices: plan.items, schedule: plan.instalments },
    ...{ reference: await transferReference(db.read, company.id, plan), graceDays: plan.graceDays, missedLimit: plan.missedLimit },
  }; // prettier-ignore
}

/** What to write on the transfer of an instalment, as the bank of the account takes it. */
export async function transferReference(
  q: Query,
  companyId: number,
  { reference, number, currency }: Pick<JudgedPlan['plan'], 'reference' | 'number' | 'currency'>,
): Promise<string> {
  const account = reference === null ? undefined : await bankAccountFor(q, companyId, currency);
  if (reference === null || account === undefined) return reference ?? number;
  const quoted = quotedOn(account, { text: reference, ours: true });
  return quoted.scheme === undefined ? reference : printedIn(quoted.scheme, quoted.reference);
}

async function ofPromise(work: Work, company: Company, promise: Promised, language: string): Promise<Paper> {
  const { currency, amountMinor, promisedOn, toleranceDays, givenOn, parts } = promise;
  const [first] = parts;
  return {
    ...(await partiesOf(work, company, { ...promise, documents: parts.map(({ document }) => document) })),
    ...{ kind: 'acknowledgement', language, number: '', on: givenOn, currency, amountMinor, missedLimit: null },
    invoices: parts.map((part) => ({ ...part, issuedOn: null, dueOn: null })),
    schedule: [{ n: 1, dueOn: promisedOn, amountMinor }],
    reference: first?.document ?? '',
    graceDays: toleranceDays,
  };
}

/** Kept with the customer as what was offered; the same bytes are there once. */
async function filed(work: Work, about: string, { paper, name, bytes }: Drawn): Promise<Document> {
  const { number, company, customer } = paper;
  const { document } = await attachDocument(work, {
    ...{ companyId: company.id, customerId: customer.id, about, datedOn: paper.on, fileName: name, bytes },
    title: fill(planPaperWords(paper.language).title, { number }),
    kind: 'settlement_offer',
    visibility: 'partner',
  });
  return document;
}

/** Offers it in a mail that carries the agreement. Refuses where the customer has no address for mails, or had one today. */
export async function offerByMail(work: Work, which: WhichPlan, disputes: DisputeHolds): Promise<JudgedPlan> {
  const q = work.db.read;
  if ((await settingsOf(q, which.companyId)).shadowMode) {
    throw new Refusal('shadow-mode', 'Shadow mode is on: nothing leaves.', 'Turn it off: duly company set shadowMode false'); // prettier-ignore
  }
  const judged = await judgedPlan(q, which.companyId, which.planId, work.today);
  if (!judged) throw new Refusal('no-such-plan', 'There is no such plan.', 'See which there are: duly plan list');
  const to = await recipientOf(q, judged);
  const agreement = await filed(work, `plan/${which.planId}`, await drawnUp(work, which, 'agreement'));
  return work.db.transaction(async (tx) => {
    const offered = await offerIn(tx, work, which, disputes);
    await mail(tx, work, offered, { to, documentId: agreement.id });
    return offered;
  });
}

async function recipientOf(q: Query, { plan }: JudgedPlan): Promise<Contact> {
  const { companyId, customerId } = plan;
  const customer = await customerById(q, companyId, customerId);
  const contacts = await contactsInRange(q, { companyId, first: customerId, last: customerId });
  const { to } = chooseContact(kindOfDebtor(customer, await settingsOf(q, companyId)), contacts, { means: 'email' });
  if (to?.email) return to;
  throw new Refusal(
    'no-email',
    'The customer has no address for emails.',
    'Print the agreement and send it by post, or record an address.',
  );
}

async function mail(
  tx: Tx,
  work: Work,
  offered: JudgedPlan,
  { to, documentId }: { readonly to: Contact; readonly documentId: number },
): Promise<void> {
  const { companyId, customerId, number } = offered.plan;
  const whose = { companyId, customerId };
  const about = `customer/${customerId}`;
  const [fileNumber = ''] = await mintReferences(tx, work, [{ ...whose, kind: 'file_number', about, itemIds: [] }]);
  const language = await mailLanguage(tx, offered, to);
  const [queued] = await queueMessages(tx, work, [
    {
      ...whose,
      about: `free/${randomUUID()}`,
      to: { channel: 'email', email: to.email ?? '', name: to.name, contactId: to.id },
      day: work.today,
      language,
      template: 'free',
      attach: { what: 'none', documentIds: [documentId] },
      content: contentOf(offered, {
        ...{ language, fileNumber: bodyOf(fileNumber) },
        reference: await transferReference(tx, companyId, offered.plan),
      }),
    },
  ]);
  assert(queued !== undefined, 'a draft has an answer');
  if (queued.outcome === 'exists')
    throw new Refusal('written-to-today', 'This recipient has had a message today.', 'Offer it tomorrow, or by telephone.'); // prettier-ignore
  if (queued.outcome === 'blocked')
    throw new Refusal('no-language', `There is no template in ${language}.`, 'Choose another language.');
  await record(tx, work, { companyId, kind: 'message.written', ref: `message/${queued.messageId}`, payload: { customerId, plan: number } }); // prettier-ignore
}

/** A message is wholly in one language: one in which both a free message and these words exist. */
async function mailLanguage(q: Query, { plan }: JudgedPlan, to: Contact): Promise<string> {
  const { language } = await around(q, plan, null);
  const written = (await templateIndex(q, plan.companyId)).languagesOf('free');
  const wanted = [to.language?.slice(0, 2).toLowerCase() ?? null, language];
  return wanted.find((one) => speaksPapers(one) && written.has(one)) ?? 'en';
}

function contentOf(
  offered: JudgedPlan,
  said: { readonly language: string; readonly fileNumber: string; readonly reference: string },
): MessageContent {
  const { plan, offerUntil, asOn } = offered;
  const { language, fileNumber, reference } = said;
  const w = planPaperWords(language);
  const text = fill(w.mailText, {
    sum: format({ minor: plan.amountMinor, currency: plan.currency }, language),
    parts: countText(w.parts, plan.instalments.length, language),
    first: dayText(plan.instalments[0]?.dueOn ?? '', language),
    last: dayText(plan.instalments.at(-1)?.dueOn ?? '', language),
    until: dayText(offerUntil ?? '', language),
    reference,
  });
  return {
    ...{ kind: 'free', tone: 'neutral', fileNumber, bookedUntil: asOn, payByOn: null, sections: [] },
    subject: fill(w.mailSubject, { number: plan.number }),
    paragraphs: text.split('\n\n'),
  };
}
