import { dayFrom } from '../kernel/day';
import { chronology, type Happening } from './chronology';
import type { Reminder } from './claim';
import { reminderPart } from './reminders-sheet';
import { wayOf } from './sending';
import { amount, column, row, shortDay, someOf, type RowView, type TableView, type Telling } from './telling';
import { fill } from './words';

/** The story on one spread: a line per day or period, with the page on which more is to be read. */
export function chronologySheet(telling: Telling): { title: string; intro: string; tables: TableView[] } {
  const { claim, words, speech } = telling;
  const columns = [
    column(words.chronology.date, 'text', '29mm'),
    column(words.chronology.what),
    column(`${words.chronology.amount} (${claim.currency})`, 'num', '27mm'),
    column(words.chronology.where, 'num', '12mm'),
  ];
  const happened = chronology(claim, telling.chronologyLines).map((one): RowView => {
    const part = partOf(telling, one);
    return row(columns, [
      when(telling, one),
      sentence(telling, one),
      one.amountMinor === null ? '' : amount(telling, one.amountMinor),
      part === null ? '' : { text: telling.pageOf(part), part },
    ]);
  });
  const end = row(columns, [shortDay(telling, claim.keyDate), words.chronology.keyDate, '', ''], 'sum');
  return {
    title: words.sheet.chronology,
    intro: fill(words.chronology.intro, { date: speech.day(claim.keyDate) }),
    tables: [{ title: null, columns, rows: [...happened, end] }],
  };
}

function when(telling: Telling, { from, to }: Happening): string {
  if (from === to) return shortDay(telling, from);
  return fill(telling.words.chronology.until, { from: shortDay(telling, from), to: shortDay(telling, to) });
}

const MOST_NAMES = 4;

function sentence(telling: Telling, one: Happening): string {
  const { words, speech } = telling;
  const reminder = one.count === 1 && one.kind === 'reminded' ? reminderOf(telling, one) : undefined;
  if (reminder) return reminderSentence(telling, reminder);
  const documents = someOf(telling, one.documents, MOST_NAMES);
  const text = fill(speech.count(words.chronology.kind[one.kind], one.count), {
    documents,
    detail: detailText(telling, one),
  });
  const asked = one.kind === 'contacted' && one.count === 1 && documents !== '';
  return asked ? `${text.trim()}: ${documents}` : text.trim();
}

function detailText({ words, speech }: Telling, { kind, detail }: Happening): string {
  if (detail === null) return '';
  const promisedOn = kind === 'promised' ? dayFrom(detail) : undefined;
  if (promisedOn) return speech.day(promisedOn);
  if (kind === 'disputed' || kind === 'answered')
    return (words.disputeCategory as Record<string, string>)[detail] ?? detail;
  return kind === 'contacted' ? ((words.contactKind as Record<string, string>)[detail] ?? detail) : detail;
}

const reminderOf = ({ claim }: Telling, { key }: Happening): Reminder | undefined =>
  claim.reminders.find((one) => one.key === key);

function reminderSentence({ words, speech }: Telling, reminder: Reminder): string {
  const { channel, kind, payBy } = reminder;
  const told = fill(payBy === null ? words.chronology.reminder.bare : words.chronology.reminder.told, {
    kind: words.reminderKind[kind],
    channel: words.channel[channel],
    date: payBy === null ? '' : speech.shortDay(payBy),
  });
  const way = wayOf(reminder);
  return way === 'sent' ? told : fill(words.chronology.reminder[way], { told });
}

/** Which part of the bundle tells it in full. */
function partOf({ claim }: Telling, { kind, key, count }: Happening): string | null {
  switch (kind) {
    case 'contract':
      return null;
    case 'delivered':
    case 'invoiced':
    case 'due':
    case 'credited':
    case 'paid':
    case 'adjusted':
      return 'claim';
    case 'reminded':
      return count > 1 ? 'reminders' : reminderPart(claim.reminders.findIndex((one) => one.key === key));
    case 'promised':
    case 'promise_kept':
    case 'promise_broken':
      return 'promises';
    case 'disputed':
    case 'answered':
      return 'disputes';
    case 'contacted':
    case 'replied':
      return 'contacts';
  }
}
