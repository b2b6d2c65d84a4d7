import type { Day, Instant } from '../kernel/day';
import type { LegalCode } from '../law/sentence';
import type { MessageContent, MessageKind, Tone } from './content';

/**
 * A message as a room asks for it: to whom, about what, saying what. It becomes a row of the outbox once, whoever asks
 * again; put into words only when it is previewed or delivered.
 */
export interface Draft {
  readonly companyId: number;
  readonly customerId: number;
  /** Who asks, `reminder/12`: opaque here; the word before the slash names the gate that judges it before it leaves. */
  readonly about: string;
  /** What it is issued together with, `run/12`: its letters are printed as one file. */
  readonly batch?: string;
  readonly to: Recipient;
  /** Only the customer's own contacts; none for consumers. */
  readonly cc?: readonly string[];
  /** The company's day for which it is issued: one message per company, customer, recipient and day. */
  readonly day: Day;
  /** Not handed to the provider before this moment (the recipient's hour, see send-hour.ts); empty: at once. */
  readonly notBefore?: Instant;
  /** The language wanted: of the contact, else the customer, else the company. `en`, `fr` … */
  readonly language: string;
  readonly template: AnyCode;
  readonly content: MessageContent;
  /** What goes with an email; where not said, the company's setting for what demands, nothing for the rest. */
  readonly attach?: Attach;
  /** On purpose, for a stated reason: also where the recipient had a message today. Whoever asks must ask once. */
  readonly again?: boolean;
  /** It comes beside what is written that day: it takes no other message's place, and none takes its. */
  readonly beside?: boolean;
}

export type Recipient = EmailRecipient | LetterRecipient | SmsRecipient;

export interface EmailRecipient {
  readonly channel: 'email';
  readonly email: string;
  readonly name: string | null;
  readonly contactId: number | null;
}

export interface SmsRecipient {
  readonly channel: 'sms';
  /** E.164. */
  readonly phone: string;
  readonly name: string | null;
  readonly contactId: number | null;
}

export interface LetterRecipient {
  readonly channel: 'letter';
  /** First line of the address: the legal name. */
  readonly name: string;
  readonly contactId: number | null;
  readonly addressId: number | null;
  readonly address: PostalAddress;
}

export interface PostalAddress {
  /** Who there is to get it: below the name. */
  readonly attention?: string;
  /** One or more lines, parted by line breaks. */
  readonly street: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  readonly region: string | null;
  /** ISO 3166 alpha-2; empty: the sender's own. */
  readonly country: string | null;
}

export interface Attach {
  /** Copies of the invoices demanded, or a statement; with many items a statement goes instead of copies. */
  readonly what?: 'invoices' | 'statement' | 'none';
  /** Other papers, by their row numbers. */
  readonly documentIds?: readonly number[];
}

export const TEMPLATE_CODES = [
  'first-invoice',
  'pre-due',
  'reminder-friendly',
  'reminder-neutral',
  'reminder-firm',
  'final-reminder',
  'instalment',
  'thank-you',
  'dispute-answer',
  'free',
  'statement',
  'correction',
  'receipt',
  'visit-announcement',
  'portal-link',
  'call-script',
  'sms',
] as const;
export type TemplateCode = (typeof TEMPLATE_CODES)[number];
/** Those of legal papers too. */
export type AnyCode = TemplateCode | LegalCode;

/** What a person says on the telephone: written like a message, and sent to nobody. */
export const CALL_SCRIPT = 'call-script' satisfies TemplateCode;
/** What a short message says, whichever step it belongs to. */
export const SMS_TEMPLATE = 'sms' satisfies TemplateCode;
/** Templates of what is sent by email and post. */
export const MESSAGE_TEMPLATES = TEMPLATE_CODES.filter((code) => code !== CALL_SCRIPT && code !== SMS_TEMPLATE);

/** The shipped template for a kind of message and its tone. */
export function templateFor(kind: MessageKind, tone: Tone): TemplateCode {
  switch (kind) {
    case 'first_invoice':
      return 'first-invoice';
    case 'pre_due':
      return 'pre-due';
    case 'reminder':
      return `reminder-${tone}`;
    case 'final':
      return 'final-reminder';
    case 'thank_you':
      return 'thank-you';
    case 'answer':
      return 'dispute-answer';
    case 'free':
      return 'free';
    case 'statement':
      return 'statement';
    case 'correction':
      return 'correction';
  }
}

/** What became of a draft. A draft that was there before is an answer, not an error. */
export type Queued =
  | { readonly outcome: 'queued'; readonly messageId: number; readonly language: string }
  | { readonly outcome: 'exists'; readonly messageId: number }
  | { readonly outcome: 'blocked'; readonly reason: 'no-language' };
