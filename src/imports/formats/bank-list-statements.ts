import { bareLine, type BankLine, type BankSaid } from '../../cash/bank-line';
import { addDays, type Day } from '../../kernel/day';
import { followed, type Followed } from './bank-list-balance';
import { balanceIn } from './bank-list-facts';
import { wordsOf, type Draft } from './bank-list-lines';
import type { Told } from './bank-list-told';
import { writtenDay } from './bank-list-values';
import { cameBack, informationOf } from './mt940-information';
import { accountText, faultAt, referenceIn } from './bank-text';

/** The movements of a bank's list as statements: one for each account and currency in it, in the order of the days, with its balances. */
export function* statementsOf(drafts: readonly Draft[], told: Told): Generator<BankSaid> {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const key = `${draft.account}|${draft.currency}`;
    const group = groups.get(key);
    if (group) group.push(draft);
    else groups.set(key, [draft]);
  }
  if (groups.size === 0 && told.account !== '' && told.currency !== undefined) {
    yield { is: 'statement', statement: headOf(told.account, told.currency) };
  }
  for (const [first, ...others] of groups.values()) {
    if (!first) continue;
    const { account, currency } = first;
    const found = followed([first, ...others], currency);
    for (const fault of found.faults) yield { is: 'fault', fault };
    yield { is: 'statement', statement: headOf(account, currency) };
    yield* balances(found, told, { currency, alone: groups.size === 1 });
    for (const line of found.lines) yield { is: 'line', line: lineOf(line, told, found.withFees) };
  }
  if (drafts.length === 0 && told.account === '') yield faultAt(1, 'no-account');
}

const headOf = (account: string, currency: string) => ({ account, number: null, currency, kind: 'statement' as const });

function* balances(
  found: Followed<Draft>,
  told: Told,
  { currency, alone }: { currency: string; alone: boolean },
): Generator<BankSaid> {
  const days = found.lines.map(({ day }) => day).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return;
  const period = told.facts.days.flatMap((text) => writtenDay(text, told.order) ?? []).sort();
  const besides = (which: 'opening' | 'closing') =>
    alone ? told.facts.balances.flatMap((one) => (one.which === which ? (balanceIn(one.cells, { ...told, currency }) ?? []) : []))[0] : undefined; // prettier-ignore
  const opening = found.openingMinor ?? besides('opening')?.minor;
  const closing = found.closingMinor ?? besides('closing')?.minor;
  const until = latest(last, period);
  const balance = (minor: number, on: Day) => ({ minor, currency, on });
  if (opening !== undefined) yield { is: 'balance', which: 'opening', balance: balance(opening, first) };
  if (closing !== undefined) yield { is: 'balance', which: 'closing', balance: balance(closing, until) };
}

/** The period of a list may end after its last line, on a day on which nothing moved; not far after it. */
const latest = (last: Day, period: readonly Day[]): Day =>
  period.filter((day) => day >= last && day <= addDays(last, 40)).at(0) ?? last;

function lineOf(draft: Draft, told: Told, withFees: boolean): BankLine {
  const { place, day, currency, amountMinor, balanceMinor, valueOn, feeMinor } = draft;
  const { text, at } = wordsOf(draft, told);
  const typed = at('reference');
  const iban = at('iban');
  return spoken({
    ...bareLine(place, { bookedOn: day, currency, amountMinor }),
    valueOn,
    reference: (typed === null ? null : (referenceIn(typed) ?? bareReference(typed))) ?? referenceIn(text),
    endToEnd: at('endToEnd')?.slice(0, 200) ?? null,
    bankRef: at('bankRef')?.slice(0, 200) ?? null,
    name: at('name')?.slice(0, 300) ?? null,
    iban: iban === null ? null : accountText(iban).slice(0, 40),
    text,
    returned: at('returned')?.slice(0, 200) ?? cameBack(text),
    chargesMinor: withFees && feeMinor > 0 ? feeMinor : null,
    ...(balanceMinor === null ? {} : { balanceMinor }),
  });
}

/** Dutch banks put the words of SWIFT into the one text of a list: `/TRTP/…/NAME/…/REMI/…`. */
function spoken(line: BankLine): BankLine {
  if (!/^\/[A-Z]{4}\//.test(line.text)) return line;
  const more = informationOf([line.text], { ...line, text: '' });
  return { ...line, ...more, name: line.name ?? more.name ?? null, iban: line.iban ?? more.iban ?? null };
}

const bareReference = (text: string): string | null => {
  const plain = text.replace(/[\s+*/.-]/g, '').toUpperCase();
  return /^[0-9A-Z]{2,35}$/.test(plain) && /\d/.test(plain) ? plain : null;
};
