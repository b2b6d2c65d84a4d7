import { sum } from '../../kernel/money';
import type { Day } from '../../kernel/day';
import { inNumber } from '../../law/sentence';
import { demandsOf, timeUntil } from '../sending';
import { fill } from '../words';
import { dayOf, moneyOf, type Form } from './form';
import texts from './data/texts.json';

/** What happened, as the sentences of a form: out of the facts of the claim, in the language of the form. */
type Texts = (typeof texts)['en'];

export const textsOf = ({ language }: Pick<Form, 'language'>): Texts =>
  (texts as Readonly<Record<string, Texts>>)[language] ?? texts.en;

/** Contract, invoices, what was paid, demands, promises, objections, and what a person wrote. */
export function grounds(form: Form): string {
  return [
    contract(form),
    invoices(form),
    paid(form),
    demands(form),
    ...promises(form),
    disputes(form),
    form.claim.basis.facts,
  ]
    .filter(Boolean)
    .join(' ');
}

export function contract(form: Form): string {
  const { contract: agreed } = form.claim.basis;
  const t = textsOf(form);
  const subject = agreed?.subject ?? form.claim.entries.map((one) => one.subject).find(Boolean) ?? '';
  if (subject === '') return '';
  if (!agreed?.concludedOn) return fill(t.noContract, { subject });
  const named = agreed.reference === null ? '' : fill(t.named, { reference: agreed.reference });
  return fill(t.contract, { named, date: dayOf(form, agreed.concludedOn).text, subject });
}

export function invoices(form: Form): string {
  const t = textsOf(form);
  const list = form.claim.entries.map(({ document, issuedOn, dueOn, amountMinor }) =>
    fill(dueOn === null ? t.undatedInvoice : t.invoice, {
      ...{ document, date: dayOf(form, issuedOn).text, amount: moneyOf(form, amountMinor).text },
      due: dayOf(form, dueOn).text,
    }),
  );
  return fill(t.invoices, { list: list.join(form.language === 'fr' ? ' ; ' : '; ') });
}

function paid(form: Form): string {
  const t = textsOf(form);
  const off = sum(form.claim.entries.flatMap(({ applied }) => applied.map(({ amountMinor }) => amountMinor)));
  const open = moneyOf(form, form.principalMinor).text;
  return off > 0 ? fill(t.paid, { amount: moneyOf(form, off).text, open }) : fill(t.unpaid, { open });
}

export function demands(form: Form): string {
  const t = textsOf(form);
  const sent = demandsOf(form.claim.reminders);
  if (sent.length === 0) return '';
  const dates = form.speech.list(sent.map(({ sentOn }) => dayOf(form, sentOn).text));
  const until = lastUntil(form);
  const bare = inNumber(t.demandsBare, sent.length > 1);
  if (until === null) return fill(bare, { dates });
  return fill(inNumber(t.demands, sent.length > 1), { dates, until: dayOf(form, until).text });
}

/** The last day that any demand gave. */
export function lastUntil({ claim }: Form): Day | null {
  const days = demandsOf(claim.reminders).flatMap((one) => timeUntil(one) ?? []);
  return days.sort().at(-1) ?? null;
}

function promises(form: Form): string[] {
  const t = textsOf(form);
  return form.claim.promises
    .filter(({ verdict }) => verdict === 'broken' || verdict === 'partially_kept')
    .map(({ givenOn, promisedOn, amountMinor }) =>
      fill(t.promise, {
        ...{ date: dayOf(form, givenOn).text, until: dayOf(form, promisedOn).text },
        amount: moneyOf(form, amountMinor).text,
      }),
    );
}

export function disputes(form: Form): string {
  const t = textsOf(form);
  const raised = form.claim.disputes.map(({ raisedOn }) => dayOf(form, raisedOn).text);
  return raised.length === 0
    ? t.noDispute
    : fill(inNumber(t.disputes, raised.length > 1), { dates: form.speech.list(raised) });
}
