import type { Ids } from '../kernel/ids';
import { format } from '../kernel/money';
import type { CompanyPaths } from '../kernel/paths';
import { CASE_LIST_WORDS } from '../languages/case-list-words';
import { codeText } from '../languages/code-words';
import { NOTICE_WORDS } from '../languages/notice-words';
import { RECOVERY_WORDS } from '../languages/recovery-words';
import { dayText, inLanguage } from '../languages/said';
import { titleText } from '../languages/task-title';
import { TASKS_WORDS } from '../languages/tasks-words';

/** What is new, as one line, and where it leads. */
export interface Said {
  readonly code: string | null;
  readonly customerName: string | null;
  readonly text: string;
}

/** `Call: ACME, owes since March`. */
export function noticeText(language: string, locale: string, { code, customerName, text }: Said): string {
  const ask = text.startsWith('{"ask":') ? text : null;
  const said = ofCase(language, locale, { code, text }) ?? (code === 'run' ? dayText(text, locale) : titleText({ title: text, ask }, { language, locale })); // prettier-ignore
  const rest = [customerName === text ? null : customerName, said].filter(Boolean).join(', ');
  return `${noticeLabel(language, code)}: ${rest}`;
}

/** What happened in a case is kept as a code or an amount, and said in the language of who reads it; undefined: it is no such thing. */
export function ofCase(
  language: string,
  locale: string,
  { code, text }: Pick<Said, 'code' | 'text'>,
): string | undefined {
  const w = inLanguage(CASE_LIST_WORDS, language);
  const [minor = '', currency = ''] = text.split(' ');
  if (code === 'case_money_in') return format({ minor: Number(minor), currency }, locale);
  if (code === 'case_stage') return codeText(w.stage, text);
  if (code === 'case_late') return codeText(w.next, text);
  return code === 'case_closed' ? codeText(inLanguage(RECOVERY_WORDS, language).outcome, text) : undefined;
}

/** What happened in a few words: of a task its kind. */
export function noticeLabel(language: string, code: string | null): string {
  const own = inLanguage(NOTICE_WORDS, language).happened;
  if (code !== null && code in own) return own[code as keyof typeof own];
  return codeText(inLanguage(TASKS_WORDS, language).kind, code ?? '');
}

const PLACES = ['task', 'run', 'case', 'customer'] as const;

/** Where `task/3` leads; empty where there is no such page. */
export function noticePath({ ids }: { readonly ids: Ids }, at: CompanyPaths, about: string): string {
  const [kind = '', number = ''] = about.split('/');
  if (kind === 'rates') return at.under('/settings/rates');
  if (kind === 'rate') return at.under('/settings/rates', { series: number });
  if (!/^\d+$/.test(number)) return '';
  if (kind === 'upload') return at.under(`/imports/new/${ids.seal('upload', Number(number))}`);
  if (kind === 'intake_file') return at.under(`/imports/delivered/${ids.seal('intake_file', Number(number))}`);
  if (kind === 'postal_drop' || kind === 'postal_service') return at.under('/settings/post');
  const place = PLACES.find((one) => one === kind);
  return place === undefined ? '' : at[place](ids.seal(place, Number(number)));
}
