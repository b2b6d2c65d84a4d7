import { addDays, day, daysBetween, type Day } from '../kernel/day';
import {
  demandOf,
  type AnnouncedVisit,
  type ContentLine,
  type CurrencySection,
  type MessageContent,
  type Tone,
} from './content';
import { MESSAGE_LANGUAGES, type MessageLanguage } from '../languages/message-words';
import type { TemplateCode } from './draft';
import { NOTHING_ENCLOSED, type Facts } from './facts';
import type { Parties } from './parties';
import { sampleDoor } from './portal-door';
import { ADDRESSES, BALANCES, CREDITORS, PARAGRAPHS, PERSONS, READERS } from './sample-texts';
import { speechOf } from './speech';

/** Invented messages of every kind, the same figures in every language: what the golden files are made of. */
const WRITTEN_ON = day('2026-11-20');

/** The languages of the samples: all in which Duly writes messages. */
export const SPOKEN = MESSAGE_LANGUAGES;
export type Spoken = MessageLanguage;

export function parties(language: Spoken): Parties {
  const creditor = CREDITORS[language];
  const name = ADDRESSES[language][0];
  return {
    creditor,
    person: PERSONS[language],
    replyTo: creditor.email ?? '',
    customer: { code: '4711', name },
    recipient: { name: READERS[language], lines: ADDRESSES[language] },
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
  instalment: () => [
    section('EUR', {
      items: [line('P-0012/2', 80_000, 12, { itemId: -2 })],
      onHold: [line('FA-2250', 240_000, 58)],
      notYetDue: [line('P-0012/3', 80_000, -18, { itemId: -3 })],
    }),
  ],
  'thank-you': () => [section('EUR', { items: [line('FA-2291', 480_000, 34, { paidMinor: 480_000 })] })],
  'dispute-answer': () => [section('EUR', { items: [line('FA-2317', 300_000, 9)] })],
  free: () => [],
  statement: () => [],
  correction: () => [],
  receipt: () => [],
  'visit-announcement': () => [],
  'portal-link': () => [],
  'call-script': () => [overdue()],
  sms: () => [overdue()],
};

const KINDS = {
  'first-invoice': 'first_invoice',
  'pre-due': 'pre_due',
  'reminder-friendly': 'reminder',
  'reminder-neutral': 'reminder',
  'reminder-firm': 'reminder',
  'final-reminder': 'final',
  instalment: 'reminder',
  'thank-you': 'thank_you',
  'dispute-answer': 'answer',
  free: 'free',
  statement: 'statement',
  correction: 'correction',
  receipt: 'free',
  'visit-announcement': 'free',
  'portal-link': 'free',
  'call-script': 'reminder',
  sms: 'reminder',
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

const VISIT: AnnouncedVisit = {
  ...{ change: 'announced', onDay: addDays(WRITTEN_ON, 12), from: '8:00', until: '12:00', reason: 'talk' },
  ...{ agent: 'Anna Berg', role: 'Field agent', qualification: 'certified mediator', partner: 'Delmas Services' },
  ...{ phone: '+33 6 12 34 56 78', address: ['4 rue du Port', '44000 Nantes'] },
};

/** The announcement of a visit that was moved, or that does not take place. */
export function sampleVisit(language: Spoken, change: AnnouncedVisit['change'], channel: 'email' | 'letter'): Facts {
  const facts = sample('visit-announcement', 'neutral', language, channel);
  return { ...facts, content: { ...facts.content, visit: { ...VISIT, change, ...NOTHING_MORE } } };
}

const NOTHING_MORE = { qualification: '', partner: '', phone: '' };

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
    ...(kind === 'correction' ? { corrects: { on: addDays(WRITTEN_ON, -1), subject: 'FA-2291, FA-2304' } } : {}),
    ...(code === 'visit-announcement' ? { visit: VISIT } : {}),
    ...(kind === 'statement' ? { paragraphs: BALANCES[language] } : {}),
  };
  const enclosed = channel === 'email' && asks ? { copies: 3, statement: false, tooLarge: false } : NOTHING_ENCLOSED;
  const door = sampleDoor(channel);
  return { content, parties: parties(language), speech: speechOf(language), channel, enclosed, door };
}
