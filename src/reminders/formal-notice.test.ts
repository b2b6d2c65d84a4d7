import { day } from '../kernel/day';
import { decide } from './decide';
import type { Decision } from './decision';
import { address, contact, customer, facts, item, past, rules, settings } from './sample-facts';
import { checkStrategy, type Strategy } from './strategy';

/**
 * What becomes of a step that is a formal notice, on Monday 9 March 2026, of an invoice that was asked for twice:
 * law, country and kind of the customer, its language, how it is reached, what the step claims (i: interest, f: fixed sum), how the step goes, what follows
 * | what is decided, to whom and by when.
 */
const TABLE = `
  NO NO company     nb letter -  automatic hand_over | send formal_notice, letter in no, by 2026-03-24, partner
  NO NO company     nb email  i  automatic hand_over | send formal_notice, email in no, by 2026-03-23, partner
  NO NO company     nb email  if automatic hand_over | send formal_notice, email in no, by 2026-03-23, partner
  NO NO company     nb email  -  automatic nothing   | send formal_notice, email in no, by 2026-03-23
  NO NO company     nb email  -  approval  nothing   | approve step_needs_approval, email in no, by 2026-03-23
  NO NO company     nb email  -  task      nothing   | task by_hand
  NO NO unknown     nb email  -  automatic nothing   | none debtor_type_unknown
  NO SE company     sv email  -  automatic nothing   | approve paper_to_check, email in en, by 2026-03-23
  DK DK consumer    da email  if automatic nothing   | send formal_notice, email in da, by 2026-03-19
  DK DK company     xx email  -  automatic nothing   | send formal_notice, email in en, by 2026-03-19
  FR FR company     fr letter -  automatic hand_over | approve paper_to_check, letter in fr, by 2026-03-25, partner
  FR FR company     fr email  -  automatic hand_over | none paper_by_post
  DE DE company     de email  -  automatic nothing   | approve paper_to_check, email in de, by 2026-03-23
  SE SE consumer    sv email  -  automatic nothing   | approve paper_to_check, email in sv, by 2026-03-19
  NL NL consumer    nl email  -  automatic nothing   | send formal_notice, email in nl, by 2026-03-23
  DE NL consumer    nl email  -  automatic nothing   | send formal_notice, email in nl, by 2026-03-23
  GB GB company     en email  -  automatic nothing   | approve paper_to_check, email in en, by 2026-03-23
  GB GB sole_trader en letter -  automatic nothing   | none paper_incomplete
  US US company     en email  -  automatic nothing   | none paper_unknown
`;

function strategy(claims: string, mode: string, follows: string): Strategy {
  const wanted = [...(claims.includes('i') ? ['interest'] : []), ...(claims.includes('f') ? ['fixed_sum'] : [])];
  const checked = checkStrategy({
    ...{ code: 'own', name: 'Own' },
    steps: [
      { n: 1, kind: 'reminder', trigger: { basis: 'due', days: 3 }, payByDays: 7 },
      { n: 2, kind: 'reminder', trigger: { basis: 'previous_step', days: 14 }, payByDays: 7 },
      { n: 3, kind: 'formal_notice', trigger: { basis: 'previous_step', days: 14 }, mode, ...(wanted.length > 0 ? { claims: wanted } : {}) }, // prettier-ignore
      ...(follows === 'hand_over'
        ? [{ n: 4, kind: 'propose_hand_over', trigger: { basis: 'previous_step', days: 14 }, mode: 'task' }]
        : []),
    ],
  });
  if (!checked.ok) throw new Error(checked.errors.join('; '));
  return checked.strategy;
}

type Cells = [string, string, string, string, string, string, string, string];

function said(decision: Decision): string {
  const what = `${decision.do} ${decision.because}`;
  if (decision.do !== 'send' && decision.do !== 'approve') return what;
  const { recipient, payByOn, paper } = decision;
  const parts = [what, `${recipient?.channel ?? ''} in ${recipient?.language ?? ''}`, `by ${payByOn ?? 'no day'}`];
  return [...parts, ...(paper?.then ? [paper.then] : [])].join(', ');
}

function decided(told: string): string {
  const [law, country, debtorType, language, way, claims, mode, follows] = told.split(/ +/) as Cells;
  const own = strategy(claims, mode, follows);
  const company = rules({ country: law, governingLaw: law, language: 'en', choices: { company: 'own', segments: [], customers: new Map(), items: new Map() } }, [own]); // prettier-ignore
  const [decision] = decide(
    facts(
      {
        customer: customer({ country, debtorType: debtorType as 'company', language }),
        contacts: way === 'email' ? [contact()] : [],
        addresses: way === 'letter' ? [address({ country })] : [],
        items: [item(1, { dueOn: day('2026-01-20') })],
        past: [
          past(1, 1, '2026-02-02', { payByOn: day('2026-02-09') }),
          past(1, 2, '2026-02-16', { payByOn: day('2026-02-23') }),
        ],
      },
      company,
    ),
    day('2026-03-09'),
  );
  return decision === undefined ? '' : said(decision);
}

it.each(TABLE.trim().split('\n').map((row) => row.split('|').map((cell) => cell.trim()) as [string, string]))('%s → %s', (told, expected) => {
  expect(decided(told)).toBe(expected);
}); // prettier-ignore

it('is blocked where the locked sentences lack the language and nothing stands in', () => {
  const own = strategy('-', 'automatic', 'nothing');
  const company = rules({ country: 'DK', governingLaw: 'DK', settings: settings({ fallbackLanguage: {} }), choices: { company: 'own', segments: [], customers: new Map(), items: new Map() } }, [own]); // prettier-ignore
  const asked = [past(1, 1, '2026-02-02'), past(1, 2, '2026-02-16')];
  const known = facts({ customer: customer({ country: 'DK', language: 'pl' }), items: [item(1, { dueOn: day('2026-01-20') })], past: asked }, company); // prettier-ignore
  const [decision] = decide(known, day('2026-03-09'));
  expect([decision?.do, decision?.because]).toEqual(['none', 'no_language']);
});

it('what was asked for once only stands beside it, and credits that cover what it names stop it', () => {
  const own = strategy('-', 'automatic', 'nothing');
  const company = rules({ country: 'DK', governingLaw: 'DK', choices: { company: 'own', segments: [], customers: new Map(), items: new Map() } }, [own]); // prettier-ignore
  const asked = [past(1, 1, '2026-02-02'), past(1, 2, '2026-02-16'), past(2, 1, '2026-02-16')];
  const items = [item(1, { dueOn: day('2026-01-20') }), item(2, { dueOn: day('2026-02-10') })];
  const of = (more: readonly ReturnType<typeof item>[]) =>
    decide(facts({ customer: customer({ country: 'DK', language: 'da' }), items: [...items, ...more], past: asked }, company), day('2026-03-09'))[0]; // prettier-ignore
  expect(of([])?.items.map(({ place, step }) => `${place} ${step}`)).toEqual(['named 3', 'also_due 1']);
  const covered = of([item(3, { amountMinor: -15_000 })]);
  expect([covered?.do, covered?.because]).toEqual(['net', 'credits_cover']);
});
