import { day } from '../kernel/day';
import { makeWay } from './replaced';
import { inParts, nearInTime, sameMoney, type Told } from './same-money';

/** `id customer amount day` */
const told = (text: string): Told[] =>
  text.split(', ').flatMap((line) => {
    const [id, customer, minor, on] = line.split(' ');
    if (!on) return [];
    return [{ id: Number(id), customerId: Number(customer), currency: 'EUR', amountMinor: Number(minor), on: day(on) }];
  });
const pairs = (these: string, those: string): string =>
  [...sameMoney(told(these), told(those))].map(([one, other]) => `${one}=${other}`).join(' ');

describe('the same money told twice', () => {
  it.each([
    ['the same day', '2026-03-02', '2026-03-02', true],
    ['five bank days', '2026-03-02', '2026-03-09', true],
    ['six', '2026-03-02', '2026-03-10', false],
    ['the other way round', '2026-03-09', '2026-03-02', true],
    ['over Easter', '2026-04-01', '2026-04-10', true], // Good Friday 3 April, Easter Monday 6 April
    ['over Easter, one more', '2026-04-01', '2026-04-13', false],
    ['from a Saturday', '2026-03-07', '2026-03-13', true],
    ['years', '2020-03-07', '2026-03-13', false],
  ])('%s: %s and %s', (_, one, other, near) => {
    expect(nearInTime(day(one), day(other))).toBe(near);
  });

  it.each([
    ['one and one', '1 7 100 2026-03-02', '9 7 100 2026-03-04', '1=9'],
    ['another customer', '1 7 100 2026-03-02', '9 8 100 2026-03-04', ''],
    ['another amount', '1 7 100 2026-03-02', '9 7 101 2026-03-04', ''],
    ['too long ago', '1 7 100 2026-03-02', '9 7 100 2026-02-02', ''],
    ['two of us, one of them', '2 7 100 2026-03-03, 1 7 100 2026-03-02', '9 7 100 2026-03-02', '1=9'],
    ['two and two, in order', '1 7 100 2026-03-04, 2 7 100 2026-03-02', '8 7 100 2026-03-05, 9 7 100 2026-03-02', '2=9 1=8'],
    ['monthly, one month missing', '1 7 100 2026-01-02, 2 7 100 2026-02-02, 3 7 100 2026-03-02', '8 7 100 2026-02-03, 9 7 100 2026-03-03', '2=8 3=9'],
    ['as many as can be', '1 7 100 2026-03-02, 2 7 100 2026-03-09', '8 7 100 2026-03-09, 9 7 100 2026-03-16', '1=8 2=9'],
  ])('%s', (_, these, those, expected) => {
    expect(pairs(these, those)).toBe(expected);
  }); // prettier-ignore
});

/** `entry amount day`; answers `entry:way` */
const way = (settled: string, paid: string, openMinor: number): string =>
  makeWay(
    settled.split(', ').map((line) => {
      const [entryId, minor, on] = line.split(' ');
      return { entryId: Number(entryId), amountMinor: Number(minor), on: day(on ?? '') };
    }),
    paid.split(', ').map((line) => {
      const [minor, on] = line.split(' ');
      return { amountMinor: Number(minor), on: day(on ?? '') };
    }),
    openMinor,
  )
    .map(({ entryId, amountMinor }) => `${entryId}:${amountMinor}`)
    .join(' ');

describe('what a list settled and the payment that comes after', () => {
  it.each([
    ['all of it was told', '1 400 2026-02-10', '400 2026-02-06', 0, '1:400'],
    ['told by the list of the day before', '1 400 2026-02-10', '400 2026-02-11', 0, '1:400'],
    ['exactly its amount, days later, while more is open', '1 400 2026-02-10', '400 2026-02-16', 600, '1:400'],
    ['another amount, later: it pays what is open', '1 400 2026-02-10', '300 2026-02-16', 600, ''],
    ['exactly, but much later: it pays what is open', '1 400 2026-02-10', '400 2026-03-16', 600, ''],
    ['later and more than is open', '1 400 2026-02-10', '700 2026-02-16', 600, '1:100'],
    ['the oldest first', '1 300 2026-02-01, 2 200 2026-02-20', '350 2026-01-20', 500, '1:300 2:50'],
    ['the exact one first', '1 300 2026-02-01, 2 200 2026-02-20', '200 2026-02-20', 500, '2:200'],
    ['two payments of one settlement', '1 400 2026-02-10', '150 2026-02-06, 250 2026-02-09', 0, '1:400'],
    ['more than was told', '1 400 2026-02-10', '900 2026-02-06', 600, '1:400'],
  ])('%s', (_, settled, paid, open, expected) => {
    expect(way(settled, paid, open)).toBe(expected);
  });
});

describe('one money told in parts', () => {
  it.each([
    ['two lines', '1 1 1250 2026-03-03', '5 1 700 2026-03-04, 6 1 550 2026-03-05, 7 1 300 2026-02-10', [5, 6]],
    ['in two ways', '1 1 1250 2026-03-03', '5 1 700 2026-03-04, 6 1 550 2026-03-04, 7 1 550 2026-03-04', 'several'],
    ['of another customer', '1 1 1250 2026-03-03', '5 1 700 2026-03-04, 6 2 550 2026-03-04', undefined],
    ['too late', '1 1 1250 2026-03-03', '5 1 700 2026-03-04, 6 1 550 2026-03-12', undefined],
    ['one of its own amount is not asked', '1 1 1250 2026-03-03', '5 1 1250 2026-03-04', undefined],
    ['nothing', '1 1 1250 2026-03-03', '', undefined],
  ])('%s', (_, one, many, expected) => {
    expect(inParts(told(one)[0]!, told(many))).toEqual(expected);
  });
});
