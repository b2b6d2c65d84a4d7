import { day, type Day } from '../kernel/day';
import type { Chance } from './chance';
import { PLACES, type Place } from './places';

/** The two companies of the demo and those who buy from them, with the habit each has when a bill is due. */
export interface Firm {
  readonly code: string;
  readonly legalName: string;
  readonly legalForm: string;
  readonly country: string;
  readonly language: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly registerNo: string;
  readonly vatNo: string;
  readonly representative: string;
  readonly email: string;
  readonly phone: string;
  readonly collector: { readonly name: string; readonly role: string; readonly hours: string };
  readonly vatPercent: number;
  readonly accounts: readonly {
    readonly currency: string;
    readonly iban: string;
    readonly bic: string;
    readonly bank: string;
  }[];
  readonly invoiceSeries: string;
  readonly creditSeries: string;
  readonly receiptSeries: string;
  readonly firstCustomerNo: number;
  /** Where its customers are, and how many. */
  readonly customers: Readonly<Record<string, number>>;
  /** Usual net price of a position, in major units. */
  readonly price: readonly [low: number, high: number];
}

export type Habit = 'prompt' | 'slow' | 'late' | 'in_parts' | 'on_account' | 'silent';

export interface Buyer {
  readonly code: string;
  readonly name: string;
  readonly legalForm: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly country: string;
  readonly language: string;
  readonly currency: string;
  readonly email: string;
  readonly phone: string;
  readonly registerNo: string;
  readonly debtorType: 'company' | 'public_body';
  readonly termsDays: number;
  readonly habit: Habit;
  readonly everyDays: number;
  readonly silentFrom: Day | null;
  /** A promise it keeps: on that day it pays whatever was issued before. */
  readonly keepsWord?: { readonly on: Day; readonly issuedBefore: Day };
}

export const FIRMS: readonly Firm[] = [
  {
    code: 'lumen',
    legalName: 'Atelier Lumen',
    legalForm: 'SAS',
    country: 'FR',
    language: 'fr',
    street: '14 rue des Verriers',
    postcode: '69007',
    city: 'Lyon',
    registerNo: 'RCS Lyon 000 417 233',
    vatNo: 'FR00000417233',
    representative: 'Hélène Carvalho, présidente',
    email: 'compta@lumen.example',
    phone: '+33 4 00 00 12 40',
    collector: { name: 'Inès Roubaud', role: 'Comptabilité clients', hours: 'lun.–ven. 9 h–12 h, 14 h–17 h' },
    vatPercent: 20,
    accounts: [
      { currency: 'EUR', iban: 'FR1420041010050500013M02606', bic: 'PSSTFRPPLYO', bank: 'Banque du Confluent' },
      { currency: 'CHF', iban: 'CH9300762011623852957', bic: 'KBAGCH22XXX', bank: 'Banque du Léman' },
    ],
    invoiceSeries: 'FA',
    creditSeries: 'AV',
    receiptSeries: 'RG',
    firstCustomerNo: 1001,
    customers: { FR: 50, BE: 9, CH: 9 },
    price: [30, 420],
  },
  {
    code: 'nordlicht',
    legalName: 'Nordlicht Fördertechnik',
    legalForm: 'GmbH',
    country: 'DE',
    language: 'de',
    street: 'Werftstraße 8',
    postcode: '24148',
    city: 'Kiel',
    registerNo: 'HRB 00417, Amtsgericht Kiel',
    vatNo: 'DE000041723',
    representative: 'Jonas Petersen, Geschäftsführer',
    email: 'debitoren@nordlicht.example',
    phone: '+49 431 000 88 20',
    collector: { name: 'Wiebke Harms', role: 'Debitorenbuchhaltung', hours: 'Mo–Fr 8–16 Uhr' },
    vatPercent: 19,
    accounts: [
      { currency: 'EUR', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX', bank: 'Fördebank' },
      { currency: 'GBP', iban: 'GB29NWBK60161331926819', bic: 'NWBKGB2LXXX', bank: 'Quayside Bank' },
    ],
    invoiceSeries: 'RE',
    creditSeries: 'GS',
    receiptSeries: 'ZE',
    firstCustomerNo: 20001,
    customers: { DE: 34, AT: 9, GB: 14, NL: 8 },
    price: [400, 5200],
  },
];

const FIRM_OF_RECORD = { legalForm: 'SARL', debtorType: 'company' } as const;

/** Customers whose year is told by the demo's story; the rest are dealt by chance. */
const CAST: Readonly<Record<string, Partial<Buyer>>> = {
  '1007': {
    ...FIRM_OF_RECORD,
    name: 'Brasserie Solférine',
    habit: 'silent',
    silentFrom: day('2025-09-20'),
    everyDays: 14,
    termsDays: 30,
  },
  '1012': { ...FIRM_OF_RECORD, name: 'Clinique Marvallon', habit: 'slow', everyDays: 24 },
  '1018': {
    ...FIRM_OF_RECORD,
    name: 'Hôtel Ombreval',
    habit: 'silent',
    silentFrom: day('2026-01-05'),
    everyDays: 25,
    keepsWord: { on: day('2026-04-15'), issuedBefore: day('2026-03-01') },
  },
  '20005': {
    ...FIRM_OF_RECORD,
    legalForm: 'GmbH',
    name: 'Wolkenstein Gießerei',
    habit: 'silent',
    silentFrom: day('2025-12-01'),
    everyDays: 21,
  },
};

export function buyersOf(firm: Firm, dice: Chance): readonly Buyer[] {
  const buyers: Buyer[] = [];
  const taken = new Set(Object.values(CAST).map((one) => one.name));
  for (const [country, count] of Object.entries(firm.customers)) {
    for (let made = 0; made < count; made += 1) {
      const code = String(firm.firstCustomerNo + buyers.length);
      buyers.push({ ...deal(code, PLACES[country] as Place, dice, taken), ...CAST[code] });
    }
  }
  return buyers.map(withAddressee);
}

function deal(code: string, place: Place, dice: Chance, taken: Set<string | undefined>): Buyer {
  const name = freshName(place, dice, taken);
  const [postcode, city] = dice.pick(place.towns);
  const publicBody = dice.percent(4) && place.country === 'FR';
  const habit = habitOf(dice);
  return {
    code,
    name: publicBody ? `Mairie de ${city} – ${name.split(' ').slice(1).join(' ')}` : name,
    legalForm: publicBody ? '' : dice.pick(place.forms),
    street: place.country === 'GB' ? `${dice.between(2, 180)} ${dice.pick(place.streets)}` : streetOf(place, dice),
    postcode,
    city,
    country: place.country,
    language: place.language,
    currency: place.currency,
    email: 'yes',
    phone: '',
    registerNo: registerNo(place.country, dice),
    debtorType: publicBody ? 'public_body' : 'company',
    termsDays: dice.pick([14, 30, 30, 30, 45]),
    habit,
    everyDays: dice.between(22, 44),
    silentFrom: habit === 'silent' ? day(`2026-0${dice.between(1, 4)}-15`) : null,
  };
}

function freshName(place: Place, dice: Chance, taken: Set<string | undefined>): string {
  for (;;) {
    const before = place.country === 'FR' || place.country === 'BE' || place.country === 'CH';
    const [trade, family] = [dice.pick(place.trades), dice.pick(place.names)];
    const name = before ? `${trade} ${family}` : `${family} ${trade}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

const streetOf = (place: Place, dice: Chance): string => {
  const street = dice.pick(place.streets);
  return ['DE', 'AT', 'NL'].includes(place.country)
    ? `${street} ${dice.between(1, 120)}`
    : `${dice.between(1, 120)} ${street}`;
};

function habitOf(dice: Chance): Habit {
  const throwOf = dice.between(1, 100);
  if (throwOf <= 42) return 'prompt';
  if (throwOf <= 66) return 'slow';
  if (throwOf <= 82) return 'late';
  if (throwOf <= 88) return 'in_parts';
  if (throwOf <= 93) return 'on_account';
  return 'silent';
}

/** Numbers in the shape of the country's register; zeros in front keep them from being anybody's. */
function registerNo(country: string, dice: Chance): string {
  const digits = String(dice.between(100000, 999999));
  const shapes: Readonly<Record<string, string>> = {
    FR: `000 ${digits.slice(0, 3)} ${digits.slice(3)}`,
    BE: `0000.${digits.slice(0, 3)}.${digits.slice(3)}`,
    CH: `CHE-000.${digits.slice(0, 3)}.${digits.slice(3)}`,
    DE: `HRB 0${digits}`,
    AT: `FN 00${digits.slice(0, 4)}x`,
    GB: `00${digits}`,
    NL: `00${digits}`,
  };
  return shapes[country] ?? digits;
}

/** One in nine has no e-mail address and is written to by post. */
function withAddressee(buyer: Buyer, index: number): Buyer {
  const host = buyer.name
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[^A-Za-z ]/g, '')
    .trim()
    .toLowerCase()
    .replace(/ +/g, '-');
  const mailbox: Readonly<Record<string, string>> = {
    fr: 'compta',
    de: 'buchhaltung',
    en: 'accounts',
    nl: 'administratie',
  };
  const email = index % 9 === 8 ? '' : `${mailbox[buyer.language] ?? 'accounts'}@${host}.example`;
  return { ...buyer, email, phone: `+${DIALLING[buyer.country] ?? '33'} 000 ${String(100000 + index * 37)}` };
}

const DIALLING: Readonly<Record<string, string>> = {
  FR: '33',
  BE: '32',
  CH: '41',
  DE: '49',
  AT: '43',
  GB: '44',
  NL: '31',
};
