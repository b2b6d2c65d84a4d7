import fc from 'fast-check';
import { spread } from './checkout';
import { HOOK_SECRET, signedAt } from './testing/fake-provider';
import { isSigned, toldIn } from './told';

/** What a provider tells: believed only where it is signed, and read only where it holds what it must. */
const NOW = 1_772_000_000;
const signed = (header: string, body = '{}', now = NOW): boolean => isSigned(Buffer.from(body), header, HOOK_SECRET, now * 1_000); // prettier-ignore

describe('a signature', () => {
  it('holds for its own body and five minutes', () => {
    expect(signed(signedAt('{}', NOW))).toBe(true);
    expect(signed(signedAt('{}', NOW - 300))).toBe(true);
    for (const other of [NOW - 301, NOW + 301]) expect(signed(signedAt('{}', other))).toBe(false);
    expect(signed(signedAt('{ }', NOW))).toBe(false);
    expect(signed(signedAt('{}', NOW, 'whsec_other'))).toBe(false);
  });

  it('may be one of several, while a secret is changed', () => {
    const [t, v1] = signedAt('{}', NOW).split(',');
    expect(signed(`${t},v1=${'0'.repeat(64)},${v1},v0=abc`)).toBe(true);
  });

  it('is never there in what somebody made up', () => {
    const made = [
      '',
      't=',
      `t=${NOW}`,
      `t=${NOW},v1=`,
      `t=${NOW},v1=zz`,
      `v1=${'0'.repeat(64)}`,
      't=NaN,v1=x',
      't=1e99,v1=x',
    ];
    expect(made.map((header) => signed(header))).toEqual(made.map(() => false));
    fc.assert(fc.property(fc.string(), (header) => !signed(header)));
  });
});

describe('an event', () => {
  const event = (type: string, object: unknown): string =>
    JSON.stringify({ id: 'evt_1', type, created: NOW, data: { object } });
  const session = {
    id: 'cs_1',
    amount_total: 1_200,
    currency: 'eur',
    payment_status: 'paid',
    payment_intent: 'pi_1',
    metadata: { duly: '7' },
  };

  it.each([
    ['checkout.session.completed', session, { is: 'session', becomes: 'paid', moneyMinor: 1_200, currency: 'EUR', checkoutId: 7, payment: 'pi_1' }],
    ['checkout.session.completed', { ...session, payment_status: 'unpaid', metadata: {} }, { is: 'session', becomes: 'waiting', checkoutId: null }],
    ['checkout.session.async_payment_succeeded', session, { is: 'session', becomes: 'paid' }],
    ['checkout.session.async_payment_failed', session, { is: 'session', becomes: 'failed' }],
    ['checkout.session.expired', { ...session, payment_intent: null }, { is: 'session', becomes: 'expired', payment: null }],
    ['charge.refunded', { payment_intent: { id: 'pi_1' }, amount_refunded: 500, currency: 'eur' }, { is: 'back', payment: 'pi_1', totalMinor: 500 }],
    ['charge.dispute.funds_withdrawn', { payment_intent: 'pi_1', amount: 1_200, currency: 'eur', reason: 'fraudulent' }, { is: 'disputed', won: false, why: 'fraudulent' }],
    ['charge.dispute.funds_reinstated', { payment_intent: 'pi_1', amount: 1_200, currency: 'eur' }, { is: 'disputed', won: true }],
    ['payout.paid', { id: 'po_1', amount: 9_000, currency: 'eur', arrival_date: NOW }, { is: 'payout', payout: 'po_1', arrivesOn: '2026-02-25' }],
    ['customer.created', { email: 'x@y.example' }, { is: 'other' }],
  ])('%s', (type, object, says) => {
    expect(toldIn(event(type, object))?.says).toMatchObject(says);
  }); // prettier-ignore

  it('that lacks what it must hold is none', () => {
    const bad = ['', '[]', 'null', '{"id":1}', event('checkout.session.completed', {}), event('charge.refunded', { amount_refunded: 5 }),
      event('checkout.session.completed', { ...session, amount_total: -1 }), event('checkout.session.completed', { ...session, amount_total: 1.5 }),
      event('checkout.session.completed', { ...session, currency: 'euro' }), event('payout.paid', { id: 'po_1' })]; // prettier-ignore
    expect(bad.map(toldIn)).toEqual(bad.map(() => undefined));
    fc.assert(fc.property(fc.json(), (text) => toldIn(text) === undefined));
  });
});

it('money goes to what was chosen in its order, as far as each is open, and nothing is lost', () => {
  const chosen = [{ itemId: 1, minor: 500 }, { itemId: 2, minor: 700 }]; // prettier-ignore
  const open = new Map([[1, 500], [2, 300]]); // prettier-ignore
  expect(spread(chosen, open, 1_200)).toEqual({ parts: [{ itemId: 1, minor: 500 }, { itemId: 2, minor: 300 }], restMinor: 400 }); // prettier-ignore
  expect(spread(chosen, open, 400)).toEqual({ parts: [{ itemId: 1, minor: 400 }], restMinor: 0 });
  const part = fc.record({ itemId: fc.nat(5), minor: fc.integer({ min: 1, max: 900 }) });
  fc.assert(
    fc.property(fc.uniqueArray(part, { selector: ({ itemId }) => itemId }), fc.dictionary(fc.constantFrom('0', '1', '2', '3'), fc.nat(900)), fc.nat(3_000), (items, left, money) => {
      const of = new Map(Object.entries(left).map(([id, minor]) => [Number(id), minor]));
      const { parts, restMinor } = spread(items, of, money);
      expect(parts.reduce((all, { minor }) => all + minor, restMinor)).toBe(money);
      for (const { itemId, minor } of parts) expect(minor).toBeLessThanOrEqual(of.get(itemId) ?? 0);
    }),
  ); // prettier-ignore
});
