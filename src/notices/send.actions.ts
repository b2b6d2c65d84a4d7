import { record } from '../audit/actions';
import { settingsOf } from '../companies/store';
import { sum } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { claimSure } from '../law/charge.actions';
import { chargesOfOrigin, insertClaims, reverseCharges } from '../ledger/claimed.store';
import { queueMessages } from '../outbox/actions';
import { waitForCompany, type Tx } from '../platform/db';
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
    await waitForCompany(tx, company.id);
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
    await charge(tx, work, about, made, `notice/${noticeId}`);
    const payload = { law: claim.paper.law, paper: claim.paper.name, deadline: claim.deadlineOn, messageId };
    await record(tx, work, { companyId: company.id, kind: 'notice.written', ref: `customer/${customerId}`, payload });
    return messageId;
  });
}

async function queued(tx: Tx, work: Work, made: MadeNotice, about: string): Promise<number> {
  const written = await writtenLetter(tx, work, made.letter, about);
  const draft = legalDraft(written, made.claim, made.letter.company.country);
  const [answer] = draft === undefined ? [] : await queueMessages(tx, work, [{ ...draft, attach: made.draft.attach ?? {} }]); // prettier-ignore
  if (answer?.outcome === 'exists') {
    throw new Refusal('written-to-today', 'This recipient has had a message today.', 'Write tomorrow, or call.');
  }
  if (answer?.outcome !== 'queued') {
    throw new Refusal('no-language', `There is no template in ${made.draft.language}.`, 'Choose another language.');
  }
  return answer.messageId;
}

/** What the paper claims beside the principal is owed from now on, as its tables say; what was claimed before stands already. */
async function charge(
  tx: Tx,
  work: Work,
  { company, customerId }: Noticeable,
  made: MadeNotice,
  origin: string,
): Promise<void> {
  const { claims, fees } = made.figures;
  const fresh = await claimSure(tx, work, company.id, claims.map((one) => ({ ...one, origin }))); // prettier-ignore
  const paid = await insertClaims(
    tx,
    work,
    fees.map(({ entryId, cause, amountMinor, rule, basis, checked }) => ({
      ...{ companyId: company.id, customerId, entryId, itemId: null, kind: 'fee', cause, amountMinor },
      ...{ currency: made.claim.currency, aroseOn: work.today, fromOn: null, toOn: null, origin, checked },
      told: JSON.stringify({ law: made.claim.paper.law, debtor: made.claim.debtor, rule, basis }),
    })),
  );
  if (fresh === claims.length && paid.length === fees.length) return;
  throw new Refusal('charge-moved', 'This was changed meanwhile.', 'Look at interest and costs of the customer again.');
}

/** A paper that never left claims nothing: what it claimed counts as never claimed. Of which something was paid meanwhile, stays. */
export async function takeBackCharges(tx: Tx, work: Work, companyId: number, about: string): Promise<void> {
  const ids = (await chargesOfOrigin(tx, companyId, [about])).map(({ id }) => id);
  if (ids.length > 0) await reverseCharges(tx, work, { companyId, ids, why: 'the paper that claimed it was not sent' });
}
