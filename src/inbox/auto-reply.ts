import { dayIn, instant, type Day } from '../kernel/day';
import { ABSENT, ACKNOWLEDGED, AUTOMATIC_SUBJECT, BACK, CHALLENGE, DEPUTY, UNTIL } from './auto-reply-words';
import { folded } from './folded';
import { newTextOf } from './new-text';
import { addressesIn, header, LONGEST, partsOf, reportTypeOf, subjectOf, type ReadMail } from './read-mail';
import { proposeReading } from './reading';
import { daysIn } from './said-day';

/**
 * A mail that no person wrote for us: a notice of absence, an acknowledgement, a receipt of reading. It is no answer. Where it is not
 * sure it is one: what a person wrote under the subject of a machine is not lost.
 */
export interface AutoReply {
  /** `absence`: somebody is away · `automatic`: anything else that a machine sent. */
  readonly kind: 'absence' | 'automatic';
  /** The day that it names for the return; else the last day of the absence. */
  readonly until: Day | null;
  /** Who is there instead, as it is written: a name, an address, or both. */
  readonly deputy: string | null;
}

const AUTOMATIC: AutoReply = { kind: 'automatic', until: null, deputy: null };

/** Of a mail that `readBounce` says is none. */
export function readAutoReply(mail: ReadMail): AutoReply | undefined {
  if (reportTypeOf(mail) !== undefined || partsOf(mail, /^message\/(disposition-notification|feedback-report)$/).length > 0) return AUTOMATIC; // prettier-ignore
  const subject = folded(subjectOf(mail));
  const { said } = newTextOf(mail.text.slice(0, LONGEST));
  const words = folded(said.slice(0, 6_000));
  const isAbsence = ABSENT.test(subject) || ABSENT.test(words);
  if (!isByMachine(mail, { subject, said, words, isAbsence })) return undefined;
  return isAbsence ? { kind: 'absence', ...absenceIn(said, mail) } : AUTOMATIC;
}

interface Seen {
  readonly subject: string;
  readonly said: string;
  readonly words: string;
  readonly isAbsence: boolean;
}

function isByMachine(mail: ReadMail, { subject, said, words, isAbsence }: Seen): boolean {
  const submitted = header(mail, 'auto-submitted').toLowerCase();
  if (/^auto-(replied|notified)/.test(submitted) || isMarked(mail)) return true;
  const speaks = isAbsence || ACKNOWLEDGED.test(words) || ACKNOWLEDGED.test(subject) || CHALLENGE.test(words);
  // A machine may send what matters, such as an advice of payment: then it must say that it only acknowledges.
  const isHinted = /^auto-generated/.test(submitted) || isBulk(mail) || AUTOMATIC_SUBJECT.test(subject);
  if (!isHinted) return CHALLENGE.test(words) && /^(noreply|no-reply|donotreply)|challenge|verify/.test(addressesIn(mail.from)[0] ?? ''); // prettier-ignore
  return speaks && !saysMore(said, mail);
}

/** Headers that programs for automatic answers set, and nobody else (RFC 3834; Exchange, Exim, cPanel, Gmail, Zimbra, Domino). */
function isMarked(mail: ReadMail): boolean {
  const has = (name: string): boolean => mail.headers.has(name) && header(mail, name).toLowerCase() !== 'no';
  if (['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-autoreply-from', 'x-mail-autoreply', 'x-vacation'].some(has)) return true; // prettier-ignore
  if (/^(auto[_-]?reply|auto[_-]?response)$/.test(header(mail, 'precedence').toLowerCase())) return true;
  return /rules/i.test(header(mail, 'x-ms-exchange-generated-message-source'));
}

const isBulk = (mail: ReadMail): boolean =>
  /^(bulk|junk)$/.test(header(mail, 'precedence').toLowerCase()) ||
  mail.headers.has('x-ms-exchange-inbox-rules-loop') ||
  /\b(all|oof)\b/i.test(header(mail, 'x-auto-response-suppress'));

/** It speaks of the debt itself: paid, will pay, objects. Absent people do not. */
function saysMore(said: string, mail: ReadMail): boolean {
  const today = writtenOn(mail) ?? ('2000-01-01' as Day);
  const proposed = proposeReading({ text: said, subject: '', language: 'en', today, items: [] });
  return proposed.some(({ kind }) => kind === 'paid' || kind === 'promise' || kind === 'dispute' || kind === 'instalments' || kind === 'copy'); // prettier-ignore
}

/** The day that its `Date` says, where it says one. */
function writtenOn(mail: ReadMail): Day | undefined {
  const at = Date.parse(header(mail, 'date').slice(0, 60));
  return Number.isFinite(at) && at > Date.UTC(1990) && at < Date.UTC(2190) ? dayIn('UTC', instant(new Date(at))) : undefined;
} // prettier-ignore

function absenceIn(said: string, mail: ReadMail): { until: Day | null; deputy: string | null } {
  const sentences = said.slice(0, 4_000).replace(/\n(?!\n)/g, ' ').split(/(?<=[^\d.][.!?])\s+|\n+/).slice(0, 40); // prettier-ignore
  return { until: returnIn(`${subjectOf(mail)}. ${said}`, mail), deputy: deputyIn(sentences) };
}

function returnIn(said: string, mail: ReadMail): Day | null {
  const today = writtenOn(mail);
  if (today === undefined) return null;
  const text = folded(said.slice(0, 4_000));
  const language = LANGUAGES.find(([, words]) => words.test(text))?.[0] ?? 'de';
  const days = daysIn(text, { today, direction: 'ahead', language }).filter(({ on }) => on !== null && on >= today);
  const after = (words: RegExp): Day | null => days.find(({ from }) => words.test(text.slice(Math.max(0, from - 60), from)))?.on ?? null; // prettier-ignore
  return (
    after(BACK) ??
    after(UNTIL) ??
    days.find(({ isRange }) => isRange)?.on ??
    (days.length === 1 ? (days[0]?.on ?? null) : null)
  );
}

/** Enough to tell how days are written. */
const LANGUAGES: readonly (readonly [string, RegExp])[] = [
  ['en', /\b(the|will|back|until|office|i am|i'm)\b/],
  ['fr', /\b(je suis|absente?|jusqu|retour)\b/],
];

/** Who is named after "please contact"; whatever stands there, short. */
function deputyIn(sentences: readonly string[]): string | null {
  for (const sentence of sentences) {
    const found = DEPUTY.exec(sentence.slice(0, 600));
    if (!found) continue;
    const rest = sentence.slice(found.index + found[0].length, 600);
    const address = addressesIn(rest)[0];
    const name = nameAt(rest);
    if (name === undefined && address === undefined) continue;
    return [name, address === undefined ? undefined : name === undefined ? address : `<${address}>`].filter((part) => part !== undefined).join(' '); // prettier-ignore
  }
  return null;
}

const TITLE =
  /^(?:(?:my colleague|meine[nr]? kolleg(?:e|en|in)|mon collegue|ma collègue|mon collègue|min kollega|mijn collega|mi compañer[oa]|mr|mrs|ms|herrn?|frau|m\.|mme|monsieur|madame|dhr\.?|mevr\.?|sr\.?|sra\.?|an|à|with|met|con|mit|to)\.?[\s,]+){0,3}/i;

/** Two or three words with capitals. */
function nameAt(rest: string): string | undefined {
  const text = rest.trim().replace(/^[:,\s]+/, '').replace(TITLE, ''); // prettier-ignore
  return /^\p{Lu}[\p{L}'.-]{0,30}(?: (?:(?:van|von|de|del|der|den|la|le) ){0,2}\p{Lu}[\p{L}'-]{1,30}){0,2}/u.exec(text)?.[0].replace(/\.$/, '');
} // prettier-ignore
