import { Refusal } from '../kernel/result';
import type { Facts } from './facts';
import { shortLine } from './plain';
import type { Rendered } from './render';
import { MOST_SMS, smsSize, smsText, type SmsSize } from './sms';
import type { Template } from './template';

/** A short message in words: preview and delivery both come through here. Names are shortened; more than two parts are not sent. */
export function renderSms(facts: Facts, template: Template): Rendered {
  const { parties } = facts;
  const short: Facts = { ...facts, parties: { ...parties, creditor: { ...parties.creditor, name: shortLine(parties.creditor.name, 30) } } }; // prettier-ignore
  const text = smsText(template.body(short));
  const size = smsSize(text);
  if (size.length > MOST_SMS) {
    throw new Refusal(
      'message-too-long',
      `The short message has ${size.length} characters, more than ${MOST_SMS}.`,
      'Shorten its template.',
    );
  }
  return { subject: shortLine(template.subject(short), 200), text, html: pageOf(text, facts.speech.language, size) };
}

const pageOf = (text: string, language: string, { length, parts }: SmsSize): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>SMS</title><style>body{font:16px/1.5 sans-serif;margin:24px;background:#fff;color:#182433}p{max-width:22em;padding:12px 16px;border:1px solid #929dab;border-radius:16px;overflow-wrap:anywhere;margin:0}</style></head><body><p>${escaped(text)}</p><small>${length}/${MOST_SMS} · ${parts} SMS</small></body></html>`;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
