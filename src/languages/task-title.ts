import { format } from '../kernel/money';
import { CODE_WORDS, codeText } from './code-words';
import { refusalText, remedyText } from './refusal';
import type { Reader } from './sentence';
import { dayText, fill, inLanguage } from './said';
import { TASK_TITLE_WORDS } from './task-title-words';
import type { TaskTitleWords } from './task-title-words.en';

/**
 * What a task that Duly opens asks for: which sentence, and its values, so that everybody reads it in their own language. What a person
 * typed is a text and stays one.
 */
export interface TaskAsk {
  readonly ask: keyof TaskTitleWords;
  readonly values: Readonly<Record<string, AskValue>>;
}

type Codes = (typeof CODE_WORDS)['en'];
type AskValue =
  | string
  | number
  | { readonly minor: number; readonly currency: string }
  | { readonly code: string; readonly of: keyof Codes; readonly en?: string }
  /** What to do about a refusal, which may be a command. */
  | { readonly remedy: string };

export const asks = (ask: TaskAsk['ask'], values: TaskAsk['values'] = {}): TaskAsk => ({ ask, values });

/** As the command line and the rooms say it. */
export const askInEnglish = ({ ask, values }: TaskAsk): string =>
  fill(
    TASK_TITLE_WORDS.en[ask],
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plain(value)])),
  );

const plain = (value: AskValue): string | number =>
  typeof value !== 'object' ? value
  : 'minor' in value ? format(value, 'en')
  : 'code' in value ? (value.en ?? value.code)
  : value.remedy; // prettier-ignore

/** What is kept of a task, in the reader's language. `ask` is JSON, or null where a person wrote the title. */
export function titleText({ title, ask }: KeptTitle, reader: Reader): string {
  const kept = ask === null ? undefined : (JSON.parse(ask) as TaskAsk);
  if (kept === undefined || !(kept.ask in TASK_TITLE_WORDS.en)) return title;
  const values = Object.entries(kept.values).map(([name, value]) => [name, spoken(value, reader)] as const);
  return fill(inLanguage(TASK_TITLE_WORDS, reader.language)[kept.ask], Object.fromEntries(values)).trim();
}

interface KeptTitle {
  readonly title: string;
  readonly ask: string | null;
}

function spoken(value: AskValue, reader: Reader): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return DAY.test(value) ? dayText(value, reader.locale) : refusalText(value, reader);
  if ('minor' in value) return format(value, reader.locale);
  if ('remedy' in value) return remedyText(value.remedy, reader);
  return codeText(inLanguage(CODE_WORDS, reader.language)[value.of], value.code);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
