import { day } from '../kernel/day';
import type { Hold } from '../ledger/hold';
import { hold, item } from '../ledger/testing/sample';
import { NO_PAYEES, type Payees } from '../ledger/payee';
import { freeContent, outdated } from './free';

/** A message written by hand asks for what may be asked for, shows the rest, and does not leave when that has changed. */
const today = day('2026-03-03');
const invoice = item({ itemId: 1, document: 'F-1', openMinor: 10_000, amountMinor: 10_000, dueOn: day('2026-02-01') });
const other = item({ itemId: 2, document: 'F-2', openMinor: 5_000, amountMinor: 5_000, dueOn: day('2026-02-20') });
const credit = item({
  itemId: 3,
  document: 'P-1',
  type: 'payment',
  openMinor: -3_000,
  amountMinor: -3_000,
  dueOn: null,
});
const held = (itemId: number, amountMinor: number | null): Hold => hold('dispute', amountMinor, { itemId });
const write = (items: readonly (typeof invoice)[], holds: readonly Hold[] = [], payees: Payees = NO_PAYEES) =>
  freeContent(
    { subject: 'Your\naccount', text: 'One.\r\n\r\n\r\nTwo,\nstill two.\n' },
    {
      ...{ items, holds, payees, today, bookedUntil: today, fileNumber: '0000001' },
      paymentFor: (_, amountMinor) => ({
        ...{
          iban: 'FR1420041010050500013M02606',
          bic: null,
          holder: 'ACME',
          bankName: null,
          reference: 'RF',
          amountMinor,
        },
      }),
    },
  );

describe('a message written by hand', () => {
  it('has one line of subject, and a paragraph where an empty line parts them', () => {
    const { subject, paragraphs, sections } = write([]);
    expect([subject, paragraphs, sections]).toEqual(['Your account', ['One.', 'Two,\nstill two.'], []]);
  });

  it('asks for the documents less what is disputed and less credits; what is held whole stands apart', () => {
    const [section] = write([invoice, other, credit], [held(1, 2_500), held(2, null)]).sections;
    expect(section?.demandMinor).toBe(10_000 - 2_500 - 3_000);
    expect(section?.payment?.amountMinor).toBe(4_500);
    expect(section?.items.map(({ document, demandMinor }) => [document, demandMinor])).toEqual([['F-1', 7_500]]);
    expect(section?.onHold.map(({ document }) => document)).toEqual(['F-2']);
  });

  it('says nothing of how to pay where nothing is asked for', () => {
    expect(write([invoice], [held(1, null)]).sections[0]?.payment).toBeNull();
    expect(write([item({ ...invoice, openMinor: 2_000 }), credit]).sections[0]?.payment).toBeNull();
  });

  it('is outdated once less is open or more is held than it says', () => {
    const content = write([invoice, credit]);
    expect(outdated(content, [invoice, credit], [], NO_PAYEES)).toBeNull();
    expect(outdated(content, [{ ...invoice, openMinor: 9_999 }, credit], [], NO_PAYEES)).toBe('paid');
    expect(outdated(content, [invoice, { ...credit, openMinor: 0 }], [], NO_PAYEES)).toBe('paid');
    expect(outdated(content, [credit], [], NO_PAYEES)).toBe('paid');
    expect(outdated(content, [invoice, credit], [held(1, 1)], NO_PAYEES)).toBe('held');
  });

  it('names the account of who holds a claim, apart from ours, and takes none of our credits off it', () => {
    const account = { iban: 'DE89370400440532013000', bic: null, holder: 'Factor Collections', bankName: null };
    const payees: Payees = new Map([[2, { holderId: 9, holder: 'Factor SA', account }]]);
    const content = write([invoice, other, credit], [], payees);
    const asked = content.sections.map(({ payee, demandMinor, payment, credits }) => [payee ?? 'us', demandMinor, payment?.iban.slice(0, 2), payment?.reference, credits.length]); // prettier-ignore
    expect(asked).toEqual([
      ['us', 7_000, 'FR', 'RF', 1],
      ['Factor SA', 5_000, 'DE', 'F-2', 0],
    ]);
    const now = [invoice, other, credit];
    expect(outdated(content, now, [], payees)).toBeNull();
    expect(outdated(content, now, [], NO_PAYEES)).toBe('held'); // ours again
    expect(outdated(content, now, [], new Map([...payees, [1, payees.get(2)!]]))).toBe('held'); // assigned since
    const moved = { ...account, iban: 'DE02120300000000202051' };
    expect(outdated(content, now, [], new Map([[2, { holderId: 9, holder: 'Factor SA', account: moved }]]))).toBe('held'); // prettier-ignore
    expect(write([other, credit], [], payees).sections.map(({ demandMinor }) => demandMinor)).toEqual([5_000]);
  });
});
