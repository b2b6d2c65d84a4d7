import { changeIdentity, changeSetting, type SettingChanged } from '../companies/actions';
import type { Company } from '../companies/company';
import { identityFrom } from '../companies/new-company';
import { settingFromText, type Settings } from '../companies/settings';
import { settingsOf } from '../companies/store';
import type { Visit } from '../companies/visit.pages';
import { format, fromDecimal } from '../kernel/money';
import { WrongUse } from '../kernel/result';
import { fill } from '../languages/said';
import { termsCodeText } from '../languages/terms-text';
import { computedCounts } from '../ledger/terms-move.store';
import { see, type Answer } from '../platform/web/answer';
import { typedIn, type Typed } from '../platform/web/form';
import { within } from '../platform/work';
import {
  INITIAL,
  isIdentity,
  isPersonField,
  personText,
  settingText,
  SUBJECT_FIELDS,
  typedFrom,
  type FieldSpec,
  type Subject,
} from './settings-fields';
import { settingsPage, settingsPath, settingsWords } from './settings-frame.pages';

/** A page of facts and settings: each with one sentence and what it is when nobody sets it. All of a form is kept, or nothing. */
export interface ValuesShown {
  readonly typed?: Typed;
  readonly wrong?: Readonly<Record<string, string>>;
  /** What else stands on the page. */
  readonly more?: Readonly<Record<string, unknown>>;
}

export async function valuesPage(visit: Visit, subject: Subject, shown: ValuesShown = {}): Promise<Answer> {
  const settings = await settingsOf(visit.work.db.read, visit.company.id);
  const fields = SUBJECT_FIELDS[subject].map((spec) => fieldBlanks(visit, spec, settings, shown));
  const blanks = {
    action: settingsPath(visit, subject),
    fields,
    facts: [],
    extra: '',
    actions: [],
    link: null,
    ...shown.more,
  };
  return settingsPage(visit, subject, 'pages/desk/settings', { blanks, wrong: shown.wrong !== undefined });
}

function fieldBlanks(visit: Visit, spec: FieldSpec, settings: Settings, { typed, wrong = {} }: ValuesShown): unknown {
  const w = settingsWords(visit);
  const hints: Readonly<Partial<Record<string, string>>> = w.hint;
  const { name, typing } = spec;
  const value = typed?.[name] ?? saidFrom(spec, visit, settings);
  const own = isIdentity(name) || isPersonField(name);
  const options = (typing === 'yesno' ? ['yes', 'no'] : (spec.choices ?? [])).map((code) => ({
    value: code,
    label: w.choice[`${typing === 'yesno' ? 'yesno' : name}.${code}` as keyof typeof w.choice],
    chosen: code === value,
  }));
  const initial = own ? '' : typedFrom(spec, visit.company, INITIAL);
  const said =
    options.find((option) => option.value === initial)?.label ??
    (initial === '' ? w.nothing : initialText(visit, typing, initial));
  const id = `setting-${name}`;
  const fault = wrong[name] ?? '';
  return {
    ...{
      id,
      name,
      value,
      options,
      wrong: fault,
      label: w.field[name],
      hint: hints[name] ?? '',
    },
    initial: own ? '' : fill(w.initial, { value: said }),
    isList: options.length > 0,
    isArea: typing === 'days',
    type: typing === 'number' ? 'number' : typing === 'date' ? 'date' : 'text',
    mode: typing === 'amount' ? 'decimal' : '',
    unit: typing === 'amount' ? visit.company.currency : '',
  };
}

/** As a person would type it in the language of the desk. */
function saidFrom(spec: FieldSpec, { company, language }: Visit, settings: Settings): string {
  const value = typedFrom(spec, company, settings);
  return spec.typing === 'terms' ? termsCodeText(value, language) : value;
}

/** An amount as it is read, with its currency; anything else as it is typed. */
function initialText({ company: { currency }, locale }: Visit, typing: string, initial: string): string {
  const minor = typing === 'amount' ? fromDecimal(initial, currency) : undefined;
  return minor === undefined ? initial : format({ minor, currency }, locale);
}

/** What is wrong with what was typed of a subject, field by field. */
export function faultsIn(visit: Visit, subject: Subject, typed: Typed): Record<string, string> {
  const given = SUBJECT_FIELDS[subject].filter(({ name }) => typed[name] !== undefined);
  return wrongIn(given, { typed, company: visit.company, w: settingsWords(visit).wrong });
}

export interface Save {
  readonly subject: Subject;
  readonly changed: SettingChanged;
  more(visit: Visit): Promise<Readonly<Record<string, unknown>>>;
}

/** Only what is in the form is looked at, so that the way back of a change is a form too. */
export async function saveValues(visit: Visit, { subject, changed, more }: Save): Promise<Answer> {
  const w = settingsWords(visit);
  const typed = typedIn(visit.asked.form);
  const { company, work } = visit;
  const settings = await settingsOf(work.db.read, company.id);
  const given = SUBJECT_FIELDS[subject].filter(({ name }) => typed[name] !== undefined);
  const before = Object.fromEntries(given.map((spec) => [spec.name, saidFrom(spec, visit, settings)]));
  const wrong = faultsIn(visit, subject, typed);
  if (Object.keys(wrong).length > 0) return valuesPage(visit, subject, { typed, wrong, more: await more(visit) });
  const other = given.filter(({ name }) => (typed[name] ?? '').trim() !== before[name]);
  if (other.length > 0) {
    await work.db.transaction(async (tx) => {
      const inside = within(work, tx);
      for (const spec of other) {
        const { name } = spec;
        if (isPersonField(name)) continue;
        if (isIdentity(name)) await changeIdentity(inside, company.id, name, identityFrom(name, typed[name] ?? ''));
        else {
          const value = settingText(spec, typed[name] ?? '', company.currency) ?? '';
          await changeSetting(inside, company.id, name, value, changed);
        }
      }
      if (other.some(({ name }) => isPersonField(name)))
        await changeSetting(inside, company.id, 'contactPerson', personText({ ...before, ...typed }), changed);
    });
  }
  const names = other.map(({ name }) => w.field[name]).join(', ');
  const back = Object.fromEntries(other.map(({ name }) => [name, before[name] ?? '']));
  visit.asked.session.tell({
    text: other.length === 0 ? w.unchanged : fill(w.saved, { names }),
    ...(other.length === 0 || subject === 'test' ? {} : { undo: { path: settingsPath(visit, subject), fields: back } }),
  });
  return see(await afterwards(visit, subject, other));
}

/** Where other terms of payment leave due days that were computed from those of before: the page that moves them. */
async function afterwards(visit: Visit, subject: Subject, other: readonly FieldSpec[]): Promise<string> {
  const terms = other.some(({ name }) => name === 'paymentTerms');
  const moves = terms && (await computedCounts(visit.work.db.read, visit.company.id)).length > 0;
  return moves ? visit.at.under('/terms') : settingsPath(visit, subject);
}

const LONGEST = 500;

interface Judging {
  readonly typed: Typed;
  readonly company: Company;
  readonly w: { readonly any: string; readonly long: string; readonly person: string };
}

/** What is wrong with what was typed, field by field. */
function wrongIn(given: readonly FieldSpec[], { typed, company, w }: Judging): Record<string, string> {
  const wrong: Record<string, string> = {};
  const attempt = (name: string, act: () => unknown, said: string): void => {
    try {
      act();
    } catch (error) {
      if (!(error instanceof WrongUse)) throw error;
      wrong[name] = said;
    }
  };
  for (const spec of given) {
    const { name, typing } = spec;
    const text = typed[name] ?? '';
    if (text.length > (typing === 'days' ? LONGEST * 10 : LONGEST)) wrong[name] = w.long;
    else if (isIdentity(name)) attempt(name, () => identityFrom(name, text), w.any);
    else if (!isPersonField(name)) {
      const value = settingText(spec, text, company.currency);
      if (value === undefined) wrong[name] = w.any;
      else attempt(name, () => settingFromText(name, value), w.any);
    }
  }
  if (given.some(({ name }) => isPersonField(name)))
    attempt('personName', () => settingFromText('contactPerson', personText(typed)), w.person);
  return wrong;
}
