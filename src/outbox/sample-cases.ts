import type { Tone } from './content';
import { isLegalCode } from '../law/sentence';
import type { AnyCode } from './draft';
import { NOTHING_ENCLOSED, type Facts } from './facts';
import type { Parties } from './parties';
import { legalSamples } from './legal-samples';
import { line, sample, sampleAskedBefore, sampleVisit, section, type Spoken } from './samples';

/** The invented messages that a wording is tried on: by mail and by post, with everything in them and with the least. */
export function sampleFacts(code: AnyCode, spoken: string, house: House): Facts[] {
  if (isLegalCode(code)) {
    return legalSamples(code, spoken).map((facts) => ({ ...facts, parties: housed(facts.parties, house, false) }));
  }
  const tone = toneOf(code);
  const language = spoken as Spoken;
  const full = sample(code, tone, language);
  const reminder = code.startsWith('reminder-');
  return [
    full,
    sample(code, tone, language, 'letter'),
    ...(reminder ? [sampleAskedBefore(code, tone, language)] : []),
    ...(code === 'visit-announcement' ? VISITS.map((change) => sampleVisit(language, change, 'letter')) : []),
    least(full),
  ].map((facts, at, all) => {
    const { footer, ...own } = house;
    const writes = facts.channel === 'email' && footer !== undefined ? { ...own, footer } : own;
    return { ...facts, parties: housed(facts.parties, writes, at === all.length - 1) };
  });
}

const VISITS = ['moved', 'cancelled'] as const;

/** Who writes: the company itself stands in its samples, with what it has under its mails in that language. */
export type House = Pick<Parties, 'creditor' | 'person' | 'replyTo' | 'footer'>;

export const toneOf = (code: AnyCode): Tone =>
  code === 'reminder-friendly'
    ? 'friendly'
    : code === 'reminder-firm' || code === 'final-reminder' || isLegalCode(code)
      ? 'firm'
      : 'neutral';

/** One invoice of somebody without a name, nothing on hold, nothing enclosed. */
function least(facts: Facts): Facts {
  const { content, parties } = facts;
  const due = content.kind === 'pre_due' || content.kind === 'first_invoice' ? -5 : 20;
  const sections = content.sections.length === 0 ? [] : [section('EUR', { items: [line('FA-2291', 480_000, due)] })];
  return {
    ...facts,
    content: { ...content, sections, fileNumber: parties.customer.code },
    parties: { ...parties, recipient: { ...parties.recipient, name: null } },
    enclosed: NOTHING_ENCLOSED,
    door: undefined,
  };
}

/** `alone`: nobody is named who answers questions, and there is no phone. */
function housed(parties: Parties, { creditor, person, replyTo, ...footer }: House, alone: boolean): Parties {
  return {
    ...parties,
    ...footer,
    creditor: alone ? { ...creditor, phone: null } : creditor,
    person: alone ? null : (person ?? parties.person),
    replyTo: replyTo === '' ? parties.replyTo : replyTo,
  };
}
