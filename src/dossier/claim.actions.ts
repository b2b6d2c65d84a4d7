import { bankAccountFor, settingsOf } from '../companies/store';
import type { Company } from '../companies/company';
import type { Customer } from '../customers/customer';
import { addressesInRange, contactsInRange } from '../customers/store';
import { approvalsOf } from '../disputes/e-invoice.store';
import { addDays, type Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { freshnessOf } from '../ledger/freshness.store';
import type { Hold, HoldSource } from '../ledger/hold';
import { isOverdue, labelOf, type OpenItem } from '../ledger/open-item';
import { findItems, openItemsInRange } from '../ledger/store';
import { extractsOf } from '../outbox/extract.actions';
import { judgedPlans } from '../promises/plan.store';
import { judgedPromises } from '../promises/store';
import { officialPapers } from '../notices/store';
import type { Query } from '../platform/db';
import type { Work } from '../platform/work';
import { basisOf } from './basis.actions';
import { chargesBeside } from './charges.actions';
import type { Claim, ClaimedEntry } from './claim';
import type { Scope } from './facts';
import * as facts from './facts.store';
import { accountOf, circumstancesOf, claimedEntries, creditorOf, debtorOf, firstDayOf, unclaimedOf } from './gather';
import { plansOf } from './claim-word';
import { groupOf, insurerCollecting } from './debtor-facts.actions';
import { confirmedAt } from '../law/confirmation.actions';
import type { StandingHold } from '../law/interest-hold';
import { interestHolds } from '../law/interest-hold.store';
import { firstOverdue, interestTermsOf, type InterestWanted } from './interest-terms.actions';
import { routeAsked } from './routes/answers.store';
import type { RouteKey } from './routes/keys';
import type { Profile } from './profile';
import { courtLanguage } from './routes/profile-of';
import { firstCountdown } from '../law/countdown';
import { contactsOf, disputesOf, exhibitsOf, promisesOf, remindersOf } from './history';
import { limitedOf } from './limited.actions';
import type { Circumstances } from './readiness';

/** Gathers everything that is known of some items of one customer into a claim: reads only, judges nothing. */
export interface Asked {
  readonly company: Company;
  readonly customer: Customer;
  /** Document numbers or public ids; empty: everything overdue on the key date. */
  readonly items: readonly string[];
  /** Needed where the customer owes in several currencies and no items are named. */
  readonly currency: string | null;
  readonly keyDate: Day;
  readonly language: string;
  readonly interest: InterestWanted;
  readonly recipient: string | null;
  /** How the recipient takes it; the usual way where nobody says. */
  readonly profile?: Profile;
  /** Somebody chose that profile for this one file. */
  readonly chosen?: boolean;
  readonly facts: string | null;
  /** With the form of that route; without one where nobody chooses. */
  readonly route?: RouteKey;
}

export interface Gathered {
  readonly claim: Omit<Claim, 'reference' | 'version'>;
  readonly circumstances: Circumstances;
  readonly chosen: readonly OpenItem[];
}

export async function gatherClaim(
  work: Work,
  q: Query,
  asked: Asked,
  holdSources: readonly HoldSource[],
): Promise<Gathered> {
  const { company, customer, keyDate } = asked;
  const range = { companyId: company.id, first: customer.id, last: customer.id };
  const everything = await openItemsInRange(q, range, keyDate);
  const chosen = await choose(work, q, asked, everything);
  const currency = chosen[0]?.currency ?? company.currency;
  const scope: Scope = { companyId: company.id, customerId: customer.id, currency, keyDate };
  const holds = await holdsOn(work, asked, holdSources, range);
  const open = everything.filter((item) => item.currency === currency);
  const assigned = await facts.assignedTo(q, scope);
  const settings = await settingsOf(q, company.id);
  const told = await history(work, q, { ...asked, scope }, chosen);
  const debtor = debtorOf(customer, settings, await addressesInRange(q, range), await contactsInRange(q, range));
  const { basis, law } = await basisOf(q, scope, { ...asked, settings }, chosen);
  const beside = await chargesBeside(q, scope, { customer, language: asked.language, chosen, open });
  const { entries, ...account } = await figures(q, scope, { chosen, open, holds });
  const wanted = customer.hardship ? null : asked.interest; // in hardship none is claimed
  const contractOn = basis.contract?.concludedOn ?? null;
  const named = basis.governingLaw?.country ?? company.country;
  const confirmed = await confirmedAt(q, work, company.id);
  const limited = await limitedOf(work, company, range, chosen);
  const stopped = await interestHolds(q, range);
  const days = { from: firstOverdue(entries), to: addDays(keyDate, 1) };
  const of = { law, named, debtor: debtor.type, contractOn, confirmed, ...days };
  return {
    claim: {
      currency,
      keyDate,
      madeAt: work.now,
      language: asked.language,
      ...(await routeAsked(q, asked)),
      ...(asked.route === 'uk-letter-of-claim' && { official: [...(await officialPapers(q, company.id)).keys()] }),
      recipient: asked.recipient,
      ledger: await ledgerAsOf(q, company.id),
      creditor: creditorOf(company, await bankAccountFor(q, company.id, currency), settings),
      debtor: { ...debtor, ...(await groupOf(q, customer)), registerExtractOn: newestExtract(told.exhibits) },
      ...account,
      entries: entries.map((entry, n) => withHeld(withClaimed(entry, beside.claimedTo[n]), chosen[n], stopped)),
      ...told,
      basis,
      charges: beside.charges,
      costs: [],
      interest: await interestTermsOf(q, wanted, of),
      limitation: firstCountdown(limited),
      instructions: null,
    },
    circumstances: {
      ...circumstancesOf(open, chosen, holds, assigned),
      supplierNo: customer.supplierNo,
      charges: beside.leftOut,
      limitation: limited,
      insurerCollects: await insurerCollecting(q, customer),
      court: courtOf(asked),
      noDeed: namesOf(chosen, await facts.backWithoutDeed(q, scope)),
    },
    chosen,
  };
}

const withClaimed = (entry: ClaimedEntry, to: Day | undefined): ClaimedEntry =>
  to === undefined ? entry : { ...entry, interestClaimedTo: to };

function withHeld(entry: ClaimedEntry, item: OpenItem | undefined, all: readonly StandingHold[]): ClaimedEntry {
  const mine = all.filter(({ itemId }) => itemId === null || itemId === item?.itemId);
  if (mine.length === 0) return entry;
  return { ...entry, interestHeld: mine.map(({ from, until, reason }) => ({ from, until, reason })) };
}

/** The chosen items of these entries, by their numbers. */
const namesOf = (chosen: readonly OpenItem[], of: readonly { entryId: number; holder: string }[]): Named[] =>
  chosen.flatMap((item) => {
    const one = of.find(({ entryId }) => entryId === item.entryId);
    return one === undefined ? [] : [{ document: labelOf(item), holder: one.holder }];
  });

type Named = Circumstances['noDeed'][number];

function courtOf(asked: Asked): Circumstances['court'] {
  const court = courtLanguage(asked);
  return court === null ? null : { language: court, ours: asked.company.language };
}

/** Those of the key date; but what is with a partner is there today, whatever the day of the figures. */
async function holdsOn(
  work: Work,
  { keyDate }: Asked,
  sources: readonly HoldSource[],
  range: Parameters<HoldSource>[0],
): Promise<Hold[]> {
  const on = async (day: Day): Promise<Hold[]> =>
    (await Promise.all(sources.map((source) => source(range, day, null)))).flat();
  const then = await on(keyDate);
  if (work.today <= keyDate) return then;
  const apart = ({ kind }: Hold): boolean => kind === 'with_partner';
  return [...then.filter((hold) => !apart(hold)), ...(await on(work.today)).filter(apart)];
}

const newestExtract = (exhibits: Claim['exhibits']): Day | null =>
  exhibits
    .filter(({ kind }) => kind === 'register_extract')
    .reduce<Day | null>((newest, { datedOn }) => ((datedOn ?? '') > (newest ?? '') ? datedOn : newest), null);

async function choose(
  work: Work,
  q: Query,
  asked: Asked,
  everything: readonly OpenItem[],
): Promise<readonly OpenItem[]> {
  const open = new Map(everything.map((item) => [item.itemId, item]));
  const named: OpenItem[] = [];
  for (const text of asked.items) {
    const search = { companyId: asked.company.id, text, ids: work.ids, customerId: asked.customer.id };
    for (const item of await findItems(q, search)) {
      const now = open.get(item.itemId);
      if (!now) {
        throw new Refusal('nothing-open', `Nothing is open of ${labelOf(item)} on ${asked.keyDate}.`, 'Leave it out.');
      }
      if (!named.includes(now)) named.push(now);
    }
  }
  const chosen = asked.items.length > 0 ? named : overdue(asked, everything);
  const currencies = [...new Set(chosen.map((item) => item.currency))];
  if (chosen.length === 0) {
    const sentence = `${asked.customer.name} owes nothing that was due before ${asked.keyDate}.`;
    throw new Refusal('nothing-overdue', sentence, `See the account: duly items --customer ${asked.customer.code}`);
  }
  if (currencies.length > 1) {
    throw new Refusal(
      'several-currencies',
      `A recovery file is in one currency; these items are in ${currencies.join(' and ')}.`,
      `Make one file for each: --currency ${currencies.join(' | ')}`,
      { currencies },
    );
  }
  return chosen;
}

const overdue = (asked: Asked, everything: readonly OpenItem[]): OpenItem[] =>
  everything.filter(
    (item) =>
      isOverdue(item, asked.keyDate) &&
      item.presumedSettledOn === null &&
      (asked.currency === null || item.currency === asked.currency),
  );

async function ledgerAsOf(q: Query, companyId: number): Promise<Claim['ledger']> {
  const known = (await freshnessOf(q, companyId)).filter(
    ({ kind, asOf }) => kind !== 'invoices' && kind !== 'bank' && asOf !== null,
  );
  const newest = [...known].sort((a, b) => ((a.asOf ?? '') < (b.asOf ?? '') ? 1 : -1))[0];
  return { asOf: newest?.asOf ?? null, assumed: newest?.assumed ?? false };
}

interface Items {
  readonly chosen: readonly OpenItem[];
  readonly open: readonly OpenItem[];
  readonly holds: readonly Hold[];
}

async function figures(
  q: Query,
  scope: Scope,
  { chosen, open, holds }: Items,
): Promise<Pick<Claim, 'entries' | 'account' | 'unclaimed'>> {
  const rows = await facts.entriesUpTo(q, scope);
  const byId = new Map(rows.map((row) => [row.entryId, row]));
  const applied = await facts.appliedTo(q, scope, itemIdsOf(chosen));
  return {
    entries: claimedEntries(chosen, byId, applied, holds),
    account: accountOf(rows, firstDayOf(chosen, scope.keyDate)),
    unclaimed: unclaimedOf(open, chosen, scope.keyDate),
  };
}

type History = Pick<Claim, 'reminders' | 'disputes' | 'promises' | 'plans' | 'contacts' | 'exhibits'>;

async function history(
  work: Work,
  q: Query,
  { company, customer, scope }: Asked & { readonly scope: Scope },
  chosen: readonly OpenItem[],
): Promise<History> {
  const labels = new Map(chosen.map((item) => [item.itemId, labelOf(item)]));
  const asked = await facts.documentsDemanded(q, scope);
  const concerned = new Set(asked.filter(({ itemId }) => labels.has(itemId)).map(({ reminderId }) => reminderId));
  const rows = (await facts.remindersSent(q, scope)).filter(({ reminderId }) => concerned.has(reminderId));
  const texts = new Map<string, string>();
  const [shared, own] = [rows.filter(isShared), rows.filter((row) => !isShared(row))];
  for (const { textSha } of own) if (textSha) texts.set(textSha, (await work.files.get(textSha)).toString('utf8'));
  const messageIds = shared.map(({ messageId }) => messageId);
  const extracts = await extractsOf(work, company, messageIds, customer.code);
  const demanded = asked.map((one) => ({
    reminderId: one.reminderId,
    document: labels.get(one.itemId) ?? one.document,
  }));
  const approved = await approvalsOf(q, scope.companyId, itemIdsOf(chosen));
  const approvals = approved.filter(({ on }) => on <= scope.keyDate);
  const claimed = new Map(chosen.map((item) => [item.entryId, { document: labelOf(item), issuedOn: item.issuedOn }]));
  for (const { entryId, itemId, document, on } of await facts.appliedTo(q, scope, itemIdsOf(chosen)))
    claimed.set(entryId, { document: labels.get(itemId) ?? document, issuedOn: on });
  return {
    reminders: remindersOf({ rows, demanded, steps: await facts.messageSteps(q, scope), texts, extracts }),
    disputes: disputesOf(await facts.disputesRaised(q, scope), await facts.itemsDisputed(q, scope), labels, approvals),
    promises: promisesOf(await promisesJudged(q, scope), labels),
    plans: plansOf(await plansJudged(q, scope), scope.currency),
    contacts: contactsOf(await facts.contactsMade(q, scope), await facts.demandedInCalls(q, scope)),
    exhibits: exhibitsOf(await facts.documentsKept(q, scope), claimed, rows),
  };
}

/** It spoke of other customers too: nothing of them may stand here. */
const isShared = ({ customers }: { readonly customers: number }): boolean => customers > 1;

function promisesJudged(q: Query, { companyId, customerId, keyDate }: Scope): ReturnType<typeof judgedPromises> {
  return judgedPromises(q, { companyId, customers: { first: customerId, last: customerId } }, keyDate);
}

function plansJudged(q: Query, { companyId, customerId, keyDate }: Scope): ReturnType<typeof judgedPlans> {
  return judgedPlans(q, { companyId, customers: { first: customerId, last: customerId } }, keyDate);
}

const itemIdsOf = (items: readonly OpenItem[]): number[] => items.map(({ itemId }) => itemId);
