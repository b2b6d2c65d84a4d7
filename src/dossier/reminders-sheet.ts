import { oneLine } from '../outbox/plain';
import type { ProofOfSending, Reminder } from './claim';
import { money, someOf, type Telling } from './telling';
import { maskLinks } from './visibility';

/** Each demand as it left the house, word for word, with what proves that it did. */
export interface LetterView {
  readonly title: string;
  readonly facts: readonly { readonly label: string; readonly text: string }[];
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

const MOST_DOCUMENTS = 40;

function letter(telling: Telling, reminder: Reminder, number: number): LetterView {
  const { words, speech } = telling;
  const fact = (label: string, text: string | null) => (text === null || text === '' ? [] : [{ label, text }]);
  return {
    title: `${number}. ${reminder.title}`,
    facts: [
      fact(words.reminders.sent, `${speech.day(reminder.sentOn)}, ${words.channel[reminder.channel]}`),
      fact(words.reminders.recipient, reminder.recipient),
      fact(words.reminders.subject, oneLine(reminder.subject)),
      fact(words.reminders.demand, reminder.demandMinor === null ? null : money(telling, reminder.demandMinor)),
      fact(words.reminders.payBy, reminder.payBy === null ? null : speech.day(reminder.payBy)),
      fact(words.reminders.documents, someOf(telling, reminder.documents, MOST_DOCUMENTS)),
      fact(words.reminders.attachments, reminder.attachments.join(', ')),
    ].flat(),
    text: maskLinks(reminder.text).trim(),
    proof: reminder.proof.map((proof) => proofLine(telling, proof)),
  };
}

function proofLine({ words, speech }: Telling, { kind, at, detail }: ProofOfSending) {
  const [day = '', time = ''] = at.split('T');
  const clock = time === '' ? '' : `, ${time.slice(0, 5)} UTC`;
  return {
    what: words.proof[kind],
    at: `${speech.shortDay(day as ProofOfSending['at'] & Parameters<typeof speech.shortDay>[0])}${clock}`,
    detail: detail && maskLinks(oneLine(detail)),
  };
}
