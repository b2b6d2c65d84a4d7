import { day } from '../kernel/day';
import { factText } from './chain-said';
import { decide } from './decide';
import { acts, type Acts } from './decision';
import { judgeAgain, leavingOf } from './again';
import type { CustomerFacts } from './facts';
import { checkStrategy } from './strategy';
import { address, contact, customer, facts, item, rules } from './testing/facts';

/** Who handles an invoice gets the message about it or a copy; whoever must not be written to is told why in the chain. */
const TODAY = day('2026-02-09');
const due = day('2026-02-04');
const [one, two] = [item(1, { dueOn: due }), item(2, { dueOn: due, openMinor: 5_000 })];
const dunning = contact({ id: 1, role: 'reminder', email: 'dunning@d.test' });
const lyon = contact({ id: 7, role: 'handler', name: 'Luc', email: 'Lyon@d.test ', language: 'de' });
const nice = contact({ id: 8, role: 'handler', name: null, email: 'nice@d.test' });
const by = (...pairs: [number, string][]): ReadonlyMap<number, string> => new Map(pairs);

function decided(own: Partial<CustomerFacts>, company = rules()): Acts {
  const [decision] = decide(facts({ items: [one, two], contacts: [dunning, lyon, nice], ...own }, company), TODAY);
  if (!decision || !acts(decision)) throw new Error('nothing was decided');
  return decision;
}

const went = ({ recipient }: Acts): string =>
  recipient?.channel === 'email' ? [recipient.email, recipient.language, ...recipient.cc].join(' ') : (recipient?.channel ?? 'nobody'); // prettier-ignore
const said = ({ chain }: Acts): string[] =>
  chain.filter(({ rule, fact }) => rule === 'recipient' && /handle/.test(fact)).map(({ fact }) => fact);
const alone = by([1, 'lyon@d.test'], [2, 'lyon@d.test']);
const some = by([2, 'lyon@d.test']);

it.each<[what: string, own: Partial<CustomerFacts>, to: string, fact: string]>([
  ['all of it', { handlers: alone }, 'lyon@d.test de', 'lyon@d.test handles all that is asked for'],
  ['some of it', { handlers: some }, 'dunning@d.test fr lyon@d.test', 'copy to lyon@d.test, who handles F-2'],
  ['two, nothing left over', { handlers: by([1, 'nice@d.test'], [2, 'lyon@d.test']) }, 'dunning@d.test fr nice@d.test lyon@d.test', 'copy to lyon@d.test, who handles F-2'],
  ['the contact for reminders itself', { handlers: by([2, 'dunning@d.test']) }, 'dunning@d.test fr', 'dunning@d.test handles F-2'],
  ['it left', { handlers: alone, contacts: [dunning] }, 'dunning@d.test fr', 'lyon@d.test handles F-1, F-2 and is not written to for it: it is no contact of the customer any more'],
  ['it bounced', { handlers: alone, contacts: [dunning, { ...lyon, state: 'bounced' }] }, 'dunning@d.test fr', 'lyon@d.test handles F-1, F-2 and is not written to for it: mail to it came back'],
  ['it bounced in another role', { handlers: some, contacts: [dunning, lyon, { ...lyon, id: 9, state: 'bounced' }] }, 'dunning@d.test fr', 'lyon@d.test handles F-2 and is not written to for it: mail to it came back'],
  ['it wants no mail', { handlers: some, contacts: [dunning, { ...lyon, state: 'opted_out' }] }, 'dunning@d.test fr', 'lyon@d.test handles F-2 and is not written to for it: it wants no mail'],
  ['a lawyer acts', { handlers: alone, contacts: [dunning, lyon, contact({ id: 3, role: 'adviser', email: 'lawyer@l.test' })] }, 'lawyer@l.test fr', 'lyon@d.test handles F-1, F-2 and is not written to for it: an adviser acts for the customer'],
  ['a consumer', { handlers: some, customer: customer({ debtorType: 'consumer' }) }, 'dunning@d.test fr', 'lyon@d.test handles F-2 and is not written to for it: a consumer’s messages go out without copies'],
  ['a payer is written to', { handlers: alone, letterbox: { as: 'payer', customer: customer({ id: 2 }), contacts: [dunning], addresses: [] } }, 'dunning@d.test fr', 'lyon@d.test handles F-1, F-2 and is not written to for it: the message goes to somebody who may be written to for several customers'],
  ['a letter', { handlers: some, contacts: [lyon], addresses: [address()] }, 'letter', 'lyon@d.test handles F-2 and is not written to for it: a letter goes out without copies'],
])('%s', (_, own, to, fact) => {
  const decision = decided(own);
  expect([went(decision), said(decision)]).toEqual([to, expect.arrayContaining([fact])]);
  for (const language of ['fr', 'de', 'sv'])
    for (const english of said(decision)) expect(factText(english, { language, locale: language }, 'EUR')).not.toBe(english); // prettier-ignore
}); // prettier-ignore

it('where nobody handles anything, everything is as it was', () => {
  expect(said(decided({}))).toEqual([]);
  expect(decided({ handlers: by([99, 'lyon@d.test']) })).toEqual(decided({}));
});

it('currencies share one message: who handles all of one alone gets a copy', () => {
  const dollars = item(3, { dueOn: due, currency: 'USD' });
  const all = decide(facts({ items: [one, dollars], contacts: [dunning, lyon], handlers: by([1, 'lyon@d.test']) }), TODAY); // prettier-ignore
  expect(all.filter(acts).map(went)).toEqual(Array(2).fill('dunning@d.test fr lyon@d.test'));
  const both = by([1, 'lyon@d.test'], [3, 'lyon@d.test']);
  const alike = decide(facts({ items: [one, dollars], contacts: [dunning, lyon], handlers: both }), TODAY);
  expect(alike.filter(acts).map(went)).toEqual(Array(2).fill('lyon@d.test de'));
});

it('a letter about what one handles names that one', () => {
  const recipient = decided({ handlers: alone, contacts: [{ ...lyon, email: 'lyon@d.test' }], addresses: [address()] });
  expect(went(recipient)).toBe('lyon@d.test de');
  const silent = decided({ handlers: alone, contacts: [dunning, lyon] }, letters());
  expect(silent.recipient).toMatchObject({ channel: 'letter', address: { attention: 'Luc' } });
});

it('a step may go out without such copies, and no mail has more than ten', () => {
  const strategy = checkStrategy({ code: 'quiet', name: 'Quiet', steps: [{ ...FIRST, ccHandlers: false }] });
  if (!strategy.ok) throw new Error(strategy.errors.join());
  const company = rules({ choices: { ...rules().choices, company: 'quiet' } }, [strategy.strategy]);
  expect(went(decided({ handlers: some }, company))).toBe('dunning@d.test fr');
  const many = Array.from({ length: 13 }, (_, n) => n + 1);
  const crowd = decided({
    items: [...many, 99].map((n) => item(n, { dueOn: due })),
    contacts: [dunning, ...many.map((n) => contact({ id: 100 + n, role: 'handler', email: `s${n}@d.test` }))],
    handlers: by(...many.map((n): [number, string] => [n, `s${n}@d.test`])),
  });
  expect(crowd.recipient?.cc).toHaveLength(10);
  expect(said(crowd).filter((fact) => fact.endsWith('more than 10 would get a copy'))).toHaveLength(3);
});

it('an adviser who acts by now gets it in the next run, nobody else', () => {
  const leaving = leavingOf(decided({ handlers: alone }), TODAY);
  const now = { items: [one, two], contacts: [dunning, lyon, contact({ id: 3, role: 'adviser', email: 'l@l.test' })] };
  expect(judgeAgain(leaving, facts(now), TODAY)).toMatchObject({ do: 'withdraw', because: 'unreachable' });
});

const FIRST = { n: 1, kind: 'reminder', trigger: { basis: 'due', days: 3 }, payByDays: 7 } as const;

function letters(): ReturnType<typeof rules> {
  const strategy = checkStrategy({ code: 'post', name: 'Post', steps: [{ ...FIRST, channel: 'letter' }] });
  if (!strategy.ok) throw new Error(strategy.errors.join());
  return rules({ choices: { ...rules().choices, company: 'post' } }, [strategy.strategy]);
}
