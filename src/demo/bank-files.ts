import { calendarOf, type Calendar } from '../kernel/calendar';
import { addDays, day, type Day } from '../kernel/day';
import { toDecimal } from '../kernel/money';
import { bare, type BankEntry, type DayOfAccount } from './bank-entry';
import { bankEntries } from './bank-lines';
import { camt053 } from './bank-camt';
import { cfonb120 } from './bank-cfonb';
import { adviceFiles } from './bank-advices';
import { LAST_DAY, type World } from './world';

/**
 * Files of the banks by the morning on which they are there: CAMT.053 of the accounts in euros, MT940 of the others, and CFONB 120 in the week
 * in which the French bank gave nothing else. Each continues the one before.
 */
export function bankFiles(world: World): [name: string, text: string][] {
  const calendar = calendarOf(world.firm.country);
  const entries = bankEntries(world);
  const files = world.firm.accounts.flatMap((account) => {
    const own = entries.filter(({ currency, on }) => currency === account.currency && next(calendar, on) <= LAST_DAY);
    return daysOf(world, account, own).map((one): [string, string] => {
      const [ending, text] = written(world, one);
      return [`bank/${next(calendar, one.on)}-${account.currency.toLowerCase()}.${ending}`, text];
    });
  });
  return [...files, ...adviceFiles(world, entries).map(([name, text]): [string, string] => [`advices/${name}`, text])];
}

function daysOf(world: World, account: DayOfAccount['account'], entries: readonly BankEntry[]): DayOfAccount[] {
  let closing = BEGAN;
  return [...new Set(entries.map(({ on }) => on))].map((on, n) => {
    const today = entries.filter((entry) => entry.on === on);
    const opening = closing;
    closing += today.reduce((sum, entry) => sum + entry.minor, 0);
    return { account, holder: world.firm.legalName, on, number: n + 1, openingMinor: opening, closingMinor: closing, entries: today }; // prettier-ignore
  });
}

const BEGAN = 48_210_33;

const next = (calendar: Calendar, on: Day): Day => {
  let after = addDays(on, 1);
  while (!calendar.isWorkday(after)) after = addDays(after, 1);
  return after;
};

/** The French bank changed its system. */
const CHANGING = { from: day('2026-03-02'), to: day('2026-03-06') };

function written({ firm }: World, one: DayOfAccount): [ending: string, text: string] {
  if (one.account.currency !== 'EUR') return ['sta', mt940(one)];
  if (firm.country === 'FR' && one.on >= CHANGING.from && one.on <= CHANGING.to) return ['txt', cfonb120(one)];
  return ['xml', camt053(one, firm.country === 'FR' ? '02' : '08')];
}

function mt940({ account, on, number, openingMinor, closingMinor, entries }: DayOfAccount): string {
  const amount = (minor: number): string => toDecimal(Math.abs(minor), account.currency).replace('.', ',');
  const date = on.replaceAll('-', '').slice(2);
  const balance = (tag: string, minor: number): string =>
    `:${tag}:${minor < 0 ? 'D' : 'C'}${date}${account.currency}${amount(minor)}`;
  const lines = entries.flatMap((entry, n) => [
    `:61:${date}${date.slice(2)}${entry.minor < 0 ? 'D' : 'C'}${amount(entry.minor)}NTRF${entry.endToEnd ?? 'NONREF'}//${date}${n + 1}`,
    ...wrapped(`166?00TRANSFER${subfields(entry.text, 20)}${entry.iban === null ? '' : `?31${entry.iban}`}${subfields(entry.name, 32)}`),
  ]); // prettier-ignore
  const head = [':20:STATEMENT', `:25:${account.iban}`, `:28C:${String(number).padStart(5, '0')}/001`];
  return ['', ...head, balance('60F', openingMinor), ...lines, balance('62F', closingMinor), '-', ''].join('\r\n');
}

/** Of 27 letters each. */
const subfields = (text: string, from: number): string =>
  (bare(text).match(/.{1,27}/g) ?? []).map((part, n) => `?${from + n}${part}`).join('');

const wrapped = (text: string): string[] =>
  (text.match(/.{1,65}/g) ?? []).map((part, n) => (n === 0 ? `:86:${part}` : part));
