import { accounting, NO_ACCOUNTING, type Accounting } from '../companies/accounting';
import { day } from '../kernel/day';
import { happeningsOf, kindOfEntry, type Deed } from './deed';
import { postingsOf, rolesMissing, takenBack, totalsOf, type Books, type PostingLine } from './posting';
import { booksFrom, typedFrom } from './settings-form';
import { CHARTS } from './charts';

/** `key kind minor on [ended day minor] [posted] [back minor] [otherwise]`: days of 2026 as 03-02. */
function deed(row: string): Deed {
  const [key = '', kind = '', minor = '', on = '', ...more] = row.split(' ');
  const at = more.indexOf('ended');
  return {
    ...{ key, subject: key.startsWith('allocation') ? 'charge/1' : key, kind: kind as Deed['kind'] },
    ...{ customerId: 1, customerCode: '10001', customerName: 'Müller', document: 'F-1', currency: 'EUR' },
    ...{ minor: Number(minor), on: day(`2026-${on}`) },
    endedOn: at < 0 ? null : day(`2026-${more[at + 1] ?? ''}`),
    endedMinor: at < 0 ? 0 : Number(more[at + 2]),
    isPosted: more.includes('posted'),
    backMinor: more.includes('back') ? Number(more[more.indexOf('back') + 1]) : 0,
    backs: more.includes('back') ? 1 : 0,
    isKnownOtherwise: more.includes('otherwise'),
  };
}

const PAID = { beginsOn: day('2026-01-01'), charges: 'paid', bankFirst: false } as const;
const CLAIMED = { ...PAID, charges: 'claimed' } as const;

describe('what is to be told up to the end of March', () => {
  it.each<[string, string, object, string[]]>([
    ['a charge that is claimed', 'charge/1 fee 4000 03-02', CLAIMED, ['charge/1 03-02 4000']],
    ['but not where only what is paid goes in', 'charge/1 fee 4000 03-02', PAID, []],
    ['what was paid of it', 'allocation/7 fee 4000 03-02', PAID, ['allocation/7 03-02 4000']],
    ['but not twice', 'allocation/7 fee 4000 03-02 otherwise', PAID, []],
    ['nor where charges never go in', 'allocation/7 fee 4000 03-02', { ...PAID, charges: 'never' }, []],
    ['what the books know', 'charge/1 fee 4000 03-02 posted', CLAIMED, []],
    ['waived before the books heard of it', 'charge/1 fee 4000 03-02 ended 03-20 4000', CLAIMED, []],
    ['waived later', 'charge/1 fee 4000 03-02 ended 04-01 4000', CLAIMED, ['charge/1 03-02 4000']],
    ['waived after', 'charge/1 fee 4000 01-02 ended 03-20 4000 posted', CLAIMED, ['charge/1/back 03-20 4000']],
    ['waived after, whatever is set now', 'charge/1 fee 4000 01-02 ended 03-20 4000 posted', PAID, ['charge/1/back 03-20 4000']],
    ['and told so', 'charge/1 fee 4000 01-02 ended 03-20 4000 posted back 4000', CLAIMED, []],
    ['waived in part and told so, and money that had paid the rest went elsewhere', 'charge/1 fee 4000 01-02 ended 03-20 4000 posted back 1000', CLAIMED, ['charge/1/back/2 03-20 3000']],
    ['waived in part at once', 'charge/1 fee 4000 03-02 ended 03-20 1000', CLAIMED, ['charge/1 03-02 4000', 'charge/1/back 03-20 1000']],
    ['waived when all was paid', 'charge/1 fee 4000 01-02 ended 03-20 0 posted', CLAIMED, []],
    ['a day too late', 'entry/1 write_off -50 04-01', PAID, []],
    ['the last day', 'entry/1 write_off -50 03-31', PAID, ['entry/1 03-31 -50']],
    ['before journals begin', 'entry/1 write_off -50 01-01', { ...PAID, beginsOn: day('2026-01-02') }, []],
    ['before journals begin, and known', 'entry/1 write_off -50 01-01 ended 02-01 -50 posted', { ...PAID, beginsOn: day('2026-01-02') }, ['entry/1/back 02-01 -50']],
    ['where nothing is said', 'entry/1 write_off -50 03-01', { ...PAID, beginsOn: null }, []],
    ['a payment that the books know from the bank', 'entry/1 payment -50 03-01', PAID, []],
    ['what a partner kept, wherever the books have the bank from', 'entry/1/kept commission -50 03-01', PAID, ['entry/1/kept 03-01 -50']],
    ['what the bank has beside it only where it is booked here first', 'entry/1/rest remittance_rest -50 03-01', PAID, []],
    ['an invoice of a partner', 'acceptance/1 partner_invoice -50 03-01', PAID, ['acceptance/1 03-01 -50']],
    ['a payment that is booked here first', 'entry/1 payment -50 03-01', { ...PAID, bankFirst: true }, ['entry/1 03-01 -50']],
  ])('%s', (_, row, how, expected) => {
    const told = happeningsOf([deed(row)], day('2026-03-31'), how as typeof PAID);
    expect(told.map(({ key, on, minor }) => `${key} ${on.slice(5)} ${minor}`)).toEqual(expected);
  }); // prettier-ignore

  it('stands in the order of the days, what is taken back after what it takes back', () => {
    const rows = ['entry/10 write_off -1 03-05', 'entry/9 write_off -1 03-05', 'charge/1 fee 9 03-05 ended 03-05 4', 'entry/2 write_off -1 02-01']; // prettier-ignore
    const told = happeningsOf(rows.map(deed), day('2026-03-31'), CLAIMED);
    expect(told.map(({ key }) => key)).toEqual(['entry/2', 'charge/1', 'entry/9', 'entry/10', 'charge/1/back']);
  });

  it.each([
    ['write_off|3|7', 'write_off'],
    ['bank|9|4|0', 'payment'],
    ['return|9|4|2026-01-01', 'returned'],
    ['settlement|4', undefined],
    ['constructor|1', undefined],
    ['', undefined],
  ])('an entry %s is %s', (identity, kind) => expect(kindOfEntry(identity)).toBe(kind));
});

const books = (more: Partial<Accounting>, known: Record<string, readonly PostingLine[]> = {}): Books => ({
  accounting: {
    ...NO_ACCOUNTING,
    accounts: { receivable: '411', fee: '758', interest: '763', write_off: '654', vat: '4457', difference: '658', difference_gain: '7588', bank: '512' },
    ...more,
  },
  from: day('2026-03-01'),
  inBooks: (minor, currency) => (currency === 'EUR' ? minor : currency === 'SEK' ? Math.round(minor / 11) : null),
  linesOf: (key) => known[key],
}); // prettier-ignore

/** `411+4000 758-4000`. */
const written = (lines: readonly PostingLine[]): string =>
  lines.map(({ account, minor, bookMinor }) => `${account}${minor < 0 ? '' : '+'}${minor}${bookMinor === minor ? '' : `(${bookMinor})`}`).join(' '); // prettier-ignore

describe('a posting', () => {
  const posted = (row: string, more: Partial<Accounting> = {}, currency = 'EUR'): string =>
    postingsOf(happeningsOf([{ ...deed(row), currency }], day('2026-03-31'), { ...CLAIMED, bankFirst: true }), books(more))
      .map(({ lines, on }) => `${on.slice(5)} ${written(lines)}`)
      .join(' / '); // prettier-ignore
  const vat = { percent: '20', of: ['write_off' as const] };

  it.each<[string, Partial<Accounting>, string, string]>([
    ['charge/1 fee 4000 03-02', {}, 'EUR', '03-02 411+4000 758-4000'],
    ['entry/1 write_off -1200 03-02', {}, 'EUR', '03-02 411-1200 654+1200'],
    ['entry/1 write_off -1200 03-02', { vat }, 'EUR', '03-02 411-1200 654+1000 4457+200'],
    ['entry/1 write_off -1 03-02', { vat }, 'EUR', '03-02 411-1 654+1'],
    ['charge/1 fee 1200 03-02', { vat }, 'EUR', '03-02 411+1200 758-1200'],
    ['entry/1 difference 3 03-02', {}, 'EUR', '03-02 411+3 7588-3'],
    ['entry/1 difference -3 03-02', {}, 'EUR', '03-02 411-3 658+3'],
    ['entry/1 payment -900 02-02', {}, 'EUR', '03-01 411-900 512+900'],
    ['entry/1 returned 900 03-02', {}, 'EUR', '03-02 411+900 512-900'],
    ['entry/1 write_off -1200 03-02', { format: 'datev' }, 'EUR', '03-02 10001-1200 654+1200'],
    ['entry/1 write_off -1200 03-02', { vat }, 'SEK', '03-02 411-1200(-109) 654+1000(91) 4457+200(18)'],
    ['entry/1 write_off -1200 03-02', {}, 'USD', '03-02 411-1200(null) 654+1200(null)'],
    ['charge/1 fee 4000 03-02 ended 03-09 1000', {}, 'EUR', '03-02 411+4000 758-4000 / 03-09 411-1000 758+1000'],
  ])('of %s, %j, %s', (row, more, currency, expected) => expect(posted(row, more, currency)).toBe(expected));

  it('goes back on the accounts on which it stood, in parts that come to nothing', () => {
    const known = { 'entry/1': [line('x', -1000), line('y', 833), line('z', 167)] };
    const row = 'entry/1 write_off -1000 01-02 ended 03-02 -1000 posted';
    const whole = postingsOf(happeningsOf([deed(row)], day('2026-03-31'), CLAIMED), books({}, known));
    expect(written(whole[0]?.lines ?? [])).toBe('x+1000 y-833 z-167');
    expect(written(takenBack(known['entry/1'], -333))).toBe('x+333 y-277 z-56');
    expect(written(takenBack(known['entry/1'], 333))).toBe('x-333 y+277 z+56');
    expect(takenBack([], 5)).toEqual([]);
  });

  it('says which accounts it lacks, and what all come to', () => {
    const rows = ['charge/1 interest 40 03-02', 'entry/1 write_off -15 03-02'];
    const all = postingsOf(happeningsOf(rows.map(deed), day('2026-03-31'), CLAIMED), books({ accounts: { receivable: '411' } })); // prettier-ignore
    expect(rolesMissing(all)).toEqual(['interest', 'write_off']);
    expect(totalsOf(all).map(({ role, debitMinor, creditMinor }) => [role, debitMinor, creditMinor])).toEqual([['receivable', 40, 15], ['interest', 0, 40], ['write_off', 15, 0]]); // prettier-ignore
  });
});

const line = (account: string, minor: number): PostingLine => ({ role: 'fee', account, minor, bookMinor: minor });

describe('the settings of the books', () => {
  const typed = { ...typedFrom(NO_ACCOUNTING) };
  it('come back from their form as they were', () => {
    const all = accounting.parse({
      ...{ format: 'datev', beginsOn: '2026-01-01', charges: 'claimed', bankFirst: true, journal: 'OD', series: 'D' },
      accounts: { fee: '8650', bank: '1200' },
      vat: { percent: '5.5', of: ['discount'] },
      datev: { consultant: 1001, client: 1, yearBegins: '07-01', digits: 4 },
    });
    expect(booksFrom(typedFrom(all))).toEqual({ books: all });
    expect(booksFrom(typed)).toEqual({ books: NO_ACCOUNTING });
    expect(booksFrom({ ...typed, percent: '5,5 %', 'vat.discount': 'on' })).toMatchObject({ books: { vat: { percent: '5.5' } } }); // prettier-ignore
  });

  it.each([
    ['format', { format: 'xml' }],
    ['charges', { charges: '' }],
    ['beginsOn', { beginsOn: '2026-02-30' }],
    ['account.fee', { 'account.fee': '=1+1' }],
    ['account.fee', { 'account.fee': '7' }],
    ['journal', { journal: 'a\tb' }],
    ['series', { series: '' }],
    ['vat', { percent: '0', 'vat.discount': 'on' }],
    ['vat', { percent: '100', 'vat.discount': 'on' }],
    ['vat', { percent: '20' }],
    ['vat', { 'vat.discount': 'on' }],
    ['datev', { consultant: '1001' }],
    ['datev', { consultant: '1', client: '1', yearBegins: '01-01', digits: '4' }],
    ['datev', { consultant: '1001', client: '1', yearBegins: '02-30', digits: '4' }],
  ])('are wrong in %s: %j', (field, more) => {
    expect(Object.keys(booksFrom({ ...typed, ...more }).wrong ?? {})).toContain(field);
  });

  it('propose only accounts that they would take', () => {
    for (const { accounts } of CHARTS) {
      const given = Object.fromEntries(Object.entries(accounts).map(([role, { account }]) => [role, account]));
      expect(accounting.safeParse({ accounts: given }).success).toBe(true);
    }
  });
});
