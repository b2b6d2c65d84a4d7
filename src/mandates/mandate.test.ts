import { day } from '../kernel/day';
import { stateOf } from './agreement';
import { agreementsNeeded, lapseOf, mandateFault } from './mandate';

/** Whether a claim may be handed over, by what the partner is and what was agreed: `collection 2026-01-01..2026-12-31 signed`. */
const TODAY = day('2026-06-30');
const partner = (text: string) => {
  const [kind = '', country = '', needs = ''] = text.split(' ');
  return { kind, country: country === '-' ? null : country, needsAgreement: needs === '' ? null : needs } as Parameters<typeof mandateFault>[0]; // prettier-ignore
};
const agreement = (text: string) => {
  const [kind = '', days = '', signed] = text.split(' ');
  const [from = '', until = ''] = days.split('..');
  return {
    ...{ kind: kind as 'collection', validFrom: day(from), validUntil: until === '' ? null : day(until) },
    signedOn: signed === undefined ? null : day(signed === 'signed' ? '2025-12-01' : signed),
  };
};

it.each([
  ['agency -', [], 'may'],
  ['agency DE', [], 'may'],
  ['solicitor FR', [], 'may'],
  ['agency FR', [], 'none'],
  ['agency FR no', [], 'none'],
  ['agency DE yes', [], 'none'],
  ['agency FR', ['collection 2026-01-01..'], 'unsigned'],
  ['agency FR', ['collection 2026-01-01.. signed'], 'may'],
  ['agency FR', ['collection 2026-01-01.. 2026-07-01'], 'unsigned'],
  ['agency FR', ['collection 2026-01-01..2026-06-30 signed'], 'may'],
  ['agency FR', ['collection 2026-01-01..2026-06-29 signed'], 'expired 2026-06-29'],
  ['agency FR', ['collection 2026-07-01.. signed'], 'coming 2026-07-01'],
  ['agency FR', ['collection 2025-01-01..2025-12-31 signed', 'collection 2026-01-01.. signed'], 'may'],
  ['agency FR', ['collection 2024-01-01..2024-12-31 signed', 'collection 2025-01-01..2025-12-31 signed'], 'expired 2025-12-31'], // prettier-ignore
  ['agency FR', ['power_of_attorney 2026-01-01.. signed'], 'none'],
  ['agency FR', ['pricing 2026-01-01.. signed'], 'none'],
  ['bailiff SE yes', ['power_of_attorney 2026-01-01.. signed'], 'may'],
  ['solicitor DE yes', ['collection 2026-01-01.. signed'], 'may'],
  ['solicitor DE yes', ['pricing 2026-01-01.. signed'], 'none'],
])('%s with %j: %s', (who, agreements, expected) => {
  const found = mandateFault(partner(who), agreements.map(agreement), TODAY);
  expect(found === null ? 'may' : 'day' in found ? `${found.fault} ${found.day}` : found.fault).toBe(expected);
});

it('names the paper that is needed, why, and whether it is there', () => {
  const needed = (who: string, ...agreements: string[]) => agreementsNeeded(partner(who), agreements.map(agreement), TODAY); // prettier-ignore
  expect(needed('agency DE')).toEqual([]);
  expect(needed('agency FR')).toEqual([{ kind: 'collection', why: 'law', there: false, state: 'none', day: null }]);
  expect(needed('agency FR', 'collection 2026-01-01.. signed')).toEqual([{ kind: 'collection', why: 'law', there: true, state: 'signed', day: null }]); // prettier-ignore
  expect(needed('agency FR', 'collection 2026-01-01..2026-12-31 signed', 'collection 2026-01-01..2027-03-31 signed')).toMatchObject([{ state: 'signed', day: '2027-03-31' }]); // prettier-ignore
  expect(needed('agency FR', 'collection 2025-01-01..2026-05-31 signed')).toMatchObject([{ there: false, state: 'expired', day: '2026-05-31' }]); // prettier-ignore
  expect(needed('agency FR', 'collection 2026-01-01..')).toMatchObject([{ there: false, state: 'unsigned', day: null }]); // prettier-ignore
  expect(needed('agency FR', 'pricing 2026-01-01.. signed')).toMatchObject([{ kind: 'collection', state: 'none' }]); // prettier-ignore
  expect(needed('solicitor DE yes', 'collection 2026-01-01.. signed')).toMatchObject([{ kind: 'collection', state: 'signed' }]); // prettier-ignore
  expect(needed('solicitor DE yes')).toEqual([
    { kind: 'power_of_attorney', why: 'ours', there: false, state: 'none', day: null },
  ]);
});

it('a mandate that ran out is told of a running case, also where none was needed', () => {
  const ended = [agreement('collection 2025-01-01..2026-05-31 signed')];
  expect(lapseOf(partner('agency DE'), ended, TODAY)).toEqual({ fault: 'expired', day: '2026-05-31' });
  expect(lapseOf(partner('agency DE'), [], TODAY)).toBeNull();
  expect(lapseOf(partner('agency FR'), [], TODAY)).toEqual({ fault: 'none' });
});

it.each([
  ['collection 2026-01-01..', 'unsigned'],
  ['collection 2026-07-01.. signed', 'coming'],
  ['collection 2026-01-01.. signed', 'in_force'],
  ['collection 2026-01-01..2026-08-30 signed', 'in_force'],
  ['collection 2026-01-01..2026-08-29 signed', 'ending'],
  ['collection 2026-01-01..2026-06-30 signed', 'ending'],
  ['collection 2026-01-01..2026-06-29 signed', 'expired'],
  ['collection 2026-01-01..2026-06-29', 'expired'],
])('%s is %s', (text, state) => {
  expect(stateOf(agreement(text), TODAY)).toBe(state);
});
