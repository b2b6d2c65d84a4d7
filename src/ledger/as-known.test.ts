import { day } from '../kernel/day';
import { asKnown, openOn } from './as-known';
import { item } from './testing/sample';

describe('what was known before', () => {
  const change = (field: string, before: string | null, part: number | null = 1) => ({
    entryId: 1,
    part,
    field,
    before,
  });
  it('is the items with later changes taken back, newest first', () => {
    const [known] = asKnown([item()], [change('due_on', '2026-02-28'), change('due_on', '2026-01-15')]);
    expect(known?.dueOn).toBe('2026-01-15');
  });

  it('moves what was open with the amount', () => {
    const [known] = asKnown([item({ amountMinor: 8000, openMinor: 3000 })], [change('amount_minor', '10000')]);
    expect(known).toMatchObject({ amountMinor: 10_000, openMinor: 5000 });
  });

  it('knows fields of the entry and of the one part, and leaves the other parts alone', () => {
    const parts = [item({ parts: 2 }), item({ itemId: 2, part: 2, parts: 2 })];
    const known = asKnown(parts, [
      change('po_no', 'PO-1', null),
      change('due_on', '2026-06-01', 2),
      change('amount_minor', '5', null),
    ]);
    expect(known.map(({ poNo, dueOn, amountMinor }) => [poNo, dueOn, amountMinor])).toEqual([
      ['PO-1', '2026-01-31', 10_000],
      ['PO-1', '2026-06-01', 10_000],
    ]);
  });

  it('reads numbers as numbers, nothing as nothing, and passes over fields that items do not show', () => {
    const [known] = asKnown(
      [item({ openingStep: 3 })],
      [change('opening_step', '2'), change('presumed_settled_on', null), change('net_minor', '1', null)],
    );
    expect(known).toMatchObject({ openingStep: 2, presumedSettledOn: null });
    expect(openOn([item()], day('2025-12-31'))).toEqual([]);
  });
});
