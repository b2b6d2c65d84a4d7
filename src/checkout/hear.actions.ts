import { record } from '../audit/actions';
import { takeBankFile } from '../cash/actions';
import { applyWithin } from '../cash/apply.actions';
import type { BankSaid } from '../cash/bank-line';
import { receiptById, setLineAside } from '../cash/deciding.actions';
import { matchReceipts } from '../cash/matching.actions';
import { lineIdsOf } from '../cash/store';
import type { Day } from '../kernel/day';
import { Refusal } from '../kernel/result';
import { asks } from '../languages/task-title';
import { openItemsOf } from '../ledger/store';
import { waitForCompany, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { openTasks } from '../tasks/actions';
import { accountOf, NEXT, spread, type Checkout, type CheckoutState, type Provider } from './checkout';
import { eventDone, isDone, noteEvent, notePayout, payoutShown, payoutsSeen, waitingEvents } from './event.store';
import { keysOf } from './keys.actions';
import { changeCheckout, checkoutById, checkoutOfPayment, checkoutOfSession } from './store';
import { isSigned, toldIn, type Said, type Told } from './told';

/**
 * What a provider tells by its webhook, and what follows: money is taken as a bank's is, on an account of the provider, and pays exactly
 * what was chosen. Each event counts once, in whatever order they come.
 */
export interface Heard {
  readonly body: Buffer;
  /** As it came. */
  readonly signature: string;
}

/** Throws Refusal `hook-refused` where it is not from the provider. */
export async function hear(
  work: Work,
  provider: Provider,
  { body, signature }: Heard,
): Promise<'done' | 'waits' | 'again'> {
  const { hookSecret } = await keysOf(work, provider);
  if (!isSigned(body, signature, hookSecret, Date.parse(work.now))) throw refused('it is not signed by the provider');
  const text = body.toString('utf8');
  const told = toldIn(text);
  if (told === undefined) throw refused('it is no event that can be read');
  const payment = 'payment' in told.says ? told.says.payment : null;
  const { event, type } = told;
  if (told.says.is === 'other') return 'done';
  // without what the provider says of the person who paid
  const noted = { providerId: provider.id, event, type, payment, body: JSON.stringify(told) };
  const isNew = await work.db.transaction((tx) => noteEvent(tx, work, noted));
  if (!isNew) return 'again';
  return follow(work, provider, told);
}

const refused = (why: string): Refusal =>
  new Refusal(
    'hook-refused',
    `This was not taken: ${why}.`,
    'Compare the secret of the webhook with the one that is set up.',
  );

async function follow(work: Work, provider: Provider, told: Told): Promise<'done' | 'waits'> {
  const { says } = told;
  switch (says.is) {
    case 'session':
      return session(work, provider, told, says);
    case 'back':
    case 'disputed':
      return moneyBack(work, provider, told, says);
    case 'payout': {
      const { payout, amountMinor, currency, arrivesOn } = says;
      const made = { companyId: provider.companyId, providerId: provider.id, payout, amountMinor, currency, arrivesOn };
      await work.db.transaction(async (tx) => {
        await notePayout(tx, work, made);
        await eventDone(tx, work, provider.id, told.event);
      });
      return 'done';
    }
    case 'other':
      await work.db.transaction((tx) => eventDone(tx, work, provider.id, told.event));
      return 'done';
  }
}

type SessionSaid = Extract<Said, { is: 'session' }>;

async function session(work: Work, provider: Provider, told: Told, says: SessionSaid): Promise<'done' | 'waits'> {
  const found = await ours(work, provider, says);
  if (found === undefined) {
    // begun elsewhere, with the same account of the provider
    await work.db.transaction((tx) => eventDone(tx, work, provider.id, told.event));
    return 'done';
  }
  if (says.becomes === 'paid') {
    const taken = found.state !== 'paid' && (await takeMoney(work, provider, { told, says, checkout: found }));
    if (!taken) await work.db.transaction((tx) => eventDone(tx, work, provider.id, told.event));
    if (says.payment !== null) await hearAgain(work, provider, says.payment);
    return 'done';
  }
  const { becomes, payment } = says;
  await work.db.transaction(async (tx) => {
    await waitForCompany(tx, provider.companyId);
    const now = await checkoutOfSession(tx, provider.id, says.session);
    if (now !== undefined && NEXT[now.state].includes(becomes)) await move(tx, work, now, { becomes, payment });
    await eventDone(tx, work, provider.id, told.event);
  });
  return 'done';
}

/** Also where the answer to our own question was lost: the session bears our number. */
async function ours(work: Work, provider: Provider, says: SessionSaid): Promise<Checkout | undefined> {
  const known = await checkoutOfSession(work.db.read, provider.id, says.session);
  if (known !== undefined || says.checkoutId === null) return known;
  const { companyId } = provider;
  return work.db.transaction(async (tx) => {
    const found = await checkoutById(tx, companyId, says.checkoutId ?? 0);
    if (found?.providerId !== provider.id || found.session !== null) return undefined;
    await changeCheckout(tx, found.id, { session: says.session });
    return checkoutById(tx, companyId, found.id);
  });
}

interface Moved {
  readonly becomes: CheckoutState;
  readonly payment: string | null;
}

async function move(tx: Tx, work: Work, checkout: Checkout, { becomes, payment }: Moved): Promise<void> {
  const ends = becomes === 'waiting' ? {} : { endedAt: work.now };
  await changeCheckout(tx, checkout.id, { state: becomes, ...(payment === null ? {} : { payment }), ...ends });
  const { companyId, id } = checkout;
  await record(tx, work, { companyId, kind: 'checkout.moved', ref: `checkout/${id}`, payload: { state: becomes } });
}

/** Another event of the same payment was quicker: nothing of this one stands. */
class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

function overtaken(error: unknown): false {
  if (error instanceof Overtaken) return false;
  throw error;
}

interface Taking {
  readonly told: Told;
  readonly says: SessionSaid;
  readonly checkout: Checkout;
}

/** Taken and applied in one transaction: a session whose money stands is paid, and one that is paid has its money. False: it was before. */
async function takeMoney(work: Work, provider: Provider, { told, says, checkout }: Taking): Promise<boolean> {
  const { companyId } = provider;
  const line = {
    on: told.on,
    amountMinor: says.moneyMinor,
    currency: says.currency,
    payment: says.payment ?? says.session,
  };
  const said = linesSaid(provider, { ...line, reference: checkout.reference, returned: null });
  return takeBankFile(work, {
    ...fileOf(companyId, says.session),
    said: () => said,
    also: async (tx, { statementIds }) => {
      const now = await checkoutOfSession(tx, provider.id, says.session);
      // told of before, perhaps on another day: this line of it must not stand
      if (now === undefined || now.state === 'paid') throw new Overtaken();
      await eventDone(tx, work, provider.id, told.event);
      const [lineId] = statementIds[0] === undefined ? [] : await lineIdsOf(tx, companyId, statementIds[0]);
      if (lineId !== undefined) await apply(tx, work, now, lineId);
      const paid = { state: 'paid', payment: says.payment, paidMinor: says.moneyMinor, endedAt: work.now } as const;
      await changeCheckout(tx, now.id, paid);
      const payload = { amountMinor: says.moneyMinor, currency: says.currency, payment: says.payment };
      await record(tx, work, { companyId, kind: 'checkout.paid', ref: `checkout/${now.id}`, payload });
    },
  }).then(() => true, overtaken);
}

/** To what was chosen, as far as it is open; the rest stays on the customer's account. */
async function apply(tx: Tx, work: Work, checkout: Checkout, lineId: number): Promise<void> {
  const { companyId, customerId, items } = checkout;
  const receipt = await receiptById(tx, companyId, lineId);
  if (receipt === undefined) return;
  const now = await openItemsOf(tx, companyId, items.map(({ itemId }) => itemId)); // prettier-ignore
  const payable = now.filter((item) => item.currency === receipt.currency && item.customerId === customerId);
  const open = new Map(payable.map(({ itemId, openMinor }) => [itemId, openMinor]));
  const { parts, restMinor } = spread(items, open, receipt.amountMinor);
  const plan = [{ customerId, parts, onAccountMinor: restMinor }];
  await applyWithin(tx, work, companyId, {
    receipt,
    plan,
    byRule: true,
    finding: null,
    note: 'Paid online',
    learn: false,
  });
}

type BackSaid = Extract<Said, { is: 'back' | 'disputed' }>;

const TRIES = 5;

/** What is said in all so far must not be counted from an amount that is no longer the last. */
async function moneyBack(work: Work, provider: Provider, told: Told, says: BackSaid): Promise<'done' | 'waits'> {
  for (let left = TRIES; left > 0; left -= 1) {
    try {
      return await takeBack(work, provider, told, says);
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
    }
  }
  // it is told again by the provider
  throw refused('other events of the same payment were quicker');
}

async function takeBack(work: Work, provider: Provider, told: Told, says: BackSaid): Promise<'done' | 'waits'> {
  const { companyId } = provider;
  if (await isDone(work.db.read, provider.id, told.event)) return 'done';
  const found = await checkoutOfPayment(work.db.read, provider.id, says.payment);
  if (found?.state !== 'paid') return 'waits';
  const amountMinor =
    says.is === 'back' ? found.backMinor - says.totalMinor : says.won ? says.amountMinor : -says.amountMinor;
  if (amountMinor === 0 || (says.is === 'back' && amountMinor > 0)) {
    await work.db.transaction((tx) => eventDone(tx, work, provider.id, told.event));
    return 'done';
  }
  const line = { on: told.on, amountMinor, currency: says.currency, payment: says.payment };
  const returned = amountMinor < 0 ? says.why || 'refund' : null;
  const said = linesSaid(provider, { ...line, reference: found.reference, returned }, told.event);
  await takeBankFile(work, {
    ...fileOf(companyId, told.event),
    said: () => said,
    also: async (tx) => {
      // another event of the same payment was quicker: nothing of this stands, and it is judged anew
      const now = await checkoutById(tx, companyId, found.id);
      if (now?.backMinor !== found.backMinor || (await isDone(tx, provider.id, told.event))) throw new Overtaken();
      await changeCheckout(tx, found.id, { backMinor: found.backMinor - amountMinor });
      await eventDone(tx, work, provider.id, told.event);
      const about = `checkout/${found.id}`;
      const payload = { amountMinor, currency: says.currency, why: returned };
      await record(tx, work, { companyId, kind: 'checkout.back', ref: about, payload });
      await openTasks(tx, work, [
        { ...{ companyId, customerId: found.customerId, kind: 'checkout_back', key: `${about}/${told.event}`, about, dueOn: work.today }, title: asks('checkoutBack', { reference: found.reference }) },
      ]); // prettier-ignore
    },
  });
  await matchReceipts(work, { id: companyId });
  return 'done';
}

/** What was told of a payment before its session was paid. */
async function hearAgain(work: Work, provider: Provider, payment: string): Promise<void> {
  for (const { body } of await waitingEvents(work.db.read, provider.id, payment)) {
    await follow(work, provider, JSON.parse(body) as Told);
  }
}

interface Line {
  readonly on: Day;
  readonly amountMinor: number;
  readonly currency: string;
  readonly payment: string;
  readonly reference: string;
  readonly returned: string | null;
}

/** As a bank would say it: a notice with one line, named by the payment. */
function linesSaid(provider: Provider, line: Line, number = line.payment): BankSaid[] {
  const none = { valueOn: null, name: null, behind: null, iban: null, chargesMinor: null, entryRef: null, batchRef: null, batchCount: null }; // prettier-ignore
  return [
    { is: 'statement', statement: { account: accountOf(provider), number, currency: line.currency, kind: 'notice' } },
    {
      is: 'line',
      line: {
        ...none,
        ...{ place: 1, entry: 1, bookedOn: line.on, currency: line.currency, amountMinor: line.amountMinor },
        ...{ reference: line.reference, endToEnd: line.payment, bankRef: number, text: '' },
        ...{ reversal: false, returned: line.returned },
      },
    },
  ];
}

const fileOf = (companyId: number, name: string) => ({ companyId, fileName: name, format: 'online', sha256: '' });

/** What the provider paid out and the bank shows is money of ours already: it is set aside, and pays nothing a second time. */
export async function followPayouts(work: Work, companyId: number): Promise<number> {
  const seen = await payoutsSeen(work.db.read, companyId);
  for (const { id, payout, lineId } of seen) {
    await setLineAside(work, companyId, lineId, `Paid out by the payment provider: ${payout}`);
    await work.db.transaction((tx) => payoutShown(tx, id, lineId));
  }
  return seen.length;
}
