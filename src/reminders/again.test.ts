import { day } from '../kernel/day';
import { templateFor } from '../outbox/draft';
import { decide } from './decide';
import { acts } from './decision';
import { judgeAgain, leavingOf, type Leaving } from './again';
import type { CustomerFacts } from './facts';
import { address, contact, customer, facts, hold, item } from './testing/facts';

/** What was issued in the morning, judged again in the moment it leaves. */
const TODAY = day('2026-02-09');
const owing = item(1, { dueOn: day('2026-02-04') });
const both = [owing, item(2, { dueOn: day('2026-02-03'), openMinor: 5_000 })];

function issued(own: Partial<CustomerFacts> = { items: both }): Leaving {
  const [decision] = decide(facts(own), TODAY);
  if (!decision || !acts(decision)) throw new Error('nothing was issued');
  return leavingOf(decision, TODAY);
}

const verdict = (leaving: Leaving, now: Partial<CustomerFacts>): string => {
  const again = judgeAgain(leaving, facts(now), TODAY);
  return again.do === 'send' ? 'send' : again.because;
};

describe('judged again in the moment of sending', () => {
  it.each<[what: string, now: Partial<CustomerFacts>, verdict: string]>([
    ['nothing changed', { items: both }, 'send'],
    ['more is overdue by now', { items: [...both, item(3)] }, 'send'],
    ['one of two was paid', { items: [owing] }, 'paid'],
    ['a part of one was paid', { items: [{ ...owing, openMinor: 9_999 }, both[1] ?? owing] }, 'paid'],
    ['one is disputed', { items: both, holds: [hold('dispute', { itemId: 2 })] }, 'held'],
    ['a part of one is disputed', { items: both, holds: [hold('dispute', { itemId: 2, amountMinor: 100 })] }, 'held'],
    ['the customer was put on hold', { items: both, holds: [hold('goodwill')] }, 'held'],
    ['one was promised', { items: both, holds: [hold('promise', { itemId: 1 })] }, 'held'],
    ['one is presumed settled', { items: [{ ...owing, presumedSettledOn: TODAY }, both[1] ?? owing] }, 'left_out'],
    ['a payment came on account', { items: [...both, item(9, { amountMinor: -100 })] }, 'credited'],
    ['the due day was moved', { items: [{ ...owing, dueOn: TODAY }, both[1] ?? owing] }, 'lapsed'],
    ['the contact bounced', { items: both, contacts: [contact({ state: 'bounced' })] }, 'unreachable'],
    ['the contact is gone', { items: both, contacts: [] }, 'unreachable'],
    ['the customer wrote', { items: both, unansweredSince: TODAY }, 'answered'],
    ['a call is agreed', { items: both, callAgreedFor: TODAY }, 'answered'],
    ['a call was agreed', { items: both, callAgreedFor: day('2026-01-01') }, 'send'],
    ['it is one of ours', { items: both, customer: customer({ internal: true }) }, 'internal'],
  ])('%s: %s', (_, now, expected) => {
    expect(verdict(issued(), now)).toBe(expected);
  });

  it('in hardship a final reminder that was written before does not leave', () => {
    const leaving = { ...issued(), kind: 'final' } as const;
    const now = (hardship: boolean) => verdict(leaving, { items: both, customer: customer({ hardship }) });
    expect([now(false), now(true)]).toEqual(['send', 'left_out']);
  });

  it.each([
    ['firm', true, 'left_out'],
    ['neutral', true, 'left_out'],
    ['friendly', true, 'send'],
    ['firm', false, 'send'],
  ] as const)('a %s reminder that waits, in hardship (%p): %s', (tone, hardship, expected) => {
    const leaving = { ...issued(), kind: 'reminder', template: templateFor('reminder', tone) } as const;
    expect(verdict(leaving, { items: both, customer: customer({ hardship }) })).toBe(expected);
  });

  it('a letter whose address turned out wrong does not leave', () => {
    const leaving = issued({ items: both, contacts: [] });
    expect(verdict(leaving, { items: both, contacts: [] })).toBe('send');
    expect(verdict(leaving, { items: both, contacts: [], addresses: [address({ invalidSince: `${TODAY}T09:00:00.000Z` as never })] })).toBe('unreachable'); // prettier-ignore
  });

  it('a notice before the due day lapses on it', () => {
    const soon = item(1, { dueOn: day('2026-02-12') });
    const leaving = issued({ items: [soon] });
    expect(judgeAgain(leaving, facts({ items: [soon] }), day('2026-02-11')).do).toBe('send');
    expect(judgeAgain(leaving, facts({ items: [soon] }), day('2026-02-13')).do).toBe('withdraw');
  });

  it('what was left lying for days does not leave, nor what names a day to pay that has passed', () => {
    const leaving = issued();
    const on = (today: string): string => judgeAgain(leaving, facts({ items: both }), day(today)).do;
    expect(leaving.payByOn).toBe('2026-02-16');
    expect([on('2026-02-14'), on('2026-02-15')]).toEqual(['send', 'withdraw']);
    const short = { ...leaving, payByOn: day('2026-02-12') };
    expect(judgeAgain(short, facts({ items: both }), day('2026-02-11')).do).toBe('send');
    expect(judgeAgain(short, facts({ items: both }), day('2026-02-12'))).toMatchObject({ because: 'lapsed' });
  });

  it('thanks are not sent for what came back', () => {
    const leaving: Leaving = { kind: 'thank_you', template: 'thank-you', currency: 'EUR', items: [{ itemId: 1, demandMinor: 0 }], creditMinor: 0, contactId: null, addressId: null, issuedOn: TODAY, payByOn: null }; // prettier-ignore
    expect(verdict(leaving, { items: [] })).toBe('send');
    expect(verdict(leaving, { items: [owing] })).toBe('reopened');
    expect(verdict(leaving, { items: [], holds: [hold('insolvency')] })).toBe('held');
  });
});
