import { calendarOf, rollForward, type Calendar } from '../kernel/calendar';
import { addDays, daysBetween, day, type Day } from '../kernel/day';
import { bare, type BankEntry } from './bank-entry';
import { talesOf } from './bank-tales';
import { chance, type Chance } from './chance';
import type { Buyer } from './firms';
import { legalName } from './ledger-files';
import { LEDGER_DAY, type Receipt, type World } from './world';

/**
 * What the banks of the demo's companies tell: every payment of the year 2026, as its payer would write it, and what else happens on an
 * account. What each is for stands beside it, so that the demo's clerk can decide where the rule does not.
 */
export function bankEntries(world: World): readonly BankEntry[] {
  const dice = chance(world.firm.firstCustomerNo);
  const calendar = calendarOf(world.firm.country);
  const series = world.firm.receiptSeries;
  const plain = numbered(transfersOf(world, calendar, dice).map((transfer) => entryOf(world, transfer, dice)), `${series}26`); // prettier-ignore
  return numbered([...talesOf(world, plain), ...feesOf(world, calendar)], `${series}27`);
}

/** From that day on nothing is decided any more: it waits for who visits. */
const VISIT = day('2026-06-24');

/** Payments of one buyer on one day, as one transfer. */
interface Transfer {
  readonly on: Day;
  readonly buyer: Buyer;
  readonly receipts: readonly Receipt[];
}

/** In the order of the days; who has no number of its own yet gets one. */
const numbered = (entries: readonly BankEntry[], series: string): BankEntry[] =>
  [...entries]
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map((entry, n) =>
      entry.endToEnd === 'own' ? { ...entry, endToEnd: `${series}${String(n + 1).padStart(5, '0')}` } : entry,
    );

/** Two payments of one buyer that lie a few days apart are often one. */
function transfersOf(world: World, calendar: Calendar, dice: Chance): Transfer[] {
  const found: Transfer[] = [];
  for (const buyer of world.buyers) {
    let open: Transfer | undefined;
    for (const receipt of world.receipts.filter((one) => one.buyer === buyer && one.on > LEDGER_DAY)) {
      const near = open && receipt.named && daysBetween(open.on, receipt.on) <= 9;
      const joins = near && (open?.on === receipt.on || dice.percent(60));
      const on = rollForward(calendar, receipt.on);
      if (joins && open) open = { ...open, on, receipts: [...open.receipts, receipt] };
      else {
        if (open) found.push(open);
        open = { on, buyer, receipts: [receipt] };
      }
    }
    if (open) found.push(open);
  }
  return found;
}

function entryOf(world: World, { on, buyer, receipts }: Transfer, dice: Chance): BankEntry {
  const onAccount = receipts.some((receipt) => !receipt.named);
  const total = receipts.reduce((sum, receipt) => sum + receipt.amountMinor, 0);
  return {
    ...{ on, currency: buyer.currency, name: writtenName(buyer), iban: ibanOf(buyer), code: buyer.code },
    // Who pays on account pays round sums.
    minor: onAccount ? Math.ceil(total / 5_000) * 5_000 : total,
    text: onAccount ? ON_ACCOUNT[buyer.language] ?? 'ON ACCOUNT' : said(world, receipts, dice),
    ...{ endToEnd: 'own', returned: null },
    pays: onAccount ? [] : receipts.map(({ pays, amountMinor }) => ({ document: pays, minor: amountMinor })),
    decides: on >= VISIT ? 'visitor' : 'clerk',
  }; // prettier-ignore
}

const ON_ACCOUNT: Readonly<Record<string, string>> = { fr: 'ACOMPTE SUR COMPTE CLIENT', de: 'AKONTOZAHLUNG', nl: 'BETALING OP REKENING', en: 'PAYMENT ON ACCOUNT' }; // prettier-ignore

/** As people write it: the number, mostly; run together, cut, or not at all, sometimes. */
function said({ sales }: World, receipts: readonly Receipt[], dice: Chance): string {
  const documents = receipts.map(({ pays }) => pays);
  const [first = ''] = documents;
  const word = WORD[receipts[0]?.buyer.language ?? 'en'] ?? 'INVOICE';
  const order = sales.find(({ document }) => document === first)?.poNo ?? '';
  const how = dice.between(1, 100);
  if (documents.length > 1) return how <= 80 ? `${word} ${documents.join(' + ')}` : `${word} ${documents.map(short).join(', ')}`; // prettier-ignore
  if (how <= 40) return `${word} ${first}`;
  if (how <= 60) return first;
  if (how <= 75) return `${word} ${first} ${order}`;
  if (how <= 84) return `${word} ${first.replaceAll('-', '')}`;
  if (how <= 91) return `${word} ${short(first)}`;
  return how <= 96 ? order : word;
}

const WORD: Readonly<Record<string, string>> = { fr: 'FACTURE', de: 'Rechnung', nl: 'Factuur', en: 'INVOICE' };

/** 2026-0119 of FA-2026-0119. */
const short = (document: string): string => document.slice(document.indexOf('-') + 1);

/** Banks write capitals, and some of them no accents. */
const writtenName = (buyer: Buyer): string =>
  buyer.country === 'DE' || buyer.country === 'AT'
    ? legalName(buyer)
    : bare(legalName(buyer)).toUpperCase().slice(0, 60);

/** Nobody's: banks with these numbers do not exist. */
function ibanOf({ country, code }: Pick<Buyer, 'country' | 'code'>): string {
  const [bank, length] = BANK[country] ?? ['00000000', 18];
  const bban = `${bank}${code.padStart(length - bank.length, '0')}`;
  const digits = [...`${bban}${country}00`].map((letter) => parseInt(letter, 36)).join('');
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${bban}`;
}

const BANK: Readonly<Record<string, readonly [bank: string, length: number]>> = {
  FR: ['0000000000', 23],
  BE: ['000', 12],
  CH: ['00000', 17],
  DE: ['00000000', 18],
  AT: ['00000', 16],
  GB: ['DEMO000000', 18],
  NL: ['DEMO', 14],
};

/** What the bank itself takes, on the last working day of the month. */
function feesOf({ firm }: World, calendar: Calendar): BankEntry[] {
  const text = firm.country === 'FR' ? 'FRAIS DE TENUE DE COMPTE' : 'KONTOFUEHRUNG';
  const days = ['2026-01-30', '2026-02-27', '2026-03-31', '2026-04-30', '2026-05-29'].map(day);
  return days.map((on) => ({
    ...{ on: calendar.isWorkday(on) ? on : addDays(on, -1), currency: 'EUR', minor: -2_490, name: firm.accounts[0]?.bank ?? '' },
    ...{ iban: null, text, endToEnd: null, returned: null, code: null, pays: [], decides: 'visitor' as const },
  })); // prettier-ignore
}
