import type { Day } from '../kernel/day';
import { dayKnowledge, type Balanced } from './told-days';
import { pairOf } from './told-linking';
import { togetherIn } from './told-together';
import { toldTwice } from './told-twice';
import type { ToldLine } from './told-unit';

/**
 * `name file day amount what…`: c is CAMT.053, n a notice (054), m MT940, o OFX, k CODA. What: `ref=` `iban=` `name=` `text=` `bank=` `batch=`
 * `entry=` `count=` `end=`. Lines of one entry share `e=`. Outcome: `live`, `→x` told by x, `⊂x` part of x, `?x` perhaps the same as x.
 */
const TELLING: Readonly<Record<string, string>> = {
  c: 'camt/statement', n: 'camt/notice', m: 'mt940/statement', o: 'ofx/statement', k: 'coda/statement',
}; // prettier-ignore

function line(row: string, id: number): ToldLine & { readonly mark: string } {
  const [mark = '', file = '', day = '', amount = '', ...said] = row.split(' ');
  const of = new Map(said.map((one) => one.split('=') as [string, string]));
  const at = (key: string): string | null => of.get(key)?.replaceAll('_', ' ') ?? null;
  return {
    mark, id, telling: TELLING[file] ?? file, statementId: file.charCodeAt(0), identity: mark, place: id,
    bookedOn: `2026-06-${day}` as Day, currency: 'EUR', amountMinor: Number(amount), reference: at('ref'), endToEnd: at('end'),
    bankRef: at('bank'), name: at('name'), iban: at('iban'), text: at('text') ?? '', entry: Number(at('e') ?? 1_000 + id),
    entryRef: at('entry'), batchRef: at('batch'), batchCount: at('count') === null ? null : Number(at('count')),
  }; // prettier-ignore
}

interface Case {
  readonly answers?: Readonly<Record<string, 'same' | 'other'>>;
  readonly applied?: string;
  readonly balanced?: readonly Balanced[];
}

function outcome(rows: readonly string[], { answers = {}, applied = '', balanced = [] }: Case = {}): string[] {
  const lines = rows.map((row, at) => line(row, at + 1));
  const id = (mark: string): number => lines.find((one) => one.mark === mark)?.id ?? 0;
  const mark = (of: number | null): string => lines.find((one) => one.id === of)?.mark ?? '';
  const states = toldTwice(lines, {
    answers: new Map(Object.entries(answers).map(([pair, said]) => [pairOf(id(pair[0] ?? ''), id(pair[1] ?? '')), said])),
    applied: new Set([...applied].map(id)),
    isComplete: dayKnowledge(balanced),
  }); // prettier-ignore
  return lines
    .map((one) => {
      const { counts, toldBy, partOf, doubts } = states.get(one.id)!;
      const asked = doubts.map((other) => `?${mark(other)}`).sort().join(''); // prettier-ignore
      return `${one.mark}:${counts ? 'live' : `→${mark(toldBy)}`}${partOf === null ? '' : `⊂${mark(partOf)}`}${asked}`;
    })
    .sort();
}

const BATCH = ['b c 02 300 entry=BK-77 count=3', 'x n 02 100 e=1 entry=BK-77 ref=RF01', 'y n 02 100 e=1 entry=BK-77 ref=RF02', 'z n 02 100 e=1 entry=BK-77 ref=RF03']; // prettier-ignore
const BALANCED: Balanced[] = [{ telling: 'mt940/statement', currency: 'EUR', openingMinor: 0, openingOn: '2026-06-01' as Day, closingMinor: 9, closingOn: '2026-06-03' as Day }]; // prettier-ignore

const CASES: readonly (readonly [string, readonly string[], string, Case?])[] = [
  ['two movements of one file', ['a c 02 100', 'b c 02 100'], 'a:live b:live'],
  ['the same with the bank’s reference', ['a c 02 100 bank=BK-1 name=Martin', 'b m 02 100 bank=BK-1'], 'a:live b:→a'],
  ['the same a bank day later, over a weekend', ['a c 05 100 ref=RF18', 'b m 08 100 text=RF18_5390_0754 ref=RF18'], 'a:→b b:live'],
  ['two bank days later', ['a c 05 100 ref=RF18', 'b m 09 100 ref=RF18'], 'a:live b:live'],
  ['other references', ['a c 02 100 ref=RF18', 'b m 02 100 ref=RF19'], 'a:live b:live'],
  ['other payers', ['a c 02 100 iban=DE89370400440532013000', 'b m 02 100 iban=NL91ABNA0417164300'], 'a:live b:live'],
  ['a national number is the end of the IBAN', ['a c 02 100 iban=DE89370400440532013000', 'b m 02 100 iban=0532013000'], 'a:live b:→a'],
  ['a name, written otherwise', ['a c 02 100 name=Müller_GmbH text=F1', 'b m 02 100 name=MUELLER_GMBH'], 'a:live b:→a'],
  ['other names', ['a c 02 100 name=Müller_GmbH', 'b m 02 100 name=Meier_GmbH'], 'a:live b:live'],
  ['nothing that tells', ['a c 02 100 name=Martin', 'b m 02 100 text=SEPA'], 'a:live?b b:live?a'],
  ['nothing that tells, a day apart', ['a c 02 100 name=Martin', 'b m 03 100 text=SEPA'], 'a:live b:live'],
  ['one says nothing at all, a day apart', ['a c 02 100 name=Martin', 'b m 03 100'], 'a:live?b b:live?a'],
  ['a person said: the same', ['a c 02 100 name=Martin', 'b m 02 100 text=SEPA'], 'a:live b:→a', { answers: { ab: 'same' } }],
  ['a person said: not the same', ['a c 02 100 name=Martin', 'b m 02 100 text=SEPA'], 'a:live b:live', { answers: { ab: 'other' } }],
  ['a person parts what seems the same', ['a c 02 100 bank=BK-1', 'b m 02 100 bank=BK-1'], 'a:live b:live', { answers: { ab: 'other' } }],
  ['one statement has all of that day', ['a n 02 100 name=Martin', 'b m 02 100 text=SEPA'], 'a:live b:→a', { balanced: BALANCED }],
  ['the last day may go on', ['a n 03 100 name=Martin', 'b m 03 100 text=SEPA'], 'a:live?b b:live?a', { balanced: BALANCED }],
  ['one against two: which?', ['a n 02 100', 'b m 02 100', 'd m 02 100'], 'a:live?b?d b:live?a d:live?a', { balanced: BALANCED }],
  ['two alike in both', ['a c 02 100 text=RENT_JUNE', 'b c 02 100 text=RENT_JUNE', 'd m 02 100 text=RENT_JUNE', 'f m 02 100 text=RENT_JUNE'], 'a:live b:live d:→a f:→b'],
  ['applied to the poorer one', ['a c 02 100 bank=BK-1 name=Martin', 'b m 02 100 bank=BK-1'], 'a:→b b:live', { applied: 'b' }],
  ['applied to both', ['a c 02 100 bank=BK-1 name=Martin', 'b m 02 100 bank=BK-1'], 'a:live?b b:live?a', { applied: 'ab' }],
  ['a batch and its payments', BATCH, 'b:→x x:live⊂b y:live⊂b z:live⊂b'],
  ['the batch was applied', BATCH, 'b:live x:→b y:→b z:→b', { applied: 'b' }],
  ['a batch, its payments, and MT940', [...BATCH, 'm m 02 300 bank=BK-77'], 'b:→x m:→x x:live⊂b y:live⊂b z:live⊂b'],
  ['by count and sum only', ['b c 02 300 count=2', 'x n 02 100 e=1', 'y n 02 200 e=1'], 'b:→x x:live⊂b y:live⊂b'],
  ['other count', ['b c 02 300 count=3', 'x n 02 100 e=1', 'y n 02 200 e=1'], 'b:live x:live y:live'],
  ['by sum only', ['b c 02 300', 'x n 02 100 e=1', 'y n 02 200 e=1'], 'b:live?x x:live?b y:live'],
  ['by sum only: the same', ['b c 02 300', 'x n 02 100 e=1', 'y n 02 200 e=1'], 'b:→x x:live⊂b y:live⊂b', { answers: { bx: 'same' } }],
  ['each payment an entry, one order', ['b c 02 300 batch=PMT-1', 'x n 02 100 batch=PMT-1', 'y n 02 200 batch=PMT-1'], 'b:→x x:live⊂b y:live⊂b'],
  ['each payment an entry, count and sum', ['b c 02 300 count=2', 'x n 02 100', 'y n 02 200'], 'b:→x x:live⊂b y:live⊂b'],
  ['each payment an entry, sum', ['b c 02 300', 'x n 02 100', 'y n 02 200'], 'b:live?x x:live?b y:live'],
  ['entries of a batch that was applied', ['b c 02 300 batch=PMT-1', 'x n 02 100 batch=PMT-1', 'y n 02 200 batch=PMT-1'], 'b:live x:→b y:→b', { applied: 'b' }],
  ['details in two files', ['x c 02 100 e=1 entry=BK-1 end=END-X', 'y c 02 100 e=1 entry=BK-1 end=END-Y', 'v n 02 100 e=2 entry=BK-1 end=END-X name=Xaver', 'w n 02 100 e=2 entry=BK-1 end=END-Y name=Ypsilon'], 'v:live w:live x:→v y:→w'],
  ['details, and each for itself', ['x k 02 100 e=1 ref=RF01', 'y k 02 200 e=1 ref=RF02', 'v o 02 100 ref=RF01', 'w o 02 200 ref=RF02'], 'v:→x w:→y x:live y:live'],
  ['details, and one of them for itself', ['x k 02 100 e=1 ref=RF01', 'y k 02 200 e=1 ref=RF02', 'v o 02 100 ref=RF01'], 'v:live?x x:live?v y:live'],
  ['applied to one of those for itself', ['x k 02 100 e=1 ref=RF01', 'y k 02 200 e=1 ref=RF02', 'v o 02 100 ref=RF01', 'w o 02 200 ref=RF02'], 'v:live w:live x:→v y:→w', { applied: 'v' }],
  ['four tellings', [...BATCH, 'm m 02 300 bank=BK-77', 'o o 02 100 ref=RF01', 'p o 02 100 ref=RF02', 'q o 02 100 ref=RF03'], 'b:→x m:→x o:→x p:→y q:→z x:live⊂b y:live⊂b z:live⊂b'],
]; // prettier-ignore

describe.each(CASES.map(([name, rows, expected, given]) => ({ name, rows, expected, given })))(
  '$name',
  ({ rows, expected, given }) => {
    test('in every order', () => {
      expect(outcome(rows, given).join(' ')).toBe(expected);
      for (let turn = 1; turn < Math.min(rows.length, 6); turn += 1) {
        const turned = [...rows.slice(turn), ...rows.slice(0, turn)];
        for (const order of [turned, [...turned].reverse()]) expect(outcome(order, given).join(' ')).toBe(expected);
      }
    });
  },
);

test('the amount that counts is that of one telling, whatever is decided of it', () => {
  for (const [, rows] of CASES.slice(-14)) {
    const lines = rows.map((row, at) => line(row, at + 1));
    const groups = togetherIn(lines);
    expect(groups.flat()).toHaveLength(lines.length);
  }
});

test('a crowd of equal amounts in two files is paired, in bounded time', () => {
  const rows = Array.from({ length: 3_000 }, (_, n) => [`c${n} c 02 2990 text=ABO-${n}-JUNE`, `m${n} m 02 2990 text=ABO-${n}-JUNE`]).flat(); // prettier-ignore
  const lines = rows.map((row, at) => ({ ...line(row, at + 1), entry: at + 1 }));
  const began = Date.now();
  const states = toldTwice(lines, { answers: new Map(), applied: new Set(), isComplete: () => false });
  expect([...states.values()].filter(({ counts }) => counts)).toHaveLength(3_000);
  expect(Date.now() - began).toBeLessThan(20_000);
});
