import { partsIn, type Part } from './body';
import type { LetterLayout } from '../companies/letter-layout';
import type { Facts } from './facts';
import { letterFrame } from './letter';
import { paymentsOf } from './payment';
import { hidden } from './portal-door';
import { oneLine, shortLine } from './plain';
import { viewsOf } from './part-view';
import type { Template } from './template';
import { slipsOf } from './swiss-slip';
import { footerOf, legalLines, textOf } from './text';

/**
 * Puts a message into words: subject, HTML and text of an email, or a letter ready to print. Preview, delivery and print
 * all come through here, and all are written from the same parts.
 */
export interface Rendered {
  readonly subject: string;
  readonly html: string;
  /** The same, complete, without HTML. */
  readonly text: string;
}

export interface RenderedEmail extends Rendered {
  /** Pictures that the HTML shows, `cid:…`: the lines of a code to scan. */
  readonly codes: readonly { readonly cid: string; readonly code: string }[];
}

export interface RenderedLetter extends Rendered {
  /** What `html` is made of: letters with one style are printed as one document. */
  readonly style: string;
  readonly body: string;
  /** How many pages at its end carry a Swiss payment part. */
  readonly slips: number;
  /** The same letter with its pages numbered, for when it has several. */
  readonly numbered: string;
}

/** What puts text on paper: layouts by name, and codes as pictures. */
export interface Press {
  view(
    name: 'layouts/email' | 'layouts/letter' | 'layouts/letter-style' | 'layouts/statement',
    blanks: Readonly<Record<string, unknown>>,
  ): string;
  /** An SVG of the lines of an EPC code. */
  draw(code: string): string;
  /** The same of an address. */
  drawAddress(address: string): string;
  /** An SVG of a Swiss QR code, its cross in the middle. */
  drawSwiss(code: string): string;
}

/** The same message without what opens the customer's account: as it is kept and shown. */
export const hiding = (facts: Facts): Facts =>
  facts.door === undefined ? facts : { ...facts, door: hidden(facts.door) };

/** As text alone, whichever way it went. */
export const wordsIn = (facts: Facts, template: Template): Pick<Rendered, 'subject' | 'text'> => ({
  subject: subjectOf(facts, template),
  text: textOf(partsIn(template.body(facts)), facts),
});

export function renderEmail(facts: Facts, template: Template, press: Press): RenderedEmail {
  const parts = partsIn(template.body(facts));
  const subject = subjectOf(facts, template);
  const html = press.view('layouts/email', {
    language: facts.speech.language,
    subject,
    company: oneLine(facts.parties.creditor.name),
    parts: parts.flatMap((part) => viewsOf(part, facts, { pay: cidOf, door: () => '' })),
    legal: legalLines(facts),
    footer: footerOf(facts).map((paragraph) => ({ lines: paragraph.split('\n') })),
  });
  const codes = needsPayment(parts) ? paymentsOf(facts).filter(({ code }) => code !== '') : [];
  return {
    subject,
    html,
    text: textOf(parts, facts),
    codes: codes.map(({ id, code }) => ({ cid: cidOf(id), code })),
  };
}

export function renderLetter(facts: Facts, template: Template, layout: LetterLayout, press: Press): RenderedLetter {
  const parts = partsIn(template.body(facts));
  const subject = subjectOf(facts, template);
  const frame = letterFrame(facts, layout, subject);
  const slips = needsPayment(parts) ? slipsOf(facts) : [];
  // one code for one account: where a payment part follows, the bank's app scans that
  const billed = new Set(slips.map(({ iban }) => iban.replaceAll(' ', '')));
  const drawn = {
    pay: (_: string, code: string) => (billed.has(ibanIn(code)) ? '' : press.draw(code)),
    door: (address: string) => press.drawAddress(address),
  };
  const body = press.view('layouts/letter', {
    ...frame.blanks,
    parts: parts.flatMap((part) => viewsOf(part, facts, drawn)),
    slips: slips.map((slip) => ({ ...slip, picture: press.drawSwiss(slip.code) })),
  });
  const style = (numbered: boolean): string =>
    press.view('layouts/letter-style', { ...frame.style, numbered, hasSlips: slips.length > 0 });
  const page = (styled: string): string =>
    `<!doctype html><html lang="${facts.speech.language}"><head><title>${escaped(subject)}</title>` +
    `<style>${styled}</style></head><body>${body}</body></html>`;
  const plain = style(false);
  return {
    subject,
    html: page(plain),
    text: textOf(parts, facts),
    style: plain,
    body,
    slips: slips.length,
    numbered: page(style(true)),
  };
}

export const LONGEST_SUBJECT = 200;

export const subjectOf = (facts: Facts, template: Template): string =>
  shortLine(template.subject(facts), LONGEST_SUBJECT);

/** The seventh line of an EPC code. */
const ibanIn = (code: string): string => code.split('\n')[6] ?? '';

const needsPayment = (parts: readonly Part[]): boolean =>
  parts.some((part) => part.kind === 'block' && part.block === 'payment');

/** Under which name a mail carries the picture of a code. */
export const cidOf = (id: string): string => `pay-${id.toLowerCase()}@duly`;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
