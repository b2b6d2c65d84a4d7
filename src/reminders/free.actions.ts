import { randomUUID } from 'node:crypto';
import { record } from '../audit/actions';
import type { Company } from '../companies/company';
import { isTakenBy } from '../companies/reference-scheme';
import { bankAccountsOf, companyById, settingsOf } from '../companies/store';
import { dayIn, minDay } from '../kernel/day';
import { assert } from '../kernel/assert';
import { Refusal } from '../kernel/result';
import { judgeFreshness } from '../ledger/freshness';
import { freshnessOf } from '../ledger/freshness.store';
import type { HoldSource } from '../ledger/hold';
import { holdsFrom } from '../ledger/hold-index';
import { isCredit } from '../ledger/open-item';
import { assignedItems, payeesIn } from '../ledger/payee.store';
import type { Named } from '../ledger/quoted';
import { bodyOf } from '../ledger/reference';
import { comingReferences, mintReferences } from '../ledger/reference.store';
import { openItemsInRange, openItemsOf } from '../ledger/store';
import { queueMessages } from '../outbox/actions';
import { contentFrom } from '../outbox/content';
import type { Attach, Draft, Recipient } from '../outbox/draft';
import type { SendGate, Verdict } from '../outbox/gate';
import type { Asker } from '../outbox/post.actions';
import { messageById } from '../outbox/store';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { assignedHolds } from './assigned';
import { freeContent, outdated, type FreeText } from './free';
import { fileNumbersOf } from './reference.store';
import { paymentBlocks } from './send.actions';

/**
 * Writing to a customer by hand, through the same outbox as everything else: one message per recipient and day, judged again
 * in the moment of sending, counted in the gap between contacts.
 */
export interface Letter extends FreeText {
  readonly company: Company;
  readonly customerId: number;
  readonly to: Recipient;
  readonly language: string;
  /** The documents that it shows; foreign ones are left out. */
  readonly itemIds: readonly number[];
  readonly attach: NonNullable<Attach['what']>;
  readonly holds: (q: Query) => readonly HoldSource[];
  /** What it is about; not said: a message that a person writes. */
  readonly about?: string;
  /** It answers what the recipient asked, and leaves beside whatever is written that day. */
  readonly beside?: boolean;
}

/** As it would be written now; nothing is kept. */
export async function previewLetter(work: Work, letter: Letter): Promise<Draft> {
  const q = work.db.read;
  const known = await fileNumberOf(q, letter);
  const [first = '', second = ''] = await comingReferences(q, letter.company.id, 2);
  return draftOf(q, work, letter, {
    about: 'free/preview',
    fileNumber: known ?? first,
    reference: known === undefined ? second : first,
  });
}

/** As it is written now, with numbers of its own: for who adds to it before it is queued. */
export const writtenLetter = async (tx: Tx, work: Work, letter: Letter, about: string): Promise<Draft> =>
  draftOf(tx, work, letter, { about, ...(await minted(tx, work, letter, about)) });

/** Queues it. Refuses where the recipient has had a message of the day, and in shadow mode. */
export async function sendLetter(work: Work, letter: Letter): Promise<number> {
  return work.db.transaction(async (tx) => {
    const { company, customerId } = letter;
    if ((await settingsOf(tx, company.id)).shadowMode) {
      throw new Refusal(
        'shadow-mode',
        'Shadow mode is on: nothing leaves.',
        'Turn it off: duly company set shadowMode false',
      );
    }
    const about = letter.about ?? `free/${randomUUID()}`;
    const draft = await writtenLetter(tx, work, letter, about);
    const [queued] = await queueMessages(tx, work, [draft]);
    assert(queued !== undefined, 'a draft has an answer');
    if (queued.outcome === 'exists') {
      throw new Refusal('written-to-today', 'This recipient has had a message today.', 'Write tomorrow, or call.');
    }
    if (queued.outcome === 'blocked') {
      throw new Refusal('no-language', `There is no template in ${letter.language}.`, 'Choose another language.');
    }
    const ref = `message/${queued.messageId}`;
    await record(tx, work, {
      companyId: company.id,
      kind: 'message.written',
      ref,
      payload: { customerId, subject: letter.subject },
    });
    return queued.messageId;
  });
}

interface Numbers {
  readonly about: string;
  readonly fileNumber: string;
  readonly reference: string;
}

async function minted(tx: Tx, work: Work, letter: Letter, about: string): Promise<Omit<Numbers, 'about'>> {
  const { company, customerId, itemIds } = letter;
  const whose = { companyId: company.id, customerId };
  const [fileNumber = '', reference = ''] = await mintReferences(tx, work, [
    { ...whose, kind: 'file_number', about: `customer/${customerId}`, itemIds: [] },
    ...(itemIds.length === 0 ? [] : [{ ...whose, kind: 'message' as const, about, itemIds }]),
  ]);
  return { fileNumber, reference };
}

const fileNumberOf = async (q: Query, { company, customerId }: Letter): Promise<string | undefined> =>
  (await fileNumbersOf(q, company.id, [customerId])).get(customerId);

async function draftOf(q: Query, work: Work, letter: Letter, numbers: Numbers): Promise<Draft> {
  const { company, customerId } = letter;
  const range = { companyId: company.id, first: customerId, last: customerId };
  const all = await openItemsInRange(q, range, work.today);
  const chosen = all.filter((item) => !isCredit(item) && letter.itemIds.includes(item.itemId));
  const currencies = new Set(chosen.map(({ currency }) => currency));
  const credits = all.filter((item) => isCredit(item) && currencies.has(item.currency));
  const payment = await paymentBlocks(q, company);
  const assigned = await assignedItems(q, range, work.today);
  const own = chosen.length === 1 ? (chosen[0]?.paymentReference ?? null) : null;
  const account = (await bankAccountsOf(q, company.id)).find(({ currency }) => currencies.has(currency));
  const isOwn = own !== null && (account === undefined || isTakenBy(account, own));
  const reference: Named = isOwn ? { text: own, ours: false } : { text: numbers.reference, ours: true };
  const { asOf } = judgeFreshness(await freshnessOf(q, company.id), await settingsOf(q, company.id), work.today);
  return {
    companyId: company.id,
    customerId,
    about: numbers.about,
    to: letter.to,
    day: work.today,
    language: letter.language,
    template: 'free',
    attach: { what: letter.attach },
    ...(letter.beside === true ? { beside: true } : {}),
    content: freeContent(letter, {
      items: [...chosen, ...credits],
      holds: [...(await holdsFrom(letter.holds(q), range, work.today)), ...assignedHolds(assigned, [])],
      payees: payeesIn(assigned),
      today: work.today,
      bookedUntil: minDay(asOf ?? work.today, work.today),
      fileNumber: bodyOf(numbers.fileNumber),
      paymentFor: (currency, amountMinor) => payment(currency, amountMinor, reference),
    }),
  };
}

/** In the moment of sending: what it shows must still be so. */
export const freeAsker = (holds: (q: Query) => readonly HoldSource[]): Asker => ({
  gate:
    (q): SendGate =>
    async (waiting, now) => {
      const verdicts = new Map<number, Verdict>();
      for (const { messageId, companyId, customerId } of waiting) {
        const row = await messageById(q, companyId, messageId);
        if (row === undefined) continue;
        const content = contentFrom(row.blanks);
        const ids = content.sections
          .flatMap(({ items, credits }) => [...items, ...credits])
          .map(({ itemId }) => itemId);
        const today = dayIn((await companyById(q, companyId)).zone, now);
        const range = { companyId, first: customerId, last: customerId };
        const assigned = await assignedItems(q, range, today);
        const held = [...(await holdsFrom(holds(q), range, today)), ...assignedHolds(assigned, [])];
        const reason = outdated(content, await openItemsOf(q, companyId, ids), held, payeesIn(assigned));
        verdicts.set(messageId, reason === null ? { do: 'send' } : { do: 'withdraw', reason });
      }
      return verdicts;
    },
});
