import { z } from 'zod';
import type { Route, Visit } from '../companies/visit.pages';
import { findCustomer } from '../customers/store';
import { Refusal } from '../kernel/result';
import { REMINDER_WORDS } from '../languages/reminder-words';
import { STRATEGIES_WORDS } from '../languages/strategies-words';
import type { StrategiesWords } from '../languages/strategies-words.en';
import { countText, fill, inLanguage, momentText, numberText } from '../languages/said';
import { nameOf as personCalled } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { INITIAL_STRATEGY } from './shipped';
import { useStrategy, type Changed } from './strategy.actions';
import { choiceCounts, choiceRows, segmentsOf, type ChoiceCount, type ChoiceRow } from './strategy.panel';
import { strategiesOf, type Scope } from './strategy.store';
import type { Strategy } from './strategy';

/** Strategies: which there are, which rules whom, and the choice of another. */
export const strategiesRoutes: readonly Route[] = [
  { method: 'get', path: '/strategies', right: 'see', visit: list },
  { method: 'post', path: '/strategies', right: 'approve', visit: choose },
];

/** So many customers with a choice of their own are shown by name. */
const SHOWN = 50;

async function list(visit: Visit): Promise<Answer> {
  const { work, company, at } = visit;
  const q = work.db.read;
  const w = inLanguage(STRATEGIES_WORDS, visit.language);
  const strategies = await strategiesOf(q, company.id);
  const people = await peopleOf(q);
  const choices = await choiceRows(q, company.id, SHOWN);
  const counts = await choiceCounts(q, company.id);
  const ofCompany = choices.find(({ scope }) => scope === 'company')?.code ?? INITIAL_STRATEGY;
  const own = counts.filter(({ scope }) => scope === 'customer').reduce((sum, { n }) => sum + n, 0);
  const may = visit.may('approve') && visit.on === null;
  const blanks = {
    title: w.title,
    w,
    rows: strategies.map((one) => rowBlanks(visit, w, one, { choices, counts, ofCompany })),
    create: may ? at.under('/strategies/new') : '',
    choices: choices.map((one) => ({ ...choiceBlanks(visit, w, one, may), by: personCalled(people, one.recordedBy) })),
    more: own > SHOWN,
    may,
    path: at.strategies,
    offered: strategies.map((one) => ({ code: one.code, name: nameOf(visit, one), current: one.code === ofCompany })),
    segments: (await segmentsOf(q, company.id)).map(({ segment, n }) => ({
      segment,
      label: `${segment} (${countText(w.customersRuled, n, visit.locale)})`,
    })),
  };
  return page('pages/reminders/strategies', w.title, blanks);
}

interface Chosen {
  readonly choices: readonly ChoiceRow[];
  readonly counts: readonly ChoiceCount[];
  readonly ofCompany: string;
}

function rowBlanks(visit: Visit, w: StrategiesWords, strategy: Strategy, chosen: Chosen): unknown {
  const { code, version, ladder } = strategy;
  const { locale, at } = visit;
  const segments = chosen.choices.filter((one) => one.scope === 'segment' && one.code === code);
  const counted = (scope: ChoiceRow['scope']): number =>
    chosen.counts.find((one) => one.scope === scope && one.code === code)?.n ?? 0;
  const rules = [
    ...(code === chosen.ofCompany ? [w.company] : []),
    ...(segments.length > 0
      ? [fill(w.segmentsRuled, { segments: segments.map(({ segment }) => segment ?? '').join(', ') })]
      : []),
    ...(counted('customer') > 0 ? [countText(w.customersRuled, counted('customer'), locale)] : []),
    ...(counted('item') > 0 ? [countText(w.itemsRuled, counted('item'), locale)] : []),
  ];
  return {
    href: at.strategy(code),
    name: nameOf(visit, strategy),
    code,
    version: version === 0 ? w.shipped : numberText(version, locale),
    steps: numberText(ladder.length, locale),
    rules: rules.length === 0 ? w.nobody : rules.join(' · '),
    quiet: rules.length === 0,
  };
}

/** A strategy that comes with Duly is called in the reader’s language; one’s own as one called it. */
export function nameOf(
  { language }: Visit,
  { code, name, version }: Pick<Strategy, 'code' | 'name' | 'version'>,
): string {
  const names: Readonly<Record<string, string>> = inLanguage(REMINDER_WORDS, language).shippedNames;
  return version === 0 ? (names[code] ?? name) : name;
}

function choiceBlanks(visit: Visit, w: StrategiesWords, choice: ChoiceRow, may: boolean): object {
  const { at, work, company, locale } = visit;
  const sealed = choice.customerId === null ? '' : work.ids.seal('customer', choice.customerId);
  return {
    whom: whomText(w, choice),
    href: sealed === '' ? '' : at.customer(sealed),
    code: choice.code,
    strategy: at.strategy(choice.code),
    rank: choice.scope === 'segment' ? numberText(choice.rank, locale) : '',
    at: momentText(choice.recordedAt, locale, company.zone),
    take_back: may,
    scope: choice.scope,
    segment: choice.segment ?? '',
    customer: sealed,
  };
}

function whomText(w: StrategiesWords, { scope, segment, customerName, customerCode }: ChoiceRow): string {
  if (scope === 'company') return w.choose.company;
  if (scope === 'segment') return fill(w.choose.segment, { segment: segment ?? '' });
  return `${customerName ?? ''} (${customerCode ?? ''})`;
}

const accepted = z.object({
  scope: z.enum(['company', 'segment', 'customer']),
  segment: z.string().max(200).optional(),
  rank: z.coerce.number().int().min(-999).max(999).default(0),
  customer: z.string().max(200).optional(),
  code: z.string().max(40).optional(),
});

/** Without a code the choice is taken back. */
async function choose(visit: Visit): Promise<Answer> {
  const { work, company, asked } = visit;
  const w = inLanguage(STRATEGIES_WORDS, visit.language);
  const read = accepted.safeParse(Object.fromEntries([...asked.form].filter(([, value]) => value.trim() !== '')));
  if (!read.success) throw new Refusal('choice-incomplete', w.choose.which, w.choose.whichRemedy);
  const { code } = read.data;
  const { scope, whom } = await scopeOf(visit, w, read.data);
  const changed = await useStrategy(work, company.id, scope, code ?? null);
  const said = code === undefined ? fill(w.choose.taken, { whom }) : fill(w.choose.done, { strategy: code, whom });
  asked.session.tell({ text: `${said}${withdrawnText(visit, changed)}` });
  return see(visit.at.strategies);
}

async function scopeOf(
  { work, company }: Visit,
  w: StrategiesWords,
  read: z.output<typeof accepted>,
): Promise<{ scope: Scope; whom: string }> {
  const q = work.db.read;
  switch (read.scope) {
    case 'company':
      return { scope: { scope: 'company' }, whom: w.choose.company };
    case 'segment': {
      const known = (await segmentsOf(q, company.id)).some(({ segment }) => segment === read.segment);
      const chosen = (await choiceRows(q, company.id, 0)).some(({ segment }) => segment === read.segment);
      if (read.segment === undefined || (!known && !chosen))
        throw new Refusal('no-such-segment', w.choose.which, w.choose.whichRemedy);
      const scope = { scope: 'segment', segment: read.segment, rank: read.rank } as const;
      return { scope, whom: fill(w.choose.segment, { segment: read.segment }) };
    }
    case 'customer': {
      if (read.customer === undefined) throw new NotFound();
      const customer = await findCustomer(q, company.id, read.customer, work.ids);
      return { scope: { scope: 'customer', customerId: customer.id }, whom: customer.name };
    }
  }
}

/** What was taken back by the change; nothing where nothing was. */
export function withdrawnText({ language, locale }: Visit, { messages, runs }: Changed): string {
  if (messages + runs === 0) return '';
  const { choose: w } = inLanguage(STRATEGIES_WORDS, language);
  const said = { messages: countText(w.messages, messages, locale), runs: countText(w.runs, runs, locale) };
  return ` ${fill(w.withdrawn, said)}`;
}
