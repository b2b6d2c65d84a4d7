import { addDays, day } from '../kernel/day';
import { USUAL_TERMS } from '../kernel/terms';
import type { Claim } from './claim';
import { readiness, refuseStops, type Circumstances } from './readiness';
import { NOTHING_AGAINST, sampleClaim } from './testing/sample-claim';

/** What is said of a claim about one question. */
async function said(
  item: string,
  change: (claim: Claim) => Partial<Claim>,
  against: Partial<Circumstances> = {},
): Promise<string> {
  const { claim } = await sampleClaim();
  const lines = readiness({ ...claim, ...change(claim) }, { ...NOTHING_AGAINST, ...against });
  const line = lines.find((one) => one.item === item);
  return line ? `${line.stop ? 'STOP' : line.level}: ${line.text}` : 'not asked';
}

const first = (claim: Claim, more: Partial<Claim['entries'][number]>): Partial<Claim> => ({
  entries: claim.entries.map((entry, n) => (n === 0 ? { ...entry, ...more } : entry)),
});

describe('readiness', () => {
  it('finds nothing that stops a good claim, and says what is weak in it', async () => {
    const { claim } = await sampleClaim();
    const lines = readiness(claim, NOTHING_AGAINST);
    expect(lines.filter(({ stop }) => stop)).toEqual([]);
    expect(lines.filter(({ level }) => level === 'weak').map(({ item }) => item)).toEqual([
      'age',
      'exhausted',
      'delivery',
    ]);
    expect(lines.filter(({ level, fix }) => level !== 'ok' && fix === '')).toEqual([]);
    expect(() => { refuseStops(lines); }).not.toThrow(); // prettier-ignore
  });

  const stops: [string, string, (claim: Claim) => Partial<Claim>, Partial<Circumstances>, string][] = [
    ['no name of the creditor', 'creditor-name', (c) => ({ creditor: { ...c.creditor, legalName: ' ' } }), {}, 'The registered name of the creditor is not known.'],
    ['no registered name of the debtor', 'debtor-name', (c) => ({ debtor: { ...c.debtor, legalName: null } }), {}, 'The registered name of the debtor is not known.'],
    ['no address of the debtor', 'debtor-address', (c) => ({ debtor: { ...c.debtor, registered: null } }), {}, 'There is no full address of the debtor.'],
    ['no due date', 'due-dates', (c) => first(c, { dueOn: null }), {}, 'There is no due date for FA-2291.'],
    ['due on the key date', 'overdue', (c) => first(c, { dueOn: day('2026-06-30') }), {}, 'Not overdue on 2026-06-30: FA-2291.'],
    ['an unapplied payment', 'unapplied', () => ({}), { unapplied: [{ document: 'VIR-9', on: day('2026-06-20'), amountMinor: 1 }] }, 'Not applied yet: VIR-9 of 2026-06-20.'],
    ['handed over before', 'with-partner', () => ({}), { handedOver: [{ document: 'FA-2291', partner: 'Atlantique', on: day('2026-05-01') }] }, 'Already handed over: FA-2291 (Atlantique, 2026-05-01).'],
    ['sold to a factor', 'held-by-us', () => ({}), { assigned: [{ document: 'FA-2291', holder: 'Eurofactor' }] }, 'Assigned: FA-2291 (Eurofactor).'],
    ['insolvency', 'holds', () => ({}), { holds: [{ kind: 'insolvency', reason: 'opened 2 June', document: null }] }, 'On hold: insolvency (opened 2 June).'],
    ['a sum that is wrong', 'adds-up', (c) => first(c, { openMinor: 1 }), {}, 'The claim against Brasserie du Port does not add up'],
    ['a dispute without an answer', 'disputes', (c) => ({ disputes: c.disputes.map((one) => ({ ...one, answer: null, answeredOn: null, items: [{ document: 'FA-2291', amountMinor: 1 }] })) }), {}, 'Disputed and not answered: FA-2291.'],
  ]; // prettier-ignore
  it.each(stops)('stops at %s', async (_, item, change, against, text) => {
    expect(await said(item, change, against)).toContain(`STOP: ${text}`);
  });

  it('names what a court cannot read: papers without a translation into its language, and messages in another', async () => {
    const court = { language: 'de', ours: 'fr' };
    const messages = (language: string) => (c: Claim) => ({
      reminders: c.reminders.map((one) => ({ ...one, language })),
    });
    expect(await said('translations', messages('fr'))).toBe('not asked');
    expect(await said('translations', messages('de'), { court })).toMatch(
      /^weak: No translation for the court: Invoice FA-2291, Proof of delivery FA-2291, .* more\.$/,
    );
    expect(await said('translations', (c) => ({ exhibits: [], ...messages('fr')(c) }), { court })).toContain(
      'reminder of 20',
    );
    expect(await said('translations', (c) => ({ exhibits: [], ...messages('de')(c) }), { court })).toContain('ok:');
    const translates = { on: null, language: 'de', translator: 'A. Weber', sworn: true };
    const whole = (c: Claim) => ({
      ...messages('de')(c),
      exhibits: c.exhibits.flatMap((one) => [
        one,
        { ...one, key: `t/${one.key}`, kind: 'translation' as const, translates: { ...translates, of: one.key } },
      ]),
    });
    expect(await said('translations', whole, { court })).toContain('ok:');
    const swedish = (c: Claim) => ({
      ...whole(c),
      exhibits: whole(c).exhibits.map((one) =>
        'translates' in one ? { ...one, translates: { ...one.translates, language: 'sv' } } : one,
      ),
    });
    expect(await said('translations', swedish, { court })).toContain('weak:');
    const ours = await said('translations', messages('de'), { court: { language: 'de', ours: 'de' } });
    expect([ours.includes('Invoice'), ours.includes('Proof of delivery')]).toEqual([false, true]);
  });

  it('asks for the deed of what was assigned and came back', async () => {
    expect(await said('deed', () => ({}))).toBe('not asked');
    expect(await said('deed', () => ({}), { noDeed: [{ document: 'FA-2291', holder: 'Eurofactor' }] })).toBe(
      'weak: No deed of re-assignment: FA-2291 (Eurofactor).',
    );
  });

  const weak: [string, string, (claim: Claim) => Partial<Claim>, Partial<Circumstances>, string][] = [
    ['a dispute answered with reasons', 'disputes', (c) => ({ disputes: c.disputes.slice(0, 1).map((one) => ({ ...one, outcome: 'unjustified' as const, items: [{ document: 'FA-2291', amountMinor: 5 }] })) }), {}, 'weak: Disputed, and answered with reasons: FA-2291.'],
    ['a deadline that still runs', 'exhausted', (c) => ({ entries: c.entries.slice(0, 8), keyDate: day('2026-06-05') }), {}, 'weak: The last reminder gives time until 2026-06-08.'],
    ['a deadline of a letter that lay', 'exhausted', (c) => ({ entries: c.entries.slice(0, 8), keyDate: day('2026-06-09'), reminders: c.reminders.map((one) => ({ ...one, sentOn: addDays(one.writtenOn, 3) })) }), {}, 'weak: The last reminder gives time until 2026-06-11.'],
    ['letters that nobody posted', 'exhausted', (c) => ({ reminders: c.reminders.map((one) => ({ ...one, proof: [] })) }), {}, 'weak: No reminder that asks for these invoices has reached the debtor.'],
    ['no reminder at all', 'exhausted', () => ({ reminders: [] }), {}, 'weak: The debtor was never asked for payment.'],
    ['reminders that came back', 'exhausted', (c) => ({ reminders: c.reminders.map((one) => ({ ...one, proof: [{ kind: 'failed' as const, at: one.sentOn, detail: null }] })) }), {}, 'weak: No reminder that asks for these invoices has reached the debtor.'],
    ['only one demand for the younger ones', 'exhausted', () => ({}), {}, 'weak: Asked for fewer than 2 times: FA-2303, FA-2304.'],
    ['notices before the due day', 'exhausted', (c) => ({ reminders: c.reminders.map((one) => ({ ...one, kind: 'pre_due' as const })) }), {}, 'weak: No reminder that asks for these invoices has reached the debtor.'],
    ['reminders of the test mode', 'sent', (c) => ({ reminders: c.reminders.map((one) => ({ ...one, proof: [{ kind: 'kept' as const, at: one.sentOn, detail: null }] })) }), {}, 'missing: 5 of 5 reminders were written in test mode and sent to nobody.'],
    ['letters that nobody posted', 'sent', (c) => ({ reminders: c.reminders.map((one, n) => (n === 3 ? { ...one, proof: [] } : one)) }), {}, 'missing: Nothing proves that 1 of 5 reminders were sent.'],
    ['an extract of last year', 'debtor-extract', (c) => ({ debtor: { ...c.debtor, registerExtractOn: day('2025-12-01') } }), {}, 'weak: The register extract is of 2025-12-01.'],
    ['an invoice without a copy', 'invoices', (c) => ({ exhibits: c.exhibits.filter(({ document }) => document !== 'FA-2304') }), {}, 'missing: There is no copy of FA-2304.'],
    ['a promise that runs', 'in-transit', (c) => ({ promises: c.promises.map((one) => ({ ...one, verdict: 'open' as const, promisedOn: day('2026-07-04') })) }), {}, 'weak: A promise runs until 2026-07-04.'],
    ['a debtor from whom we buy', 'set-off', () => ({}), { supplierNo: 'K-7' }, 'weak: The debtor is also a supplier of ours and may set off what we owe it: K-7.'],
    ['one whose number as a supplier is not known', 'set-off', () => ({}), { supplierNo: 'yes' }, 'weak: The debtor is also a supplier of ours and may set off what we owe it.'],
    ['a debtor of unknown kind', 'debtor-type', (c) => ({ debtor: { ...c.debtor, type: 'unknown' as const } }), {}, 'weak: It is not known whether the debtor is a company'],
    ['a kind of debtor that is assumed', 'debtor-type', (c) => ({ debtor: { ...c.debtor, typeAssumed: true } }), {}, 'weak: What the debtor is was assumed'],
    ['a due day that nobody agreed', 'due-assumed', (c) => first(c, { dueComputed: { basis: 'assumed', terms: USUAL_TERMS } }), {}, 'weak: The due date is assumed, nobody said what was agreed: FA-2291. No interest is claimed on that.'],
    ['an assumed law', 'law', (c) => ({ basis: { ...c.basis, governingLaw: { country: 'FR', assumed: true } } }), {}, 'weak: The governing law is assumed.'],
    ['an insurer that collects itself', 'insurer', () => ({}), { insurerCollects: 'Coface' }, 'missing: Collected by the insurer itself: Coface.'],
    ['a ledger of last month', 'ledger', () => ({ ledger: { asOf: day('2026-05-31'), assumed: false } }), {}, 'weak: The ledger is known only as of 2026-05-31.'],
  ]; // prettier-ignore
  it.each(weak)('warns of %s', async (_, item, change, against, text) => {
    expect(await said(item, change, against)).toContain(text);
  });

  it('asks for no proof of an answer that is among the exhibits', async () => {
    const { claim } = await sampleClaim();
    const about = (document: string): Claim => ({
      ...claim,
      disputes: claim.disputes
        .slice(0, 1)
        .map((one) => ({ ...one, outcome: 'unjustified', items: [{ document, amountMinor: 5 }] })),
    });
    const fixOf = (document: string): string | undefined =>
      readiness(about(document), NOTHING_AGAINST).find(({ item }) => item === 'disputes')?.fix;
    expect(fixOf('FA-2291')).toContain('is among the exhibits'); // it has a delivery note
    expect(fixOf('FA-2292')).toContain('duly attach FILE');
  });

  it('lets a disputed part that is left out of the claim pass', async () => {
    expect(await said('disputes', (claim) => ({ disputes: claim.disputes.slice(0, 1).map((one) => ({ ...one, answer: null, answeredOn: null })) }))).toBe('ok: Nothing claimed is disputed.'); // prettier-ignore
  });

  it('counts a copy of F-1 for each of its parts', async () => {
    const parts = (claim: Claim): Partial<Claim> => first(claim, { document: 'FA-2291/1' });
    expect(await said('invoices', parts)).toBe('ok: There is a copy of every invoice.');
  });

  it('refuses with every stop and what to do about each', async () => {
    const { claim } = await sampleClaim();
    const lines = readiness(
      { ...claim, debtor: { ...claim.debtor, legalName: null, registered: null } },
      NOTHING_AGAINST,
    );
    expect(() => { refuseStops(lines); }).toThrow(expect.objectContaining({ code: 'not-ready', remedy: expect.stringMatching(/register.*registered office/) })); // prettier-ignore
  });
});
