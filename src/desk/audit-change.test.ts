import { en } from '../languages/audit-change-words.en';
import { changesIn, type Reader } from './audit-change';

/** What a line of the audit trail says was changed, to a person. */
const reader: Reader = {
  ...{ w: en, language: 'en', locale: 'en-GB', zone: 'Europe/Paris', currency: 'EUR' },
  fields: (noun) => [...(noun === 'setting' ? [{ minItemMinor: 'Smallest open item' }] : []), en.field],
  codes: (noun, field) => (`${noun}.${field}` === 'hold.kind' ? { goodwill: 'goodwill' } : undefined),
  person: (who) => (who === 'anna@acme.example' ? 'Anna' : who),
  customer: (id) => (id === 7 ? 'Roux et Fils' : undefined),
  item: (id) => (id === 3 ? { document: 'F-1001', currency: 'SEK' } : undefined),
  company: () => 'ACME SAS',
};

describe('a change, in words', () => {
  it.each<[string, unknown, string[]]>([
    ['setting.changed', { name: 'minItemMinor', before: null, after: 500 }, ['Smallest open item: – → €5.00']],
    ['setting.changed', { name: 'testMode', before: true, after: false }, ['test mode: yes → no']],
    ['setting.changed', { name: 'contactPerson', before: { name: 'A', hours: '9' }, after: { name: 'B', hours: '9' } }, ['Contact person, Name: A → B']],
    ['hold.put', { kind: 'goodwill', from: '2026-03-03', itemIds: [3, 4], amountMinor: 1250, holds: [1, 2] }, ['Kind: goodwill', 'From: 3 Mar 2026', 'Items: F-1001, –', 'Amount: SEK 12.50']],
    ['task.assigned', { tasks: [1, 2, 3], assignee: 'anna@acme.example' }, ['Tasks: 3', 'Given to: Anna']],
    ['customer.parent_set', { before: null, after: 7 }, ['Customer: – → Roux et Fils']],
    ['link.made', { expiresAt: '2026-07-07T09:00:00.000Z' }, ['Ends: 7 Jul 2026, 11:00']],
    ['address.put', { country: 'FR', customerId: 7, sha256: 'ab' }, ['country: France']],
    ['customer.credit_set', { before: { limit: null }, after: { limit: { minor: 100000, currency: 'SEK' } } }, ['Credit limit: – → SEK 1,000.00']],
    ['dispute.raised', { items: [{ itemId: 3, amountMinor: 420 }] }, ['Items: F-1001, Amount SEK 4.20']],
    ['promise.judged', [{ promise: 12, customerId: 7, currency: 'SEK', state: 'broken', shortfallMinor: 420 }], ['Promise 12, Customer Roux et Fils, State broken, Missing SEK 4.20']],
    ['payment.returned', { reason: 'account closed', amountMinor: 420, currency: 'SEK', refund: 9 }, ['Reason: account closed', 'Amount: SEK 4.20']],
    ['rest.asked', { restMinor: 1200, currency: 'EUR' }, ['Rest: €12.00']],
    ['letter.posted', { messages: Array.from({ length: 900 }, (_, n) => n), proof: null }, ['Messages: 900']],
    ['import.left', { note: 'x'.repeat(200) }, [`Note: ${'x'.repeat(160)}…`]],
    ['person.signed_in', {}, []],
  ])('%s %j', (kind, payload, expected) => {
    expect(changesIn(reader, kind, JSON.stringify(payload)).map((text) => text.replaceAll('\u00a0', ' '))).toEqual(expected);
  }); // prettier-ignore

  it('says how much more there is than it shows', () => {
    const many = Object.fromEntries(Array.from({ length: 15 }, (_, n) => [`x${n}`, n]));
    expect(changesIn(reader, 'some.thing', JSON.stringify(many)).slice(11)).toEqual(['x11: 11', '3 more']);
  });
});
