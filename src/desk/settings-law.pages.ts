import { z } from 'zod';
import type { Route, Visit } from '../companies/visit.pages';
import { LAW_WORDS } from '../languages/law-words';
import type { LawWords } from '../languages/law-words.en';
import { countText, fill, inLanguage, momentText } from '../languages/said';
import { actorText } from '../kernel/actor';
import { isFromMemory, partsOf, stateOf, type AnyRule, type Confirmation } from '../law/confirmation';
import { confirmRule, unconfirmRule } from '../law/confirmation.actions';
import { confirmationsOf } from '../law/confirmation.store';
import { countryOfLaw, LAWS, lawOf, rulesOf } from '../law/country-rules';
import { ruleSaid } from '../law/rule-text';
import { nameOf } from '../people/colleagues';
import type { ListedPerson } from '../people/person';
import { peopleOf } from '../people/store';
import { see, type Answer } from '../platform/web/answer';
import { readForm } from '../platform/web/form';
import { aText } from './form-fields';
import { settingsPage } from './settings-frame.pages';

/** The law of a country, rule by rule with where each stands; administrators say which of those from memory they have read. */
export const settingsLawRoutes: readonly Route[] = [
  { method: 'get', path: '/settings/law', right: 'see', visit: (visit) => show(visit, '') },
  { method: 'post', path: '/settings/law/confirm', right: 'administer', visit: confirm },
  { method: 'post', path: '/settings/law/unconfirm', right: 'administer', visit: unconfirm },
];

const LONGEST = 100;

/** What the address asks for, else the law of the company. */
const lawAsked = ({ asked, company }: Visit): string =>
  LAWS.find((law) => law === asked.query.get('law')) ?? lawOf(company.governingLaw ?? company.country) ?? 'FR';

const textAsked = ({ asked }: Visit): string => (asked.query.get('q') ?? '').trim().slice(0, LONGEST);

const pathOf = (visit: Visit): string => {
  const q = textAsked(visit);
  return visit.at.under('/settings/law', { law: lawAsked(visit), ...(q === '' ? {} : { q }) });
};

interface Shown {
  readonly visit: Visit;
  readonly w: LawWords;
  readonly people: readonly ListedPerson[];
  readonly confirmed: ReadonlyMap<string, Confirmation>;
  /** The rule about which something is wrong. */
  readonly wrong: string;
}

async function show(visit: Visit, wrong: string): Promise<Answer> {
  const { work, company, language, locale, at } = visit;
  const w = inLanguage(LAW_WORDS, language);
  const law = lawAsked(visit);
  const q = textAsked(visit);
  const rules = rulesOf(law);
  const confirmations = await confirmationsOf(work.db.read, company.id);
  const shown: Shown = {
    ...{ visit, w, wrong, people: await peopleOf(work.db.read) },
    confirmed: new Map(confirmations.map((one) => [one.rule, one])),
  };
  const all =
    rules === undefined ? [] : (Object.entries(partsOf(rules)) as [keyof LawWords['part'], readonly AnyRule[]][]);
  const parts = all.map(([part, list]) => ({
    ...{ part, title: w.part[part] },
    rules: list.map((rule) => ruleBlanks(rule, shown)).filter(({ found }) => hasWords(found, q)),
  }));
  const open = all.flatMap(([, list]) => list).filter((rule) => isFromMemory(rule) && !counts(rule, shown)).length;
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const named = (one: string): string => names.of(countryOfLaw(one)) ?? one;
  const blanks = {
    ...{ l: w, action: at.under('/settings/law'), law, q },
    laws: [...LAWS].sort((a, b) => named(a).localeCompare(named(b), language)).map((one) => ({ value: one, label: named(one), chosen: one === law })), // prettier-ignore
    open: open === 0 ? w.page.verified : countText(w.page.unverified, open, locale),
    parts: parts.filter((part) => part.rules.length > 0),
    sources: fill(w.page.sources, { sources: (rules?.sources ?? []).join('; ') }),
  };
  return settingsPage(visit, 'law', 'pages/desk/settings-law', { blanks, wrong: wrong !== '' });
}

const hasWords = (text: string, q: string): boolean =>
  q.toLowerCase().split(/\s+/).every((word) => text.toLowerCase().includes(word)); // prettier-ignore

const counts = ({ key }: AnyRule, { confirmed, visit }: Shown): boolean => {
  const one = confirmed.get(key);
  return one !== undefined && stateOf(one, visit.work.now) === 'counts';
};

function ruleBlanks(rule: AnyRule, shown: Shown) {
  const { visit, w, confirmed, wrong } = shown;
  const { work, at, locale } = visit;
  const { of, says } = ruleSaid(rule, { w, locale });
  const one = confirmed.get(rule.key);
  const memory = isFromMemory(rule);
  const state = one === undefined ? null : stateOf(one, work.now);
  const query = { law: lawAsked(visit), ...(textAsked(visit) === '' ? {} : { q: textAsked(visit) }) };
  const mayChange = memory && visit.may('administer') && visit.on === null;
  const own = one?.proposedBy === actorText(work.actor);
  return {
    ...{ key: rule.key, of, says, basis: rule.basis.text, url: rule.basis.url ?? '' },
    mark: !memory ? '' : one === undefined ? w.evidence.memory : evidenceText(one, shown),
    open: memory && state !== 'counts',
    confirm: mayChange && (state === null || state === 'changed') ? at.under('/settings/law/confirm', query) : '',
    second: mayChange && state === 'waits' && !own ? at.under('/settings/law/confirm', query) : '',
    end: mayChange && one !== undefined ? at.under('/settings/law/unconfirm', query) : '',
    wrong: wrong === rule.key ? w.page.wrong : '',
    found: [rule.key, of, ...says, rule.basis.text].join(' '),
  };
}

function evidenceText(one: Confirmation, { visit, w, people }: Shown): string {
  const { work, locale, company } = visit;
  const called = (who: string): string => nameOf(people, who.replace(/^\w+:/, ''));
  return fill(w.evidence[stateOf(one, work.now)], {
    who: one.confirmedBy === null ? called(one.proposedBy) : `${called(one.proposedBy)}, ${called(one.confirmedBy)}`,
    where: one.readIn,
    at: one.countsFrom === null ? '' : momentText(one.countsFrom, locale, company.zone),
  });
}

const confirmed = z.object({ rule: z.string().max(60), read_in: aText(500) });
const seconded = z.object({ rule: z.string().max(60), second: z.literal('1') });
const named = z.object({ rule: z.string().max(60) });

async function confirm(visit: Visit): Promise<Answer> {
  const { work, company, asked, language } = visit;
  const w = inLanguage(LAW_WORDS, language).page;
  const second = readForm(asked.form, seconded);
  if (second.ok) {
    await confirmRule(work, company.id, { rule: second.value.rule, readIn: '' });
    asked.session.tell({ text: w.seconded });
    return see(pathOf(visit));
  }
  const read = readForm(asked.form, confirmed);
  if (!read.ok) return show(visit, asked.form.get('rule') ?? '-');
  await confirmRule(work, company.id, { rule: read.value.rule, readIn: read.value.read_in });
  asked.session.tell({ text: w.confirmed });
  return see(pathOf(visit));
}

async function unconfirm(visit: Visit): Promise<Answer> {
  const { work, company, asked, language } = visit;
  const read = readForm(asked.form, named);
  await unconfirmRule(work, company.id, read.ok ? read.value.rule : '-');
  asked.session.tell({ text: inLanguage(LAW_WORDS, language).page.ended });
  return see(pathOf(visit));
}
