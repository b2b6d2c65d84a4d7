import { z } from 'zod';
import { colour, operator, privacyNotes, questions } from './own-face';
import { setting } from './setting';

/** What customers see and what is promised to them: the settings of their page, of answers and of visits. */
const whole = (min: number, max: number): z.ZodNumber => z.number().int().min(min).max(max);

export const PORTAL_SETTINGS = {
  operator: setting(
    operator.nullable(),
    null,
    'Who looks after the accounts on behalf of the company, where that is another: {"name","address","registerNo","permission","phone","email","website"}; null: the company itself.',
  ),
  portalColour: setting(colour.nullable(), null, 'The colour of the customer’s page, such as #1d4f91; null: ours.'),
  portalQuestions: setting(
    questions,
    {},
    'Questions that customers often ask, by language, such as {"en":[{"q":"Where do I pay?","a":"To …"}]}; a language without any shows those that are shipped.',
  ),
  portalPrivacy: setting(
    privacyNotes,
    {},
    'What the company says of data protection beside the shipped words, by language: its officer, its legal bases, how long it keeps what.',
  ),
  portalLinkDays: setting(
    whole(0, 365),
    60,
    'Each message to a customer carries a link to their own account that opens for so many days; 0: none does.',
  ),
  portalDocuments: setting(
    z.enum(['code', 'link']),
    'code',
    'code: invoices in the portal open after a one-time code that goes to a contact known before; link: the link alone opens them.',
  ),
  answerDays: setting(
    whole(1, 15),
    2,
    'Workdays within which a question asked in the portal is answered; the customer is told the day.',
  ),
  visitNoticeDays: setting(
    whole(1, 60),
    7,
    'A visit is announced at least that many days before; a letter three days earlier.',
  ),
} as const;
