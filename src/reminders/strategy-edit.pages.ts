import type { Visit } from '../companies/visit.pages';
import { addDays, dayFrom, type Day } from '../kernel/day';
import { REMINDER_WORDS } from '../languages/reminder-words';
import type { ReminderWords } from '../languages/reminder-words.en';
import { SETTINGS_WORDS } from '../languages/settings-words';
import { STRATEGIES_WORDS } from '../languages/strategies-words';
import type { StrategiesWords } from '../languages/strategies-words.en';
import { countText, fill, inLanguage, labelled, numberText } from '../languages/said';
import { strategyFault } from '../languages/strategy-fault';
import { TEMPLATES_WORDS } from '../languages/templates-words';
import type { TemplatesWords } from '../languages/templates-words.en';
import { MESSAGE_TEMPLATES } from '../outbox/draft';
import { NotFound } from '../platform/web/answer';
import { SHIPPED } from './shipped';
import { nameOf } from './strategies.pages';
import { conditionBlanks, type Asking } from './strategy-condition.pages';
import { rowOf, rowsIn, STEP_FIELDS, writtenFrom, type StepRow } from './strategy-form';
import {
  ATTACHED,
  BASES,
  checkStrategy,
  isLadder,
  isUntold,
  STEP_KINDS,
  type Checked,
  type Step,
  type StepKind,
  type Strategy,
} from './strategy';
import { versionsOf } from './strategy.panel';
import { strategiesOf } from './strategy.store';
import { drawingOf } from './timeline';

/** A strategy as it is being edited: in force, or as somebody typed it, with what else the page was asked. */
export interface Edit {
  /** The version in force; null: a new strategy. */
  readonly inForce: Strategy | null;
  readonly code: string;
  readonly name: string;
  readonly rows: readonly StepRow[];
  readonly checked: Checked;
  /** It is not what is in force. */
  readonly touched: boolean;
  readonly customer: string;
  readonly amount: string;
  readonly due: string;
  /** The day of the run to compare. */
  readonly day: Day;
  readonly language: string;
  /** A new one, as it is opened: the code of the strategy whose steps it has. */
  readonly begunFrom?: string;
}

/** The strategy that the address names. */
export async function strategyAsked({ asked, work, company }: Visit): Promise<Strategy> {
  const code = asked.params['code'] ?? '';
  const found = (await strategiesOf(work.db.read, company.id)).find((one) => one.code === code);
  if (found === undefined) throw new NotFound();
  return found;
}

/** As it stands in force, or as an earlier version stood. */
export async function editOf(visit: Visit, inForce: Strategy): Promise<Edit> {
  const wanted = Number(visit.asked.query.get('version') ?? String(inForce.version));
  const shown = wanted === inForce.version ? inForce : await versionOf(visit, inForce.code, wanted);
  return editFrom(visit, visit.asked.query, inForce, {
    code: inForce.code,
    name: nameOf(visit, shown),
    rows: shown.steps.map(rowOf(visit.company.currency)),
  });
}

/** An earlier version of the company's own, or 0: the one that comes with Duly. */
export async function versionOf({ work, company }: Visit, code: string, version: number): Promise<Strategy> {
  const shipped = version === 0 ? SHIPPED.find((one) => one.code === code) : undefined;
  if (shipped) return shipped;
  const row = (await versionsOf(work.db.read, company.id, code)).find((one) => one.version === version);
  const written = row && { code, name: row.name, steps: JSON.parse(row.steps) as unknown };
  const checked = written && checkStrategy(written, version);
  if (checked?.ok !== true) throw new NotFound();
  return checked.strategy;
}

/** As somebody typed it. */
export function editTyped(visit: Visit, inForce: Strategy | null): Edit {
  const { form } = visit.asked;
  const code = inForce?.code ?? (form.get('code') ?? '').trim().slice(0, 40);
  const name = (form.get('name') ?? '').trim().slice(0, 100);
  return editFrom(visit, form, inForce, { code, name, rows: rowsIn(form) });
}

function editFrom(
  visit: Visit,
  asked: URLSearchParams,
  inForce: Strategy | null,
  typed: Pick<Edit, 'code' | 'name' | 'rows'>,
): Edit {
  const text = (name: string): string => (asked.get(name) ?? '').trim().slice(0, 200);
  const { today } = visit.work;
  const { currency } = visit.company;
  const before = inForce && JSON.stringify([nameOf(visit, inForce), inForce.steps.map(rowOf(currency))]);
  return {
    inForce,
    ...typed,
    checked: checkStrategy(writtenFrom(typed.code, typed.name, typed.rows, currency)),
    touched: before !== JSON.stringify([typed.name, typed.rows]),
    customer: text('customer'),
    amount: text('amount'),
    due: text('due'),
    day: dayFrom(text('day')) ?? addDays(today, 1),
    language: text('language'),
  };
}

/** With other rows. */
export const withRows = (visit: Visit, edit: Edit, rows: readonly StepRow[]): Edit => ({
  ...edit,
  rows,
  checked: checkStrategy(writtenFrom(edit.code, edit.name, rows, visit.company.currency)),
  touched: true,
  day: edit.day < visit.work.today ? visit.work.today : edit.day,
});

/** What is wrong, in the words of the form. */
export const faultsSaid = (visit: Visit, errors: readonly string[]): string[] =>
  errors.map((error) => strategyFault(error, visit, inLanguage(REMINDER_WORDS, visit.language).kind));

/** The form and the line of days. */
export function formBlanks(visit: Visit, edit: Edit, asking: Asking): Record<string, unknown> {
  const w = inLanguage(STRATEGIES_WORDS, visit.language);
  const said = inLanguage(REMINDER_WORDS, visit.language);
  const called = inLanguage(TEMPLATES_WORDS, visit.language).code;
  const { inForce, checked } = edit;
  const numbers = numbersOf(edit.rows, visit.locale);
  const words = { w, said, called, attached: attachedIn(visit), asking };
  return {
    is_new: inForce === null,
    code: edit.code,
    name: edit.name,
    version: inForce === null ? '' : String(inForce.version),
    touched:
      edit.touched && inForce !== null ? fill(w.edit.unsaved, { version: versionText(inForce.version, w, visit) }) : '',
    rows: edit.rows.map((row, at) => rowBlanks(row, at, edit.rows.length, numbers[at] ?? '', words)),
    no_steps: edit.rows.length === 0,
    drawing:
      checked.ok && checked.strategy.steps.length > 0 ? drawingBlanks(visit, checked.strategy.steps, w, said) : null,
    save: inForce === null ? w.edit.saveNew : fill(w.edit.save, { version: String(inForce.version + 1) }),
  };
}

export const versionText = (version: number, w: StrategiesWords, { locale }: Visit): string =>
  version === 0 ? w.shipped : numberText(version, locale);

/** Steps after the due day are counted; the others have no number that means anything to people. */
function numbersOf(rows: readonly StepRow[], locale: string): string[] {
  let n = 0;
  return rows.map(({ kind }) =>
    kind === 'first_invoice' || kind === 'pre_due' || kind === 'thank_you' ? '–' : numberText((n += 1), locale),
  );
}

/** As the company's setting calls it. */
function attachedIn({ language }: Visit): Words['attached'] {
  const { choice } = inLanguage(SETTINGS_WORDS, language);
  return {
    invoices: choice['attach.invoices'],
    statement: choice['attach.statement'],
    none: choice['attach.none'],
  };
}

interface Words {
  readonly asking: Asking;
  readonly called: TemplatesWords['code'];
  readonly attached: Readonly<Record<(typeof ATTACHED)[number], string>>;
  readonly w: StrategiesWords;
  readonly said: ReminderWords;
}

function rowBlanks(row: StepRow, at: number, count: number, n: string, words: Words): unknown {
  const { w, said, called, attached, asking } = words;
  const label = (what: string): string => fill(w.edit.of, { what, n: at + 1 });
  const options = <T extends string>(
    field: keyof StepRow,
    values: readonly T[],
    words: Readonly<Record<T, string>>,
  ): unknown[] => values.map((value) => ({ value, label: words[value], chosen: row[field] === value }));
  const named = Object.fromEntries(STEP_FIELDS.map((field) => [field, `${field}-${at}`]));
  return {
    at,
    n,
    named,
    row,
    kinds: options('kind', STEP_KINDS, said.kind),
    bases: options('basis', BASES, w.basis),
    channels: options('channel', ['email', 'letter', 'sms', 'call'] as const, said.channel),
    tones: options('tone', ['friendly', 'neutral', 'firm'] as const, said.tone),
    modes: options('mode', ['automatic', 'approval', 'task'] as const, said.mode),
    templates: options('template', MESSAGE_TEMPLATES, called),
    cc: row.cc === '1',
    no_cc: row.noCc === '1',
    claim_interest: row.claimInterest === '1',
    claim_fixed: row.claimFixed === '1',
    attached: options('attach', ATTACHED, attached),
    when: isLadder(row.kind as StepKind) ? conditionBlanks(row, at, w, asking) : null,
    more:
      row.cc === '1' ||
      row.noCc === '1' ||
      row.claimInterest === '1' ||
      row.claimFixed === '1' ||
      row.template !== '' ||
      row.attach !== '',
    shows: !isUntold(row.kind as StepKind),
    by_law: row.kind === 'formal_notice',
    sends: row.kind !== 'call' && !isUntold(row.kind as StepKind),
    first: at === 0,
    last: at === count - 1,
    labels: {
      kind: label(w.edit.kind),
      days: label(w.edit.daysField),
      basis: label(w.edit.basis),
      channel: label(w.edit.channel),
      tone: label(w.edit.tone),
      more: label(w.edit.more),
      gap: label(w.edit.gap),
      payBy: label(w.edit.payBy),
      mode: label(w.edit.mode),
      show: label(w.edit.show),
      up: label(w.edit.up),
      down: label(w.edit.down),
      remove: label(w.edit.remove),
    },
  };
}

function drawingBlanks(visit: Visit, steps: readonly Step[], w: StrategiesWords, said: ReminderWords): unknown {
  const { language, locale } = visit;
  const { marks, ticks, ...drawing } = drawingOf(steps);
  return {
    ...drawing,
    box: `0 0 ${drawing.width} ${drawing.height}`,
    right: drawing.width - 20,
    ticks: ticks.map(({ x, day }) => ({
      x,
      label: day === 0 ? w.edit.due : numberText(day, locale),
      due: day === 0,
      y: drawing.line + 16,
    })),
    marks: marks.map(({ step, day, about, x, y, above }) => ({
      x,
      y,
      stem: above ? y + 5 : y - 13,
      title: said.kind[step.kind],
      text: step.template === null ? said.mode.task : `${said.channel[step.channel]} · ${said.tone[step.tone]}`,
      title_y: above ? y - 14 : y,
      text_y: above ? y : y + 14,
      n: step.n > 0 ? numberText(step.n, locale) : '',
      kind: step.kind,
      said: labelled(
        language,
        said.kind[step.kind],
        `${triggerText(step, said, locale)}${about ? ` (${w.edit.about} ${numberText(day, locale)})` : ''}`,
      ),
    })),
  };
}

/** `3 days after the due day`. */
function triggerText({ trigger: { basis, days } }: Step, { trigger }: ReminderWords, locale: string): string {
  const words = basis === 'due' && days < 0 ? trigger.before : trigger[basis];
  return countText(words, Math.abs(days), locale);
}
