import { oneLine } from '../outbox/plain';
import type { ProofOfSending, Reminder } from './claim';
import { money, type Telling } from './telling';

/** Each demand as it left the house, word for word, with what proves that it did. */
export interface LetterView {
  readonly title: string;
  readonly facts: readonly { readonly label: string; readonly parts: readonly string[] }[];
  readonly text: string;
  readonly proof: readonly { readonly what: string; readonly at: string; readonly detail: string | null }[];
}

export function remindersSheet(telling: Telling) {
  const { claim, words } = telling;
  return {
    title: words.sheet.reminders,
    intro: words.reminders.intro,
    textTitle: words.reminders.text,
    proofTitle: words.reminders.proof,
    noProof: words.reminders.noProof,
    letters: claim.reminders.map((reminder, n) => letter(telling, reminder, n + 1)),
  };
}

const MOST_NAMES = 60;

/** Names, each followed by a comma but the last, so that a line never breaks inside one. */
function listed({ words, speech }: Telling, names: readonly string[]): string[] {
  const shown = names.slice(0, MOST_NAMES);
  const more = names.length > shown.length ? [speech.count(words.chronology.more, names.length - shown.length)] : [];
  return [...shown.map((name, n) => (n < shown.length - 1 ? `${name},` : name)), ...more];
}

function letter(telling: Telling, reminder: Reminder, number: number): LetterView {
  const { words, speech } = telling;
  const fact = (label: string, ...parts: readonly string[]) => (parts.join('') === '' ? [] : [{ label, parts }]);
  return {
    title: `${number}. ${reminder.title}`,
    facts: [
      fact(words.reminders.sent, `${speech.day(reminder.sentOn)}, ${words.channel[reminder.channel]}`),
      fact(words.reminders.recipient, reminder.recipient),
      fact(words.reminders.subject, oneLine(reminder.subject)),
      fact(words.reminders.demand, reminder.demandMinor === null ? '' : money(telling, reminder.demandMinor)),
      fact(words.reminders.payBy, reminder.payBy === null ? '' : speech.day(reminder.payBy)),
      fact(words.reminders.documents, ...listed(telling, reminder.documents)),
      fact(words.reminders.attachments, ...listed(telling, reminder.attachments)),
    ].flat(),
    text: reminder.text.trim(),
    proof: reminder.proof.map((proof) => proofLine(telling, proof)),
  };
}

function proofLine({ words, speech }: Telling, { kind, at, detail }: ProofOfSending) {
  const [day = '', time = ''] = at.split('T');
  const clock = time === '' ? '' : `, ${time.slice(0, 5)} UTC`;
  return {
    what: words.proof[kind],
    at: `${speech.shortDay(day as ProofOfSending['at'] & Parameters<typeof speech.shortDay>[0])}${clock}`,
    detail: detail && oneLine(detail),
  };
}
