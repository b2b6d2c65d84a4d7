import type { LetterLayout } from '../companies/letter-layout';
import { townLine } from './address';
import { billedTo, fileNo, phone } from './blanks';
import type { Facts } from './facts';
import { SHEETS } from './letter-sheet';
import { inText, oneLine, shortLine } from './plain';

/**
 * The frame of a letter: what stands around its text, on the places that the envelope's window and the standards give
 * (the millimetres are in `letter-sheet.ts`).
 */
export interface LetterFrame {
  readonly blanks: Readonly<Record<string, unknown>>;
  /** What the margins of every page show, as strings of CSS, and where all stands on the first, in millimetres. */
  readonly style: Readonly<Record<string, string | number | boolean>>;
}

export function letterFrame(facts: Facts, layout: LetterLayout, subject: string): LetterFrame {
  const { parties, speech } = facts;
  const { creditor } = parties;
  const { letter: words } = speech.words;
  const date = speech.day(parties.writtenOn);
  return {
    blanks: {
      layout,
      subject: words.subject === '' ? subject : `${words.subject} ${subject}`,
      company: oneLine(creditor.name),
      senderLines: filled([creditor.street, townLine(creditor)]),
      returnLine: filled([shortLine(creditor.name, 40), creditor.street, townLine(creditor)]).join(' · '),
      address: parties.recipient.lines,
      reference: referenceRows(facts, SHEETS[layout].dateline === null ? date : ''),
      dateline: datelineOf(words.dateline, oneLine(creditor.city ?? ''), date),
    },
    style: { ...footers(facts, subject), ...placesOf(layout) },
  };
}

/** Without a town, the day alone. */
const datelineOf = (text: string, city: string, date: string): string =>
  (city === '' ? text.replace(/^\{city\},? /, '') : text.replace('{city}', () => city)).replace('{date}', date);

/** The margin above the text of every page; places on the first are counted from it. */
const TOP = 16;

function placesOf(layout: LetterLayout): LetterFrame['style'] {
  const { address, sender, head, reference, dateline, body, folds } = SHEETS[layout];
  const down = (mm: number): number => Number((mm - TOP).toFixed(2));
  return {
    topMargin: TOP,
    bodyTop: down(body),
    headWidth: head.width,
    wideHead: head.width > 100,
    addressLeft: address.left,
    addressTop: down(address.top),
    addressLine: address.line,
    hasSender: sender !== null,
    senderLeft: sender?.left ?? 0,
    senderTop: down(sender?.top ?? TOP),
    referenceLeft: reference.left,
    referenceTop: down(reference.top),
    referenceWidth: reference.width,
    hasDateline: dateline !== null,
    datelineLeft: dateline?.left ?? 0,
    datelineTop: down(dateline?.top ?? TOP),
    firstFold: down(folds[0]),
    secondFold: down(folds[1]),
  };
}

/** A number is not broken at its hyphens. */
const WHOLE = 24;

interface Row {
  readonly label: string;
  readonly value: string;
  readonly whole: boolean;
}

function referenceRows(facts: Facts, date: string): Row[] {
  const { parties, speech } = facts;
  const { letter: words } = speech.words;
  const billed = billedTo(facts);
  const row = (label: string, value: string): Row[] =>
    value === '' ? [] : [{ label, value, whole: value.length <= WHOLE }];
  return [
    ...row(words.date, date),
    ...row(words.customerNo, inText(parties.customer.code)),
    ...row(words.fileNo, fileNo(facts)),
    ...row(words.billedTo, oneLine(billed) === parties.recipient.lines[0] ? '' : shortLine(billed, 60)),
    ...row(words.contact, inText(parties.person?.name ?? '')),
    ...row(words.phone, inText(phone(facts))),
    ...row(words.hours, inText(parties.person?.hours ?? '')),
    ...row(words.email, inText(parties.replyTo)),
  ];
}

/** Three columns: who we are and where, how we are reached, how we are registered. On every page, as the law wants. */
function footers({ parties, speech }: Facts, subject: string): Record<string, string> {
  const { creditor } = parties;
  const { company: words, letter } = speech.words;
  const labelled = (label: string, value: string | null): string => (value ? `${label} ${value}` : '');
  return {
    footLeft: cssText(filled([shortLine(creditor.legalName, 90), creditor.street, townLine(creditor)])),
    footMiddle: cssText(filled([creditor.phone, creditor.email, creditor.website])),
    footRight: cssText(
      filled([
        labelled(words.register, creditor.registerNo),
        labelled(words.vat, creditor.vatNo),
        labelled(words.representative, creditor.representative),
      ]),
    ),
    page: cssText([`${letter.page} `]),
    of: cssText([` ${letter.of} `]),
    running: cssText([running(subject, oneLine(creditor.name))]),
  };
}

/**
 * The subject above every further page. Where it is too long who writes is left out first, who stands at the foot, then the customer; what it
 * is and the number of the file, its last part, are kept.
 */
function running(subject: string, company: string): string {
  const parts = subject.split(' – ');
  const shorter = [
    subject,
    parts.filter((part) => part !== company).join(' – '),
    `${parts[0] ?? ''} – ${parts.at(-1) ?? ''}`,
  ];
  return shortLine(shorter.find((one) => one.length <= ABOVE) ?? subject, ABOVE);
}
const ABOVE = 86;

const filled = (lines: readonly (string | null)[]): string[] =>
  lines.map((line) => oneLine(line ?? '')).filter((line) => line !== '');

/** A CSS string: letters and digits as they are, every other sign by its number, so that none can end it. */
const cssText = (lines: readonly string[]): string =>
  `"${lines.map((line) => line.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16) ?? ''} `)).join('\\a ')}"`;
