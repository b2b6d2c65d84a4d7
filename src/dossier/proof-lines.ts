import type { Claim, ClaimedEntry } from './claim';
import { sameInvoice } from './exhibits';
import { documents, line, named, type Question, type ReadinessLine } from './readiness-line';
import { demandsOf, thoseOf, timeUntil } from './sending';

/** Readiness, last part: was the debtor asked often enough, by messages that left the house, and is each invoice proven? */
export function proofLines(claim: Claim): ReadinessLine[] {
  const { entries, exhibits } = claim;
  const lacking = (kinds: readonly string[]): ClaimedEntry[] =>
    entries.filter(
      ({ document }) => !exhibits.some((one) => kinds.includes(one.kind) && sameInvoice(one.document, document)),
    );
  const anywhere = (kinds: readonly string[]): boolean => exhibits.some(({ kind }) => kinds.includes(kind));
  const [uncopied, undelivered] = [lacking(['invoice']), lacking(['delivery'])];
  const customer = `--customer ${claim.debtor.code}`;
  return [
    line('exhausted', `Every invoice was asked for at least ${DEMANDS_BEFORE_RECOVERY} times and the last deadline is over.`, notExhausted(claim)),
    line('sent', 'Every reminder left the house.', notSent(claim)),
    line('invoices', 'There is a copy of every invoice.', uncopied.length === 0 ? undefined : {
      level: 'missing', about: named(uncopied), text: `There is no copy of ${documents(uncopied)}.`, fix: 'Attach the invoices: duly attach FOLDER.',
    }),
    line('order', 'The contract or order is among the exhibits.', anywhere(['contract', 'order']) ? undefined : {
      level: 'weak', text: 'There is neither a contract nor an order among the exhibits.',
      fix: `Attach what the debtor signed or ordered: duly attach FILE ${customer} --kind contract.`,
    }),
    line('delivery', 'Delivery is proven for every invoice.', undelivered.length === 0 ? undefined : {
      level: 'weak', about: named(undelivered), text: `Delivery is not proven for ${documents(undelivered)}.`,
      fix: 'Attach delivery notes or acceptances: duly attach FILE --item DOCUMENT --kind delivery.',
    }),
  ]; // prettier-ignore
}

/** How often a debtor must have been asked before the friendly means count as exhausted. */
const DEMANDS_BEFORE_RECOVERY = 2;

/** Every invoice asked for at least so often, by messages that arrived as far as we know, and the last day to pay over. */
function notExhausted({ entries, reminders, keyDate }: Claim): Question | undefined {
  const demands = demandsOf(reminders);
  const times = (document: string): number => demands.filter(({ documents: asked }) => asked.includes(document)).length;
  const seldom = entries.filter(({ document }) => times(document) < DEMANDS_BEFORE_RECOVERY);
  if (entries.every(({ document }) => times(document) === 0)) {
    const written = reminders.length > 0 ? 'No reminder that asks for these invoices has reached the debtor.' : 'The debtor was never asked for payment.'; // prettier-ignore
    return { level: 'weak', text: written, fix: 'Send reminders first: duly run.' };
  }
  if (seldom.length > 0) {
    const text = `Asked for fewer than ${DEMANDS_BEFORE_RECOVERY} times: ${documents(seldom)}.`;
    return { level: 'weak', about: named(seldom), text, fix: 'Send the reminders that are still due first.' };
  }
  const deadlines = demands.map((one) => timeUntil(one) ?? '').sort();
  const last = deadlines.at(-1) ?? '';
  if (last < keyDate) return undefined;
  return { level: 'weak', text: `The last reminder gives time until ${last}.`, fix: 'Wait until that day is over.' };
}

/** Messages that nobody received prove nothing; why they were not received says what to do. */
function notSent({ reminders, debtor }: Claim): Question | undefined {
  const of = (count: number): string => `${count} of ${reminders.length} reminders`;
  const tested = thoseOf(reminders, 'test').length;
  const unposted = thoseOf(reminders, 'unproven').length;
  const returned = thoseOf(reminders, 'returned').length;
  const found = [
    { count: tested, text: `${of(tested)} were written in test mode and sent to nobody.`, fix: 'Let messages leave (duly company set testMode false): the next run begins with a first reminder, for what was written in test mode is no demand.' }, // prettier-ignore
    { count: unposted, text: `Nothing proves that ${of(unposted)} were sent.`, fix: `Record the letters that were posted: duly outbox posted ${debtor.code}.` }, // prettier-ignore
    { count: returned, text: `${of(returned)} came back or were refused.`, fix: `Find the right address: duly customers show ${debtor.code}.` }, // prettier-ignore
  ].filter(({ count }) => count > 0);
  if (found.length === 0) return undefined;
  return {
    level: 'missing',
    text: found.map(({ text }) => text).join(' '),
    fix: found.map(({ fix }) => fix).join(' '),
  };
}
