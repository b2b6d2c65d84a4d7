import { day } from '../kernel/day';
import { LOOK_STATES, lookDays, portalCalled, portalTerms } from './procurement';

/** What may be the link to a procurement portal: a page of the web, with nothing secret in it. */
const TERMS = { name: ' ariba ', link: ' https://service.ariba.com/Supplier.aw?x=1 ', supplierNo: ' AN-77 ' };

test('terms are kept without blanks around them', () => {
  expect(portalTerms(TERMS)).toEqual({
    name: 'ariba',
    link: 'https://service.ariba.com/Supplier.aw?x=1',
    supplierNo: 'AN-77',
  });
  expect(portalTerms({ ...TERMS, supplierNo: ' ' }).supplierNo).toBeNull();
  expect(portalTerms({ ...TERMS, link: 'https://a.b/"><script>' }).link).toBe('https://a.b/%22%3E%3Cscript%3E');
  expect(['ariba', 'chorus_pro', 'Tungsten'].map(portalCalled)).toEqual(['Ariba', 'Chorus Pro', 'Tungsten']);
});

test.each([
  '',
  'ariba',
  'javascript:alert(1)',
  'JavaScript://a.b/%0aalert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'ftp://a.b/',
  'https://user:secret@a.b/',
  'https://localhost/',
  'https://',
  `https://a.b/${'x'.repeat(600)}`,
])('%s is no link', (link) => {
  expect(() => portalTerms({ ...TERMS, link })).toThrow('This is no link to a portal.');
});

test.each(['', '   ', 'x'.repeat(61)])('“%s” is no name', (name) => {
  expect(() => portalTerms({ ...TERMS, name })).toThrow('The portal has no name.');
});

test('somebody looks again as the state says, or on the day that is named', () => {
  const today = day('2026-03-02');
  const next = LOOK_STATES.map((state) => `${state} ${lookDays(state, today, {}).nextOn ?? '-'}`);
  expect(next).toEqual([
    'not_there 2026-03-07',
    'sent 2026-03-07',
    'received 2026-03-09',
    'rejected 2026-03-09',
    'refused 2026-03-09',
    'disputed 2026-03-09',
    'approved 2026-03-16',
    'payment_sent 2026-03-09',
    'collected -',
  ]);
  expect(lookDays('collected', today, { next: day('2026-03-05') }).nextOn).toBe('2026-03-05');
  expect(() => lookDays('sent', today, { on: day('2026-03-03') })).toThrow('2026-03-03 has not come yet.');
  expect(() => lookDays('sent', today, { next: today })).toThrow('2026-03-02 is no later day.');
});
