import type { Entity, PaymentBlock } from './content';
import { epcCode } from './epc';
import type { Facts } from './facts';
import { withOwnDay } from './notice';
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
  return content.sections.flatMap(({ payment, currency, alsoDue, entity, payee }, at) => {
    if (payment === null) return [];
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
        rows: rowsOf(payment, currency, oneDay && content.payByOn !== null ? speech.day(content.payByOn) : '', speech),
        quote: words.quote,
        only: payee === undefined ? '' : words.only.replaceAll('{holder}', () => payeeText(payee)),
        code: currency === 'EUR' ? (epcCode(payment) ?? '') : '',
        scan: words.scan,
      },
    ];
  });
}

function rowsOf(payment: PaymentBlock, currency: string, payBy: string, speech: Speech): PaymentRow[] {
  const { pay: words } = speech.words;
  const row = (label: string, value: string, exact = false): PaymentRow[] =>
    value === '' ? [] : [{ label, value, exact }];
  const amount = speech.money(payment.amountMinor, currency);
  const bank = inText(payment.bankName ?? '');
  return [
    ...row(words.amount, payBy === '' ? amount : words.amountBy.replace('{amount}', amount).replace('{day}', payBy)),
    ...row(words.holder, inText(payment.holder)),
    ...row(words.iban, inFours(payment.iban), true),
    ...row(words.bic, [payment.bic ?? '', bank && `(${bank})`].join(' ').trim(), true),
    ...row(words.reference, printedReference(payment.reference), true),
  ];
}

/** A customer with its number, as it stands over what is asked of it. */
export const entityText = ({ name, code }: Entity): string => `${shortLine(name, 100)} (${shortLine(code, 20)})`;

/** Who holds a claim, as one line. */
export const payeeText = (holder: string): string => shortLine(holder, 100);

/** As printed on paper: groups of four (ISO 13616). */
export const inFours = (text: string): string => text.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ');

/** ISO 11649 is printed in groups of four; the references of other schemes as they were given. */
export const printedReference = (reference: string): string =>
  /^RF\d{2}/.test(reference) ? inFours(reference) : inText(reference);
