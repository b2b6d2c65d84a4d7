import { isQrIban } from '../companies/iban';
import { printedIn, withRf, type SchemeName } from '../companies/reference-scheme';
import type { CurrencySection, Entity, MessageContent, PaymentBlock } from './content';
import { epcCode } from './epc';
import type { Facts } from './facts';
import { namedMinor, withOwnDay } from './notice';
import { inText, shortLine } from './plain';
import type { Speech } from './speech';

/** How to pay, as rows to read and, for euros, as a code to scan: one account and one reference per section. */
export interface Payment {
  readonly currency: string;
  /** Of its picture: none is like another in a message. */
  readonly id: string;
  readonly title: string;
  readonly rows: readonly PaymentRow[];
  readonly quote: string;
  /** That only a payment there frees the customer; empty where it is our own account. */
  readonly only: string;
  /** Lines of the EPC code; empty where there is none for this currency. */
  readonly code: string;
  readonly scan: string;
}

export interface PaymentRow {
  readonly label: string;
  readonly value: string;
  /** What a person copies digit by digit. */
  readonly exact: boolean;
}

export function paymentsOf({ content, speech }: Pick<Facts, 'content' | 'speech'>): Payment[] {
  const several = content.sections.length > 1;
  return content.sections.flatMap((section, at) => {
    const { payment, currency, alsoDue, entity, payee } = section;
    if (payment === null) return [];
    const payBy = content.payByOn === null ? '' : speech.day(content.payByOn);
    const oneDay = withOwnDay(alsoDue, content.payByOn).length === 0;
    const { pay: words } = speech.words;
    return [
      {
        currency,
        id: entity === undefined && payee === undefined ? currency : `${currency}-${at + 1}`,
        title: [
          words.title,
          ...(entity === undefined ? [] : [entityText(entity)]),
          ...(payee === undefined ? [] : [payeeText(payee)]),
          ...(several ? [currency] : []),
        ].join(' · '),
        rows: rowsOf(payment, currency, {
          payBy: oneDay ? payBy : '',
          parts:
            content.legal !== undefined ? [] : partsOf(section, content.kind, { speech, payBy: oneDay ? '' : payBy }),
          speech,
        }),
        quote: words.quote,
        only: payee === undefined ? '' : words.only.replaceAll('{holder}', () => payeeText(payee)),
        code: currency === 'EUR' ? (scannedCode(payment) ?? '') : '',
        scan: words.scan,
      },
    ];
  });
}

/**
 * A final reminder asks for its own invoices, and one transfer pays what is due besides too: both figures stand below the amount, so that its
 * reader finds again what the notice names, and by which day.
 */
function partsOf(
  section: CurrencySection,
  kind: MessageContent['kind'],
  { speech, payBy }: { readonly speech: Speech; readonly payBy: string },
): PaymentRow[] {
  const named = namedMinor(section);
  const besides = section.demandMinor - named;
  if (kind !== 'final' || section.items.length === 0 || section.alsoDue.length === 0 || besides <= 0) return [];
  const { pay: words } = speech.words;
  const [amount, rest] = [named, besides].map((minor) => speech.money(minor, section.currency));
  return [
    { label: words.ofNotice, value: withDay(words.amountBy, amount ?? '', payBy), exact: false },
    { label: words.ofBesides, value: rest ?? '', exact: false },
  ];
}

const withDay = (amountBy: string, amount: string, payBy: string): string =>
  payBy === '' ? amount : amountBy.replace('{amount}', () => amount).replace('{day}', () => payBy);

interface Stated {
  /** One day for all of it; empty: none. */
  readonly payBy: string;
  readonly parts: readonly PaymentRow[];
  readonly speech: Speech;
}

function rowsOf(payment: PaymentBlock, currency: string, { payBy, parts, speech }: Stated): PaymentRow[] {
  const { pay: words } = speech.words;
  const row = (label: string, value: string, exact = false): PaymentRow[] =>
    value === '' ? [] : [{ label, value, exact }];
  const amount = speech.money(payment.amountMinor, currency);
  const bank = inText(payment.bankName ?? '');
  return [
    ...row(words.amount, withDay(words.amountBy, amount, payBy)),
    ...parts,
    ...row(words.holder, inText(payment.holder)),
    ...row(words.iban, inFours(payment.iban), true),
    ...row(words.bic, [payment.bic ?? '', bank && `(${bank})`].join(' ').trim(), true),
    ...row(words.reference, printedReference(payment.reference, payment.scheme), true),
  ];
}

/** A customer with its number, as it stands over what is asked of it. */
export const entityText = ({ name, code }: Entity): string => `${shortLine(name, 100)} (${shortLine(code, 20)})`;

/** Who holds a claim, as one line. */
export const payeeText = (holder: string): string => shortLine(holder, 100);

/** As printed on paper: groups of four (ISO 13616). */
export const inFours = (text: string): string => text.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ');

/** ISO 11649 is printed in groups of four; the references of other schemes as they are printed there, all else as it was given. */
export const printedReference = (reference: string, scheme: SchemeName = 'rf'): string =>
  inText(printedIn(scheme, reference));

/**
 * The EPC code of a payment in euros. A Finnish reference goes into it in its international writing, that of other schemes as words; none
 * for a QR-IBAN, which takes no transfer of SEPA.
 */
export function scannedCode(payment: PaymentBlock): string | undefined {
  const { iban, reference, scheme = 'rf' } = payment;
  if (isQrIban(iban)) return undefined;
  const isFinnish = (scheme === 'viite' || scheme === 'rf-viite') && /^\d+$/.test(reference);
  return epcCode({ ...payment, reference: isFinnish ? withRf(reference) : spoken(scheme, reference) });
}

const spoken = (scheme: SchemeName, reference: string): string =>
  /^RF\d{2}/.test(reference) ? reference : printedIn(scheme, reference);
