import { csvRecords } from '../imports/formats/csv';
import { cellText } from '../imports/formats/row';
import { dayFrom, type Day } from '../kernel/day';
import { ANSWERED, type Answered } from './postal';

/**
 * What a postal service answers: a list with a head that names at least `id`, `status` and `day`, and perhaps `number` and `note`; parted
 * by semicolons, commas or tabs. A line that cannot be read costs itself only.
 */
export interface Answer {
  readonly line: number;
  readonly id: string;
  readonly is: Answered;
  readonly on: Day;
  /** Under which the service carries it. */
  readonly number: string | null;
  readonly note: string | null;
}

export const ANSWER_FAULTS = [
  'head',
  'size',
  'many',
  'line',
  'status',
  'day',
  'number',
  'unknown',
  'order',
  'future',
] as const;
export type AnswerFault = (typeof ANSWER_FAULTS)[number];

export interface Problem {
  readonly line: number;
  readonly fault: AnswerFault;
}

export interface Read {
  readonly answers: readonly Answer[];
  readonly problems: readonly Problem[];
}

export const MOST_BYTES = 5_000_000;
const MOST_LINES = 20_000;
const LONGEST_NOTE = 300;

export function readAnswers(bytes: Buffer): Read {
  const text = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n');
  const [first = ''] = text.split('\n', 1);
  const delimiter = [';', ',', '\t'].find((one) => first.includes(one)) ?? ';';
  const answers: Answer[] = [];
  const problems: Problem[] = [];
  let head: readonly string[] | undefined;
  for (const record of csvRecords([text], { delimiter, lineLength: 2_000, width: 0 })) {
    const cells = record.cells.map((one) => cellText(one));
    if (cells.every((one) => one === '')) continue;
    if (head === undefined) {
      head = cells.map((one) => one.toLowerCase());
      if (!NEEDED.every((name) => head?.includes(name))) return { answers: [], problems: [{ line: 1, fault: 'head' }] };
      continue;
    }
    if (answers.length + problems.length >= MOST_LINES) return { answers, problems: [...problems, { line: record.line, fault: 'many' }] }; // prettier-ignore
    const read: Answer | Problem =
      record.fault === undefined ? answerIn(record.line, cells, head) : { line: record.line, fault: 'line' };
    if ('fault' in read) problems.push(read);
    else answers.push(read);
  }
  return head === undefined ? { answers: [], problems: [{ line: 1, fault: 'head' }] } : { answers, problems };
}

const NEEDED = ['id', 'status', 'day'];

function answerIn(line: number, cells: readonly string[], head: readonly string[]): Answer | Problem {
  const of = (name: string): string => cells[head.indexOf(name)] ?? '';
  const is = ANSWERED.find((one) => one === of('status').toLowerCase());
  if (is === undefined) return { line, fault: 'status' };
  const on = dayFrom(of('day').slice(0, 10));
  if (on === undefined) return { line, fault: 'day' };
  const number = of('number');
  if (number !== '' && !/^[\p{L}\p{N}][\p{L}\p{N} ./-]{0,59}$/u.test(number)) return { line, fault: 'number' };
  const note = of('note').replace(/\p{C}+/gu, ' ').trim().slice(0, LONGEST_NOTE); // prettier-ignore
  return { line, id: of('id'), is, on, number: number === '' ? null : number, note: note === '' ? null : note };
}
