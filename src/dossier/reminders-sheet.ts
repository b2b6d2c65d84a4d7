import { oneLine } from '../outbox/plain';
import type { ProofOfSending, Reminder } from './claim';
import { wayOf } from './sending';
import { amount, column, money, row, shortDay, type TableView, type Telling } from './telling';
import { fill } from './words';

/**
 * What was written to the debtor: a list, then each message word for word on its own page with what proves that it left
 * the house. Null where there is nothing of the kind.
 */
export function remindersSheet(telling: Telling): { title: string; intro: string; tables: TableView[] } | null {
  const { claim, words } = telling;
  if (claim.reminders.length === 0) return null;
  const columns = [
    column(words.reminders.number, 'text', '9mm'),
    column(words.reminders.date, 'day', '24mm'),
    column(words.reminders.what),
    column(`${words.reminders.demand} (${claim.currency})`, 'num', '26mm'),
    column(words.reminders.payBy, 'day', '27mm'),
    column(words.reminders.page, 'num', '12mm'),
  ];
  const rows = claim.reminders.map((reminder, n) => {
    const part = reminderPart(n);
    const by = fill(words.reminders.by, { channel: words.channel[reminder.channel] });
    return row(columns, [
      String(n + 1),
      shortDay(telling, reminder.sentOn),
      { text: words.reminderKind[reminder.kind], second: `${by} · ${words.way[wayOf(reminder)]}`, part },
      reminder.demandMinor === null ? '' : amount(telling, reminder.demandMinor),
      shortDay(telling, reminder.payBy),
      { text: telling.pageOf(part), part },
    ]);
  });
  return { title: words.sheet.reminders, intro: words.reminders.intro, tables: [{ title: null, columns, rows }] };
}

/** The part of the bundle that holds the nth reminder, counted from 0. */
export const reminderPart = (n: number): string => `reminder-${n + 1}`;

/** "3. Final reminder of 28 May 2026" */
export function reminderTitle({ words, speech }: Telling, { kind, writtenOn }: Reminder, n: number): string {
  const blanks = { n: String(n + 1), kind: words.reminderKind[kind], date: speech.day(writtenOn) };
  return fill(words.reminders.title, blanks);
}

export function reminderSheet(telling: Telling, reminder: Reminder, n: number) {
  const { words, speech } = telling;
  const fact = (label: string, ...parts: readonly string[]) => (parts.join('') === '' ? [] : [{ label, parts }]);
  const left = wayOf(reminder) === 'sent' || wayOf(reminder) === 'returned';
  return {
    title: reminderTitle(telling, reminder, n),
    facts: [
      fact(
        left ? words.reminders.sent : words.reminders.written,
        `${speech.day(reminder.sentOn)}, ${words.channel[reminder.channel]}`,
      ),
      fact(words.reminders.recipient, reminder.recipient),
      fact(words.reminders.subject, oneLine(reminder.subject)),
      fact(words.reminders.demand, reminder.demandMinor === null ? '' : money(telling, reminder.demandMinor)),
      fact(words.reminders.payBy, reminder.payBy === null ? '' : speech.day(reminder.payBy)),
      fact(words.reminders.documents, ...listed(telling, reminder.documents)),
      fact(words.reminders.attachments, ...listed(telling, reminder.attachments)),
    ].flat(),
    textTitle: reminder.extract === true ? words.reminders.extract : words.reminders.text,
    stanzas: stanzasOf(reminder.text.trim()),
    proofTitle: words.reminders.proof,
    noProof: words.reminders.noProof,
    proof: reminder.proof.map((proof) => proofLine(telling, proof)),
  };
}

const MOST_NAMES = 60;

/** Names, each followed by a comma but the last, so that a line never breaks inside one. */
function listed({ words, speech }: Telling, names: readonly string[]): string[] {
  const shown = names.slice(0, MOST_NAMES);
  const more = names.length > shown.length ? [speech.count(words.chronology.more, names.length - shown.length)] : [];
  return [...shown.map((name, n) => (n < shown.length - 1 ? `${name},` : name)), ...more];
}

const SHORT_STANZA = 8;

/**
 * A text as it was sent, so that what is indented stays indented where a long line breaks, and short stanzas stay whole; of
 * longer ones a line stays with what is indented under it, and a heading with its rule.
 */
export function stanzasOf(text: string) {
  return text.split(/\n[ \t]*\n+/).map((stanza) => {
    const lines = stanza.split('\n').map((line) => {
      const words = line.trimStart();
      return { indent: line.length - words.length, text: words };
    });
    return { short: lines.length <= SHORT_STANZA, lines };
  });
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
