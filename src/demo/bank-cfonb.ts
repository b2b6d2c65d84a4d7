import type { Day } from '../kernel/day';
import { bare, type BankEntry, type DayOfAccount } from './bank-entry';

/** A statement as French banks write it: records of 120 letters, the last digit of an amount carries its sign. */
export function cfonb120({ account, on, openingMinor, closingMinor, entries }: DayOfAccount): string {
  const [bank, branch, number] = [account.iban.slice(4, 9), account.iban.slice(9, 14), account.iban.slice(14, 25)];
  const record = (kind: string, middle: string, minor: number | null, end = ''): string =>
    `${kind}${bank}    ${branch}EUR2 ${number}  ${date(on)}${middle}`.padEnd(90) +
    (minor === null ? '' : signed(minor)) + end; // prettier-ignore
  const balance = (kind: string, minor: number): string => record(kind, '', minor).padEnd(120);
  const detail = (which: string, text: string): string =>
    `05${bank}    ${branch}EUR2 ${number}  ${date(on)}     ${which}${bare(text).slice(0, 70)}`.padEnd(120);
  return [
    balance('01', openingMinor),
    ...entries.flatMap((entry) => [
      record('04', `  ${date(on)}${label(entry)}`, entry.minor, entry.endToEnd ?? '').padEnd(120),
      detail('NPY', entry.name),
      ...(entry.iban === null ? [] : [detail('IPY', entry.iban)]),
      detail('LCC', entry.text),
    ]),
    balance('07', closingMinor),
    '',
  ].join('\r\n');
}

const label = ({ name, minor }: BankEntry): string =>
  `${minor < 0 ? 'PRLV' : 'VIR SEPA'} ${bare(name).toUpperCase()}`.slice(0, 31);

const date = (on: Day): string => `${on.slice(8)}${on.slice(5, 7)}${on.slice(2, 4)}`;

/** `0000000012345{`: the sign is in the last digit. */
function signed(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(14, '0');
  const signs = minor < 0 ? '}JKLMNOPQR' : '{ABCDEFGHI';
  return `${digits.slice(0, -1)}${signs[Number(digits.slice(-1))] ?? ''}`;
}
