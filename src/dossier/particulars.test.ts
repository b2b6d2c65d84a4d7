import { particularsIn } from './particulars';
import { readiness, type Circumstances } from './readiness';
import { sampleClaim } from './testing/sample-claim';

/** The particulars of readiness, taken out of the very sentences that readiness says. */
const nothing: Circumstances = {
  unapplied: [],
  handedOver: [],
  assigned: [],
  holds: [],
  noDeed: [],
  court: null,
  limitation: null,
  supplierNo: null,
  insurerCollects: null,
};

describe('the particulars of a line', () => {
  it.each([
    ['There is no due date for F-1, F-2.', 'F-1, F-2'],
    ['Not overdue on 2026-03-01: F-1.', 'F-1'],
    ['There is no copy of F-1.', 'F-1'],
    ['Delivery is not proven for F-1, F-2 and 3 more.', 'F-1, F-2 and 3 more'],
    ['The last reminder gives time until 2026-03-09.', '2026-03-09'],
    ['The ledger is known only as of 2026-02-28.', '2026-02-28'],
    ['The ledger is known only as of a day nobody gave.', ''],
    ['Already handed over: F-1 (Agence Delmas, 2026-02-01).', 'F-1 (Agence Delmas, 2026-02-01)'],
    ['A payment is on its way.', ''],
  ])('%s → %s', (text, which) => {
    expect(particularsIn(text)).toBe(which);
  });

  it('are found in what readiness really says', async () => {
    const { claim } = await sampleClaim();
    const bare = {
      ...claim,
      exhibits: [],
      entries: claim.entries.slice(0, 3).map((entry) => ({ ...entry, dueOn: null })),
    };
    const lines = readiness(bare, {
      ...nothing,
      holds: [{ kind: 'legal', reason: 'court', document: null }],
    });
    const of = (item: string): string => particularsIn(lines.find((line) => line.item === item)?.text ?? '');
    const documents = bare.entries.map(({ document }) => document).join(', ');
    expect(of('due-dates')).toBe(documents);
    expect(of('invoices')).toBe(documents);
    expect(of('delivery')).toBe(documents);
    expect(of('holds')).toBe('legal (court)');
  });
});
