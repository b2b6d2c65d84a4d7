import { addDays, day, daysBetween, type Day } from '../kernel/day';
import { demandOf, type ContentLine, type CurrencySection, type MessageContent, type Tone } from './content';
import type { TemplateCode } from './draft';
import { NOTHING_ENCLOSED, type Facts } from './facts';
import type { Creditor, Parties } from './parties';
import { speechOf } from './speech';

/** Invented messages of every kind, the same figures in every language: what the golden files are made of. */
const WRITTEN_ON = day('2026-11-20');

const CREDITORS: Readonly<Record<string, Creditor>> = {
  en: {
    name: 'Harbour Tools',
    legalName: 'Harbour Tools Ltd',
    registerNo: '07412589',
    vatNo: 'GB 245 7193 48',
    representative: 'Priya Shah, Director',
    street: '14 Quay Street',
    postcode: 'BS1 4QA',
    city: 'Bristol',
    country: 'GB',
    email: 'accounts@harbourtools.example',
    phone: '+44 117 496 0123',
    website: 'harbourtools.example',
  },
  fr: {
    name: 'Ateliers Perrin',
    legalName: 'Ateliers Perrin SAS',
    registerNo: '812 345 678 RCS Lyon',
    vatNo: 'FR 42 812345678',
    representative: 'Claire Perrin, présidente',
    street: '27 rue des Tanneurs',
    postcode: '69003',
    city: 'Lyon',
    country: 'FR',
    email: 'compta@ateliers-perrin.example',
    phone: '+33 4 72 00 11 22',
    website: 'ateliers-perrin.example',
  },
  de: {
    name: 'Nordlicht Beleuchtung',
    legalName: 'Nordlicht Beleuchtung GmbH',
    registerNo: 'HRB 104215, AG Hamburg',
    vatNo: 'DE 298 765 431',
    representative: 'Jörg Petersen, Geschäftsführer',
    street: 'Speicherstraße 8',
    postcode: '20457',
    city: 'Hamburg',
    country: 'DE',
    email: 'buchhaltung@nordlicht.example',
    phone: '+49 40 5550 1234',
    website: 'nordlicht.example',
  },
  sv: {
    name: 'Norrsken Belysning',
    legalName: 'Norrsken Belysning AB',
    registerNo: '556677-8899',
    vatNo: 'SE556677889901',
    representative: 'Elin Sandberg, VD',
    street: 'Magasinsgatan 8',
    postcode: '411 18',
    city: 'Göteborg',
    country: 'SE',
    email: 'reskontra@norrsken.example',
    phone: '+46 31 555 01 23',
    website: 'norrsken.example',
  },
};

const PERSONS = {
  en: { name: 'Sam Whitlock', role: 'Accounts receivable', phone: '+44 117 496 0145', hours: 'Mon–Fri 9–17' },
  fr: {
    name: 'Hélène Marchand',
    role: 'Comptabilité clients',
    phone: '+33 4 72 00 11 45',
    hours: 'lun.–ven. 9 h–17 h',
  },
  de: { name: 'Katrin Voss', role: 'Debitorenbuchhaltung', phone: '+49 40 5550 1245', hours: 'Mo–Fr 9–17 Uhr' },
  sv: { name: 'Karin Wall', role: 'Kundreskontra', phone: '+46 31 555 01 45', hours: 'mån–fre 9–17' },
} as const;

const ADDRESSES = {
  en: ['Marlow & Finch Ltd', '3 Mill Lane', 'OXFORD', 'OX1 2AB'],
  fr: ['Dupont & Fils SARL', 'Service comptabilité', '5 avenue de la Gare', '35000 RENNES'],
  de: ['Becker Haustechnik GmbH', 'Lindenallee 31', '50668 Köln'],
  sv: ['Bergs Elinstallation AB', 'Lindvägen 31', '753 20 Uppsala'],
} as const;

/** The languages of the samples: all in which Duly writes messages, some of them in Swedish only where a template is there. */
export const SPOKEN = ['en', 'fr', 'de', 'sv'] as const;
export type Spoken = (typeof SPOKEN)[number];

export function parties(language: Spoken): Parties {
  const creditor = CREDITORS[language];
  const name = ADDRESSES[language][0];
  if (!creditor) throw new Error(`no sample creditor for ${language}`);
  return {
    creditor,
    person: PERSONS[language],
    replyTo: creditor.email ?? '',
    customer: { code: '4711', name },
    recipient: {
      name: { en: 'Anna Martin', fr: 'Anne Martin', de: 'Anna Martens', sv: 'Anna Mårtensson' }[language],
      lines: ADDRESSES[language],
  instalment: () => [
    section('EUR', {
      items: [line('P-0012/2', 80_000, 12)],
      onHold: [line('FA-2250', 240_000, 58)],
      notYetDue: [line('P-0012/3', 80_000, -18)],
    }),
  ],
    },
    writtenOn: WRITTEN_ON,
  };
}

let lastItem = 0;

/** An invoice of so much, due so many days before the sample's day (negative: after it). */
export function line(
  document: string,
  amountMinor: number,
  late: number,
  more: Partial<ContentLine> = {},
  instalment: 'reminder',
): ContentLine {
  const dueOn = addDays(WRITTEN_ON, -late);
  const openMinor = amountMinor - (more.paidMinor ?? 0);
  return {
    itemId: (lastItem += 1),
    document,
    type: 'invoice',
    poNo: null,
    issuedOn: addDays(dueOn, -30),
    dueOn,
    amountMinor,
    paidMinor: 0,
    openMinor,
    demandMinor: openMinor,
    daysLate: Math.max(0, daysBetween(dueOn, WRITTEN_ON)),
    payByOn: null,
    ...more,
  };
}

export function section(currency: string, lists: Partial<Omit<CurrencySection, 'currency'>>): CurrencySection {
  const full = { items: [], alsoDue: [], credits: [], onHold: [], notYetDue: [], ...lists };
  const demandMinor = demandOf(full);
  const payment =
    currency === 'EUR'
      ? { iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' }
      : { iban: 'GB29NWBK60161331926819', bic: 'NWBKGB2L' };
  return {
    currency,
    demandMinor,
    payment:
      demandMinor > 0
        ? {
            ...payment,
            holder: 'Sample Holder',
            bankName: 'Sample Bank',
            reference: 'RF18539007547034',
            amountMinor: demandMinor,
          }
        : null,
    ...full,
  };
}

const credit = (document: string, minor: number): ContentLine =>
  line(document, -minor, 12, { type: 'credit_note', dueOn: null, daysLate: 0, openMinor: -minor, demandMinor: -minor });

const overdue = (alsoDue: readonly ContentLine[] = []): CurrencySection =>
  section('EUR', {
    items: [
      line('FA-2291', 480_000, 34, { poNo: '4500012877' }),
      line('FA-2304', 655_000, 21, { poNo: '4500012901', paidMinor: 155_000 }),
      line('FA-2317', 300_000, 9, { demandMinor: 254_000 }),
    ],
    alsoDue,
    credits: [credit('AV-0187', 25_000)],
    onHold: [line('FA-2250', 98_000, 58)],
    notYetDue: [line('FA-2340', 121_000, -12)],
  });

const SECTIONS: Readonly<Record<TemplateCode, () => readonly CurrencySection[]>> = {
  'first-invoice': () => [section('EUR', { items: [line('FA-2340', 121_000, -30, { poNo: '4500013002' })] })],
  'pre-due': () => [section('EUR', { items: [line('FA-2340', 121_000, -5), line('FA-2341', 80_000, -7)] })],
  'reminder-friendly': () => [overdue()],
  'reminder-neutral': () => [overdue()],
  'reminder-firm': () => [overdue()],
  'final-reminder': () => [overdue([line('FA-2333', 64_000, 3)])],
  'thank-you': () => [section('EUR', { items: [line('FA-2291', 480_000, 34, { paidMinor: 480_000 })] })],
  'dispute-answer': () => [section('EUR', { items: [line('FA-2317', 300_000, 9)] })],
  free: () => [],
  statement: () => [],
};

const PARAGRAPHS: Readonly<Record<Spoken, readonly string[]>> = {
  en: [
    'You wrote that 2 of 12 lamps arrived broken.',
    'The carrier signed for 12 undamaged cartons on 3 October 2026; the signed note is attached. The invoice therefore stands.',
  ],
  fr: [
    'Vous nous avez écrit que 2 lampes sur 12 sont arrivées cassées.',
    'Le transporteur a remis 12 cartons intacts le 3 octobre 2026 ; le bon signé est joint. La facture est donc due.',
  ],
  de: [
    'Sie schrieben, dass 2 von 12 Lampen zerbrochen ankamen.',
    'Der Spediteur hat am 3. Oktober 2026 die Übergabe von 12 unbeschädigten Kartons quittiert; der Beleg liegt bei. Die Rechnung bleibt daher bestehen.',
  ],
  sv: [
    'Ni skrev att 2 av 12 lampor kom fram trasiga.',
    'Transportören lämnade 12 oskadade kartonger den 3 oktober 2026; kvittot bifogas. Fakturan står därför fast.',
  ],
};

const BALANCES: Readonly<Record<Spoken, readonly string[]>> = {
  en: ['Your balance: €12,340.00; overdue invoices: €4,800.00.'],
  fr: ['Votre solde : 12 340,00 € ; factures en retard : 4 800,00 €.'],
  de: ['Ihr Saldo: 12.340,00 €; überfällige Rechnungen: 4.800,00 €.'],
  sv: ['Ert saldo: 12 340,00 €; förfallna fakturor: 4 800,00 €.'],
};

const KINDS = {
  'first-invoice': 'first_invoice',
  'pre-due': 'pre_due',
  'reminder-friendly': 'reminder',
  'reminder-neutral': 'reminder',
  'reminder-firm': 'reminder',
  'final-reminder': 'final',
  'thank-you': 'thank_you',
  'dispute-answer': 'answer',
  free: 'free',
  statement: 'statement',
} as const;

/** A reminder that lists, beside what takes a step with it, what was firmly asked for before. */
export function sampleAskedBefore(
  code: TemplateCode,
  tone: Tone,
  language: Spoken,
  channel: 'email' | 'letter' = 'email',
): Facts {
  const facts = sample(code, tone, language, channel);
  const before = line('FA-2201', 210_000, 55, { payByOn: addDays(WRITTEN_ON, -6) });
  return { ...facts, content: { ...facts.content, sections: [overdue([before])] } };
}

/** The facts of a sample message. */
export function sample(code: TemplateCode, tone: Tone, language: Spoken, channel: 'email' | 'letter' = 'email'): Facts {
  lastItem = 0;
  const kind = KINDS[code];
  const asks = kind === 'reminder' || kind === 'final';
  const payByOn: Day | null = asks ? addDays(WRITTEN_ON, 10) : null;
  const content: MessageContent = {
    kind,
    tone,
    fileNumber: 'A-00012',
    bookedUntil: addDays(WRITTEN_ON, -1),
    payByOn,
    sections: SECTIONS[code](),
    ...(kind === 'answer' || kind === 'free' ? { paragraphs: PARAGRAPHS[language] } : {}),
    ...(kind === 'statement' ? { paragraphs: BALANCES[language] } : {}),
  };
  const enclosed = channel === 'email' && asks ? { copies: 3, statement: false, tooLarge: false } : NOTHING_ENCLOSED;
  return { content, parties: parties(language), speech: speechOf(language), channel, enclosed };
}
