import type { Day } from '../kernel/day';
import type { Debtor } from './country-rules';
import { startOfDefault, type StartFacts } from './default-start';
import { effectiveDueOn } from './due-shift';

const day = (text: string): Day | null => (text === '-' ? null : (text as Day));

/** law debtor | due (agreed or stated) | issued, received, delivered, demanded | starts on, cause, unsure */
const STARTS = `
  FR company     | stated 2026-03-10 | 2026-02-08 -          -          -          | 2026-03-11 invoice_date 2026-03-10
  FR consumer    | agreed 2026-03-10 | 2026-02-08 2026-02-10 -          -          | none needs_demand
  FR consumer    | agreed 2026-03-10 | 2026-02-08 2026-02-10 -          2026-03-25 | 2026-03-26 demand 2026-03-25; not_verified
  DE company     | agreed 2026-03-10 | 2026-02-08 2026-02-10 -          -          | 2026-03-11 agreed_date 2026-03-10
  DE company     | agreed 2026-03-07 | 2026-02-05 2026-02-10 -          -          | 2026-03-10 agreed_date 2026-03-07 moved to 2026-03-09
  DE company     | agreed 2026-05-01 | 2026-02-05 2026-02-10 -          -          | 2026-05-05 agreed_date 2026-05-01 moved to 2026-05-04
  DE company     | stated 2026-03-10 | 2026-02-08 2026-02-10 -          -          | 2026-04-10 statutory_days 30 after due_and_receipt, from 2026-03-10
  DE company     | stated 2026-03-10 | 2026-03-08 2026-03-20 -          -          | 2026-04-21 statutory_days 30 after due_and_receipt, from 2026-03-20
  DE company     | stated 2026-03-10 | 2026-02-08 2026-02-10 -          2026-03-18 | 2026-03-19 demand 2026-03-18
  DE company     | stated 2026-03-10 | 2026-02-08 -          -          -          | 2026-04-10 statutory_days 30 after due_and_receipt, from 2026-03-10; receipt_unknown
  DE company     | stated 2026-03-10 | 2026-02-08 -          -          2026-05-20 | 2026-05-21 demand 2026-05-20
  DE consumer    | stated 2026-03-10 | 2026-02-08 2026-02-10 -          -          | none needs_demand
  DE consumer    | stated 2026-03-10 | 2026-02-08 2026-02-10 -          2026-03-18 | 2026-03-19 demand 2026-03-18
  DE consumer    | stated 2026-03-10 | 2026-02-08 2026-02-10 -          2026-03-09 | none needs_demand
  DE unknown     | stated 2026-03-10 | 2026-02-08 2026-02-10 -          2026-03-18 | 2026-03-19 demand 2026-03-18; debtor_unknown
  UK company     | agreed 2026-03-10 | 2026-02-08 -          -          -          | 2026-03-11 agreed_date 2026-03-10
  UK company     | stated 2026-02-22 | 2026-02-08 2026-02-09 2026-02-12 -          | 2026-03-15 statutory_days 30 after delivery_or_invoice, from 2026-02-12
  SE consumer    | stated 2026-02-22 | 2026-02-08 2026-02-10 -          -          | 2026-03-13 statutory_days 30 after demand_or_invoice, from 2026-02-10
  NL company     | -                 | 2026-02-08 2026-02-10 -          -          | 2026-03-13 statutory_days 30 after receipt, from 2026-02-10
  NL consumer    | agreed 2026-03-10 | 2026-02-08 2026-02-10 -          -          | 2026-03-11 agreed_date 2026-03-10
  NL consumer    | stated 2026-03-10 | 2026-02-08 2026-02-10 -          -          | none needs_demand
  CH company     | stated 2026-03-10 | 2026-02-08 2026-02-10 -          -          | none needs_demand
  CH company     | agreed 2026-08-01 | 2026-06-08 2026-06-10 -          -          | 2026-08-04 agreed_date 2026-08-01 moved to 2026-08-03
  AT company     | stated 2026-03-07 | 2026-02-08 2026-02-10 -          -          | 2026-03-10 invoice_date 2026-03-07 moved to 2026-03-09; not_verified
  PL company     | stated 2015-08-15 | 2015-07-08 2015-07-10 -          -          | 2015-08-18 invoice_date 2015-08-15 moved to 2015-08-17
  PL company     | stated 2015-08-22 | 2015-07-08 2015-07-10 -          -          | 2015-08-23 invoice_date 2015-08-22
  PL company     | stated 2021-08-21 | 2021-07-08 2021-07-10 -          -          | 2021-08-24 invoice_date 2021-08-21 moved to 2021-08-23
  IT company     | -                 | 2026-02-08 -          2026-02-20 -          | 2026-03-23 statutory_days 30 after receipt, from 2026-02-20; receipt_unknown
  LU consumer    | stated 2026-03-10 | 2026-02-08 2026-02-10 -          -          | 2026-05-11 statutory_days 3 after receipt, from 2026-02-10; not_verified
  US company     | agreed 2026-03-10 | 2026-02-08 2026-02-10 -          -          | none no_rule`;

it.each(STARTS.trim().split('\n').map((row) => row.split('|').map((cell) => cell.trim())))('%s | %s | %s | %s', (who, due, days, expected) => {
  const [law = '', debtor = ''] = who.split(/\s+/);
  const [dueIs = '', dueOn = '-'] = due.split(' ');
  const [issuedOn, receivedOn, deliveredOn, demandedOn] = days.split(/\s+/).map(day);
  expect(said({ law, debtor: debtor as Debtor, region: null, dueIs: dueIs === 'agreed' ? 'agreed' : 'stated', dueOn: day(dueOn),
    issuedOn: issuedOn!, receivedOn: receivedOn!, deliveredOn: deliveredOn!, demandedOn: demandedOn! })).toBe(expected);
}); // prettier-ignore

const said = (facts: StartFacts): string => {
  const found = startOfDefault(facts);
  if ('none' in found) return `none ${found.none}`;
  const { startsOn, cause, unsure } = found;
  const told =
    cause.kind === 'demand'
      ? `demand ${cause.demandedOn}`
      : cause.kind === 'statutory_days'
        ? `statutory_days ${cause.days} after ${cause.after}, from ${cause.countedFrom}`
        : `${cause.kind} ${cause.dueOn}${cause.shiftedTo === null ? '' : ` moved to ${cause.shiftedTo}`}`;
  return `${startsOn} ${told}${unsure.length === 0 ? '' : `; ${unsure.join(', ')}`}`;
};

it('warns consumers in Germany first: the thirty days count only then', () => {
  const facts: StartFacts = {
    law: 'DE', debtor: 'consumer', region: null, dueIs: 'stated', dueOn: '2026-03-10' as Day, issuedOn: '2026-02-08' as Day,
    receivedOn: '2026-02-10' as Day, deliveredOn: null, demandedOn: null, warned: true,
  }; // prettier-ignore
  expect(said(facts)).toBe('2026-04-10 statutory_days 30 after due_and_receipt, from 2026-03-10');
});

/** Holidays are those of the Land, the canton, the nation. */
it.each`
  law     | region  | due             | effective
  ${'DE'} | ${null} | ${'2026-06-04'} | ${'2026-06-04'}
  ${'DE'} | ${'BY'} | ${'2026-06-04'} | ${'2026-06-05'}
  ${'DE'} | ${'BY'} | ${'2026-08-15'} | ${'2026-08-17'}
  ${'CH'} | ${'ZH'} | ${'2026-05-01'} | ${'2026-05-04'}
  ${'FR'} | ${null} | ${'2026-05-01'} | ${'2026-05-01'}
  ${'XX'} | ${null} | ${'2026-05-01'} | ${'2026-05-01'}
`('$law $region: due on $due is due on $effective', ({ law, region, due, effective }) => {
  expect(effectiveDueOn(law, due, region).dueOn).toBe(effective);
});
