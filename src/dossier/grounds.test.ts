import { day } from '../kernel/day';
import type { Claim } from './claim';
import { groundsOf } from './grounds';
import { groundTold } from './grounds-told';
import { sampleClaim } from './testing/sample-claim';

/** What speaks for handing a claim over, each ground with its facts; and what takes it away again. */
const NOBODY: Partial<Claim> = { contacts: [], promises: [], plans: [], disputes: [], reminders: [] };

async function told(change: (claim: Claim) => Partial<Claim>): Promise<string[]> {
  const { claim } = await sampleClaim();
  const unpaid = claim.entries.map((entry) => ({ ...entry, applied: [] }));
  const grounds = groundsOf({ ...claim, entries: unpaid, ...NOBODY, ...change(claim) });
  return grounds.map((one) => groundTold(one, { language: 'en', locale: 'en-GB' }, claim.currency));
}

const call = (on: string, outcome: string): Claim['contacts'][number] => ({
  ...{ key: on, visibility: 'internal', on: day(on), kind: 'call', direction: 'out', outcome, text: '' },
});
const promise = (claim: Claim, more: Partial<Claim['promises'][number]>): Claim['promises'][number] => ({
  ...claim.promises[0]!,
  ...more,
});

it.each<[string, (claim: Claim) => Partial<Claim>, string[]]>([
  ['nothing', () => ({}), []],
  ['it refuses', () => ({ contacts: [call('2026-05-04', 'refused')] }), ['It said on 4 May 2026 that it does not pay, and has promised nothing since.']],
  ['it refused and promised since', (c) => ({ contacts: [call('2026-05-04', 'refused')], promises: [promise(c, { givenOn: day('2026-05-05'), verdict: 'kept' })] }), []],
  ['a word that was not kept', (c) => ({ promises: [promise(c, { verdict: 'kept' }), promise(c, { verdict: 'broken', promisedOn: day('2026-06-01') }), promise(c, { verdict: 'open' })] }), ['Promises not kept: 1 of 2, the last for 1 Jun 2026.']],
  ['a plan that is void', () => ({ plans: [{ key: 'plan/1', visibility: 'court', number: 'P-1', acceptedOn: day('2026-01-01'), state: 'defaulted', amountMinor: 90_000, coveredMinor: 30_000, documents: [], instalments: [] }] }), ['The instalment plan P-1 is void; €600.00 of it was not paid.']],
  ['an objection that was answered', (c) => ({ disputes: c.disputes.slice(0, 1).map((one) => ({ ...one, outcome: 'unjustified' as const, answeredOn: day('2026-04-02'), items: [{ document: 'FA-2291', amountMinor: 5 }] })) }), ['It keeps to an objection that was answered with reasons on 2 Apr 2026: FA-2291.']],
  ['an objection to what it had approved', (c) => ({ disputes: c.disputes.slice(0, 1).map((one) => ({ ...one, outcome: null, raisedOn: day('2026-05-02'), approved: [{ document: 'FA-2291', on: day('2026-01-10') }, { document: 'FA-1', on: day('2026-01-10') }], items: [{ document: 'FA-2291', amountMinor: 5 }] })) }), ['It approved on 10 Jan 2026 what it objects to since 2 May 2026: FA-2291.']],
  ['an approval that came after the objection', (c) => ({ disputes: c.disputes.slice(0, 1).map((one) => ({ ...one, outcome: null, raisedOn: day('2026-01-02'), approved: [{ document: 'FA-2291', on: day('2026-01-10') }], items: [{ document: 'FA-2291', amountMinor: 5 }] })) }), []],
  ['a payment that was told and never came', () => ({ contacts: [call('2026-06-01', 'paid_already')] }), ['It said on 1 Jun 2026 that it had paid; nothing came.']],
  ['a payment that may still come', () => ({ contacts: [call('2026-06-20', 'paid_already')] }), []],
  ['a payment that was told and came', (c) => ({ contacts: [call('2026-06-01', 'paid_already')], entries: c.entries.map((entry) => ({ ...entry, applied: [{ kind: 'payment' as const, document: 'V-1', on: day('2026-05-30'), amountMinor: 1 }] })) }), []],
  ['silence', (c) => ({ reminders: c.reminders }), ['5 reminders since 20 Nov 2025 were not answered, and nothing was paid.']],
  ['a call to nobody is silence too', (c) => ({ reminders: c.reminders, contacts: [call('2026-05-30', 'voicemail')] }), ['5 reminders since 20 Nov 2025 were not answered, and nothing was paid.']],
  ['a sign', (c) => ({ reminders: c.reminders, contacts: [call('2026-05-30', 'reached')] }), []],
  ['a payment', (c) => ({ reminders: c.reminders, entries: c.entries.map((entry) => ({ ...entry, applied: [{ kind: 'payment' as const, document: 'V-1', on: day('2026-06-01'), amountMinor: 1 }] })) }), []],
  ['time that still runs', (c) => ({ reminders: c.reminders, keyDate: day('2026-06-05') }), []],
  ['two reminders', (c) => ({ reminders: c.reminders.slice(0, 2) }), []],
  ['a message that came back', (c) => ({ reminders: c.reminders.slice(0, 1).map((one) => ({ ...one, proof: [{ kind: 'returned' as const, at: one.sentOn, detail: null }] })) }), ['1 message came back.']],
])('%s', async (_, change, expected) => {
  expect(await told(change)).toEqual(expected);
}); // prettier-ignore
