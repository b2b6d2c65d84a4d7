import { day, type Instant } from '../kernel/day';
import { draftFrom } from './draft';
import { againOf, faultOf, isDue, matches, sortEntries, type Entry, type Intake } from './intake';

/** What is taken of what lies there, and what a source may be called; with everything that somebody could put there to harm. */
const at = (time: string): Instant => `2026-03-03T${time}.000Z` as Instant;
const file = (name: string, modified = '08:00:00', bytes = 10): Entry => ({
  name,
  is: 'file',
  bytes,
  modifiedAt: at(modified),
});
const now = at('09:00:00');

describe('a pattern', () => {
  it.each([
    ['*', 'anything at all', true],
    ['*.csv', 'Open.CSV', true],
    ['*.csv', 'open.csv.bak', false],
    ['open-????.csv', 'open-2026.csv', true],
    ['open-????.csv', 'open-26.csv', false],
    ['a*b*c', 'aXXbYYc', true],
    ['[a-z]+', 'abc', false],
    ['', '', true],
  ])('%s takes %s: %s', (pattern, name, expected) => {
    expect(matches(pattern, name)).toBe(expected);
  });

  it('takes no time that grows beyond the name', () => {
    const started = performance.now();
    expect(matches('*a'.repeat(60), `${'a'.repeat(180)}b`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe('what lies there', () => {
  const sorted = (all: Entry[], looks = {}) => sortEntries(all, { pattern: '*', looks, now });
  const seen = (one: Entry, since: Instant) => ({ [one.name]: { as: `${one.bytes} ${one.modifiedAt}`, at: since } });

  it.each([
    ['the first time', {}, false],
    ['a second ago', seen(file('a.csv'), at('08:59:59')), false],
    ['a minute ago', seen(file('a.csv'), at('08:59:00')), true],
    ['smaller', seen(file('a.csv', '08:00:00', 9), at('08:59:00')), false],
    ['older', seen(file('a.csv', '07:59:59'), at('08:59:00')), false],
  ])('seen %s', (_, looks, ready) => {
    expect(sorted([file('a.csv')], looks).ready.length === 1).toBe(ready);
  });

  it('is taken oldest first, without our own folders, companions, passing names and what is hidden', () => {
    const names = ['b.csv', 'a.csv', 'a.csv.ok', 'b.done', 'c.csv.part', '.d.csv', 'working', 'done'];
    const all = names.map((name) => file(name, name === 'a.csv' ? '08:00:01' : '08:00:02'));
    expect(sorted(all).ready.map(({ name }) => name)).toEqual(['a.csv', 'b.csv']);
  });

  it('is looked at only so far', () => {
    const many = Array.from({ length: 2_200 }, (_, n) => file(`${n}.csv`, n === 2_150 ? '07:00:00' : '08:00:00'));
    const { refused, unsettled } = sorted(many);
    expect([unsettled.length, refused]).toEqual([2_000, [{ name: '+ 200', fault: 'many' }]]);
    expect(unsettled[0]).toBe('2150.csv');
  });

  it('is not mistaken for what an object knows by itself', () => {
    expect(sorted([file('constructor'), file('__proto__')], {}).ready).toEqual([]);
  });

  it.each(['..', '.', 'a/b', 'a\\b', 'a\0.csv', 'a\u202ecsv', '', '   ', 'é'.repeat(100)])(
    'refuses the name %j',
    (name) => {
      expect(faultOf(file(name))).toBe('name');
    },
  );
});

describe('the same content again', () => {
  const before = { fileDay: day('2026-03-02'), stands: true, isLast: true };
  it.each([
    [undefined, '2026-03-02', 'new'],
    [before, '2026-03-02', 'same'],
    [before, '2026-03-01', 'same'],
    [before, '2026-03-03', 'new'],
    [{ ...before, isLast: false }, '2026-03-03', 'older'],
    [{ ...before, isLast: false, stands: false }, '2026-03-03', 'new'],
  ])('%j on %s is %s', (earlier, fileDay, expected) => {
    expect(againOf(earlier, day(fileDay))).toBe(expected);
  });
});

test('a source is looked at when it is time, not while it is paused or unconfirmed', () => {
  const intake = {
    pausedAt: null,
    lookedAt: null,
    everyMinutes: 5,
    kind: 'folder',
    hostKey: null,
    ahead: 0,
  } as unknown as Intake;
  expect(isDue(intake, now)).toBe(true);
  expect(isDue({ ...intake, pausedAt: now }, now)).toBe(false);
  expect(isDue({ ...intake, kind: 'sftp' }, now)).toBe(false);
  expect(isDue({ ...intake, lookedAt: at('08:56:00') }, now)).toBe(false);
  expect(isDue({ ...intake, lookedAt: at('08:56:00'), ahead: 3 }, now)).toBe(true);
  expect(isDue({ ...intake, lookedAt: at('08:55:10') }, now)).toBe(true);
});

describe('a source as it is typed', () => {
  const good = { name: 'erp', kind: 'folder', place: 'erp/out', source: 'erp' };
  const server = { ...good, kind: 'sftp', place: '/out', host: 'sftp.example.com', user: 'duly', password: 'x' };
  it.each([
    [{ ...good, name: '' }, { name: 'name' }],
    [{ ...good, name: '../x' }, { name: 'name' }],
    [{ ...good, name: 'x'.repeat(61) }, { name: 'name' }],
    [{ ...good, source: '<b>' }, { source: 'source' }],
    [{ ...good, place: '../other' }, { place: 'place' }],
    [{ ...good, place: '/etc' }, { place: 'place' }],
    [{ ...good, place: 'a//b' }, { place: 'place' }],
    [{ ...good, place: 'a/.hidden' }, { place: 'place' }],
    [{ ...good, pattern: '../*' }, { pattern: 'pattern' }],
    [{ ...good, everyMinutes: '0' }, { everyMinutes: 'minutes' }],
    [{ ...good, rhythm: 'never' }, { rhythm: 'choice' }],
    [{ ...good, takes: 'everything' }, { takes: 'choice' }],
    [{ ...good, takes: 'remittances', required: '1' }, { required: 'required' }],
    [{ ...good, kind: 'ftp' }, { kind: 'choice' }],
    [{ ...server, host: 'a b' }, { host: 'host' }],
    [{ ...server, host: '-oProxyCommand=x' }, { host: 'host' }],
    [{ ...server, port: '70000' }, { port: 'port' }],
    [{ ...server, user: 'a\nb' }, { user: 'user' }],
    [{ ...server, password: '', privateKey: 'nonsense' }, { password: 'secret' }],
    [{ ...server, hostKey: 'SHA256:short' }, { hostKey: 'hostKey' }],
  ])('%j is refused: %j', (typed, wrong) => {
    expect(draftFrom(typed)).toEqual({ wrong });
  });

  it('is taken with what is usual where nothing was said', () => {
    expect(draftFrom({ ...server, place: '' })).toMatchObject({
      draft: {
        kind: 'sftp',
        place: '.',
        port: 22,
        pattern: '*',
        rhythm: 'daily',
        everyMinutes: 5,
        required: false,
        hostKey: null,
      },
    });
  });
});
