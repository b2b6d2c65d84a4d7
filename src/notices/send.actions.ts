import { record } from '../audit/actions';
import { settingsOf } from '../companies/store';
import { sum } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { addCharges, chargesInRange, waiveCharges, type Charge, type NewCharge } from '../ledger/charge.store';
import { queueMessages } from '../outbox/actions';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import { writtenLetter } from '../reminders/free.actions';
import type { Noticeable, Noticed } from './gather.actions';
import { legalDraft, type MadeNotice } from './make.actions';
import { stopsIn } from './notice';
import { insertNotice, noticeSent } from './store';

/** A legal paper goes into the outbox as it was looked at. Refuses what must not leave, in shadow mode, and a second message of the day. */
export async function sendNotice(work: Work, about: Noticeable, known: Noticed, made: MadeNotice): Promise<number> {
  const [stop] = stopsIn(made.checks);
  if (stop !== undefined) {
    throw new Refusal('notice-stopped', 'This paper must not be sent as it is.', 'Mend what stands in its way first.', {
      checks: made.checks,
    });
  }
  return work.db.transaction(async (tx) => {
    const { company, customerId } = about;
    if ((await settingsOf(tx, company.id)).shadowMode) {
      throw new Refusal(
        'shadow-mode',
        'Shadow mode is on: nothing leaves.',
        'Turn it off: duly company set shadowMode false',
      );
    }
    const { claim } = made;
    const noticeId = await insertNotice(tx, work, {
      ...{ companyId: company.id, customerId, law: claim.paper.law, paper: claim.paper.name, debtorType: known.debtor },
      ...{
        language: made.draft.language,
        currency: claim.currency,
        writtenOn: work.today,
        deadlineOn: claim.deadlineOn,
      },
      principalMinor: sum(claim.parts.map(({ principalMinor }) => principalMinor)),
      interestMinor: sum(claim.parts.map(({ interestMinor }) => interestMinor)),
      fixedMinor: sum(claim.parts.map(({ fixedMinor }) => fixedMinor)),
      costsMinor: claim.costsMinor,
      itemIds: made.letter.itemIds,
      sentences: made.sentences.map(({ key, version }) => `${key}@${version}`),
    });
    const messageId = await queued(tx, work, made, `notice/${noticeId}`);
    await noticeSent(tx, company.id, noticeId, messageId);
    await charge(tx, work, about, made, noticeId);
    const payload = { law: claim.paper.law, paper: claim.paper.name, deadline: claim.deadlineOn, messageId };
    await record(tx, work, { companyId: company.id, kind: 'notice.written', ref: `customer/${customerId}`, payload });
    return messageId;
  });
}

async function queued(tx: Tx, work: Work, made: MadeNotice, about: string): Promise<number> {
  const written = await writtenLetter(tx, work, made.letter, about);
  const draft = legalDraft(written, made.claim);
  const [answer] = draft === undefined ? [] : await queueMessages(tx, work, [{ ...draft, attach: made.draft.attach ?? {} }]); // prettier-ignore
  if (answer?.outcome === 'exists') {
    throw new Refusal('written-to-today', 'This recipient has had a message today.', 'Write tomorrow, or call.');
  }
  if (answer?.outcome !== 'queued') {
    throw new Refusal('no-language', `There is no template in ${made.draft.language}.`, 'Choose another language.');
  }
  return answer.messageId;
}

const CAUSE = 'notice/';

/** What the paper claims beside the principal is owed from now on; what an earlier paper claimed of the same invoices gives way to it. */
async function charge(tx: Tx, work: Work, about: Noticeable, made: MadeNotice, noticeId: number): Promise<void> {
  const { company, customerId } = about;
  const { figures, items, claim } = made;
  const before = (await chargesInRange(tx, { companyId: company.id, first: customerId, last: customerId })).filter(
    ({ cause, entryId, openMinor }) =>
      cause.startsWith(CAUSE) && openMinor > 0 && items.some((item) => item.entryId === entryId),
  );
  const fresh = items.flatMap((item): NewCharge[] => {
    const of = (kind: NewCharge['kind'], minor: number): NewCharge[] =>
      minor <= 0
        ? []
        : [{ companyId: company.id, customerId, entryId: item.entryId, kind, cause: `${CAUSE}${noticeId}`, currency: claim.currency, amountMinor: minor, aroseOn: work.today }]; // prettier-ignore
    return [
      ...of('interest', figures.interestMinor.get(item.itemId) ?? 0),
      ...of('fixed_sum', figures.fixedMinor.get(item.itemId) ?? 0),
    ];
  });
  const [first] = items;
  const costs: NewCharge[] =
    claim.costsMinor <= 0 || first === undefined
      ? []
      : [{ companyId: company.id, customerId, entryId: first.entryId, kind: 'fee', cause: `${CAUSE}${noticeId}`, currency: claim.currency, amountMinor: claim.costsMinor, aroseOn: work.today }]; // prettier-ignore
  if (before.length > 0) await waive(tx, work, company.id, before, 'claimed anew');
  await addCharges(tx, work, merged([...fresh, ...costs]));
}

/** Several due parts of one invoice bear one charge of a kind. */
function merged(charges: readonly NewCharge[]): NewCharge[] {
  const byKey = new Map<string, NewCharge>();
  for (const one of charges) {
    const key = `${one.entryId} ${one.kind}`;
    byKey.set(key, { ...one, amountMinor: one.amountMinor + (byKey.get(key)?.amountMinor ?? 0) });
  }
  return [...byKey.values()];
}

async function waive(tx: Tx, work: Work, companyId: number, charges: readonly Charge[], why: string): Promise<void> {
  await waiveCharges(tx, work, { companyId, chargeIds: charges.map(({ id }) => id), why });
}

/** A paper that never left claims nothing. */
export async function takeBackCharges(
  tx: Tx,
  work: Work,
  whose: { readonly companyId: number; readonly customerId: number },
  about: string,
): Promise<void> {
  const { companyId, customerId } = whose;
  const mine = (await chargesInRange(tx, { companyId, first: customerId, last: customerId })).filter(
    ({ cause }) => cause === about,
  );
  if (mine.length > 0) await waive(tx, work, companyId, mine, 'the paper that claimed it was not sent');
}
