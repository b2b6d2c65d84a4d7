import { settingsOf } from '../companies/store';
import type { Route, Visit } from '../companies/visit.pages';
import { fill, labelled, numberText } from '../languages/said';
import { legalPapers } from '../law/paper';
import { TEMPLATE_CODES, type AnyCode } from '../outbox/draft';
import type { Facts } from '../outbox/facts';
import { languageFor } from '../outbox/language';
import { sampleFacts } from '../outbox/sample-cases';
import { SPOKEN } from '../outbox/samples';
import { filling } from '../outbox/template';
import { ownVersions, templateIndex, versionsInForce, type KnownVersion } from '../outbox/template.store';
import { wordingDrafts, type WordingDraft } from '../outbox/template-draft.store';
import { housesOf } from '../outbox/trial.actions';
import { textIn, type Locked } from '../outbox/wording';
import { paragraphsWith, type Piece } from '../outbox/wording-marks';
import { page, type Answer } from '../platform/web/answer';
import { languageCounts } from './template.panel';
import {
  byTexts,
  codeAsked,
  codeText,
  languageName,
  languagesOf,
  lockedOf,
  stateText,
  whyLocked,
  wordsIn,
} from './template-asked.pages';

/** Templates of messages: which there are, in which languages, own or shipped; and one of them, language beside language. */
export const templatesRoutes: readonly Route[] = [
  { method: 'get', path: '/templates', right: 'see', visit: list },
  { method: 'get', path: '/templates/:code', right: 'see', visit: beside },
];

async function list(visit: Visit): Promise<Answer> {
  const { work, company, at } = visit;
  const q = work.db.read;
  const w = wordsIn(visit);
  const [inForce, drafts] = [await versionsInForce(q, company.id), await wordingDrafts(q, company.id)];
  const known = { inForce, drafts, byText: await byTexts(visit) };
  const rows = [];
  for (const code of TEMPLATE_CODES) {
    const cells = [];
    for (const language of SPOKEN) cells.push(await cellBlanks(visit, code, language, known));
    rows.push({ label: w.code[code], href: at.under(`/templates/${code}`), cells });
  }
  const papers = [];
  for (const { code, languages } of legalPapers()) {
    const cells = [];
    for (const language of languages) cells.push(await cellBlanks(visit, code, language, known));
    papers.push({ label: codeText(visit, code), href: at.under(`/templates/${code}`), cells });
  }
  const blanks = {
    title: w.title,
    w,
    languages: SPOKEN.map((language) => languageName(visit, language)),
    rows,
    papers,
    customers: await customerBlanks(visit),
  };
  return page('pages/reminders/templates', w.title, blanks);
}

interface Known {
  readonly inForce: readonly KnownVersion[];
  readonly drafts: readonly WordingDraft[];
  readonly byText: Awaited<ReturnType<typeof byTexts>>;
}

async function cellBlanks(visit: Visit, code: AnyCode, language: string, known: Known): Promise<unknown> {
  const { work, company, at } = visit;
  const w = wordsIn(visit);
  const mine = known.inForce.filter((one) => one.code === code && one.language === language);
  const own = mine.find(({ companyId }) => companyId !== null);
  const shipped = mine.find(({ companyId }) => companyId === null);
  if (shipped === undefined) return { missing: w.missing };
  const draft = known.drafts.find((one) => one.code === code && one.language === language);
  const n = own === undefined ? 0 : (await ownVersions(work.db.read, company.id, code, language)).length;
  return {
    missing: '',
    href: at.under(`/templates/${code}/${language}`),
    state: stateText(visit, own !== undefined, n),
    own: own !== undefined,
    since: own === undefined ? '' : fill(w.since, known.byText(own)),
    newer: own !== undefined && shipped.recordedAt > own.recordedAt ? w.newer : '',
    draft: draft === undefined ? '' : fill(w.draft, known.byText(draft)),
    language: languageName(visit, language),
    said: `${codeText(visit, code)}, ${languageName(visit, language)}`,
  };
}

/** In which language the customers are written to: their own, a stand-in, or none at all. */
async function customerBlanks(visit: Visit): Promise<unknown[]> {
  const { work, company, locale } = visit;
  const q = work.db.read;
  const w = wordsIn(visit).languages;
  const { fallbackLanguage } = await settingsOf(q, company.id);
  const available = (await templateIndex(q, company.id)).languagesOf('reminder-neutral');
  return (await languageCounts(q, company.id, company.language)).map(({ language, n }) => {
    const written = languageFor(language, { fallbacks: fallbackLanguage, available });
    return {
      language: languageName(visit, language),
      n: numberText(n, locale),
      blocked: written === undefined,
      written:
        written === undefined
          ? w.blocked
          : written === language
            ? w.own
            : fill(w.standIn, { language: languageName(visit, written) }),
    };
  });
}

/** The same demand in several tones. */
const TONES: readonly AnyCode[] = ['reminder-friendly', 'reminder-neutral', 'reminder-firm', 'final-reminder'];

/** So many languages have room beside each other without being asked for. */
const BESIDE = 3;

/** The languages that the address names, else the company's own and the first others. */
function shownIn({ asked, company }: Visit, code: AnyCode): string[] {
  const all = languagesOf(code);
  const named = (asked.query.get('languages') ?? '').split(',');
  const wanted = all.filter((one) => named.includes(one));
  if (wanted.length > 0) return wanted;
  const first = [...all].sort((a, b) => Number(b === company.language) - Number(a === company.language));
  return first.slice(0, BESIDE);
}

/** One more or one less; the last one stays. */
function toggled(shown: readonly string[], language: string): readonly string[] {
  if (!shown.includes(language)) return [...shown, language];
  return shown.length === 1 ? shown : shown.filter((one) => one !== language);
}

const besideQuery = (bySource: boolean, languages: readonly string[]): Record<string, string> => ({
  ...(bySource ? { view: 'source' } : {}),
  languages: languages.join(','),
});

async function beside(visit: Visit): Promise<Answer> {
  const { work, company, at, asked, locale } = visit;
  const w = wordsIn(visit);
  const code = codeAsked(visit);
  const bySource = asked.query.get('view') === 'source';
  const byText = await byTexts(visit);
  const inForce = (await versionsInForce(work.db.read, company.id)).filter((one) => one.code === code);
  const house = await housesOf(work, company);
  const shown = shownIn(visit, code);
  const columns = shown.flatMap((language) => {
    const mine = inForce.filter((one) => one.language === language);
    const shipped = mine.find(({ companyId }) => companyId === null);
    const own = mine.find(({ companyId }) => companyId !== null);
    const [facts] = sampleFacts(code, language, house(language));
    if (shipped === undefined || facts === undefined) return [];
    const locked = lockedOf(code, shipped.source);
    return [{ language, own, locked, ...said((own ?? shipped).source, locked, bySource ? null : facts) }];
  });
  const most = Math.max(0, ...columns.map(({ paragraphs }) => paragraphs.length));
  const title = fill(w.beside.title, { template: codeText(visit, code), n: numberText(columns.length, locale) });
  const blanks = {
    title,
    w,
    back: at.templates,
    views: (['sample', 'source'] as const).map((name) => ({
      label: w.beside[name],
      href: at.under(`/templates/${code}`, besideQuery(name === 'source', shown)),
      current: bySource === (name === 'source'),
    })),
    languages: languagesOf(code).map((language) => ({
      label: languageName(visit, language),
      href: at.under(`/templates/${code}`, besideQuery(bySource, toggled(shown, language))),
      current: shown.includes(language),
    })),
    columns: columns.map(({ language, own }) => ({
      language,
      label: languageName(visit, language),
      state: own === undefined ? w.shipped : fill(w.since, byText(own)),
      edit: at.under(`/templates/${code}/${language}`),
      said: labelled(visit.language, w.beside.edit, languageName(visit, language)),
    })),
    subjects: columns.map(({ language, subject }) => ({ language, subject })),
    rows: Array.from({ length: most }, (_, row) =>
      columns.map(({ language, paragraphs }) => ({ language, pieces: paragraphs[row] ?? [] })),
    ),
    why: (columns[0]?.locked ?? []).map((one) => ({
      text: one.text.replace(/\{\{#if \w+\}\}|\{\{\/if\}\}/g, '').trim(),
      why: whyLocked(visit, one),
    })),
    others: TONES.includes(code)
      ? TONES.filter((one) => one !== code).map((one) => ({
          label: codeText(visit, one),
          href: at.under(`/templates/${one}`, besideQuery(bySource, shown)),
        }))
      : [],
    many: columns.length > BESIDE,
  };
  return page('pages/reminders/templates-beside', title, blanks);
}

/** A wording in paragraphs, its locked sentences marked; filled where there are facts. */
function said(
  source: string,
  locked: readonly Locked[],
  facts: Facts | null,
): { subject: string; paragraphs: Piece[][] } {
  const { subject, body } = textIn(source);
  if (facts === null) return { subject, paragraphs: paragraphsWith(body, locked, (text) => text) };
  const filled = (text: string): string => filling(text)(facts).replace(/^\*\*|\*\*$/gm, '');
  return { subject: filling(subject)(facts), paragraphs: paragraphsWith(body, locked, filled) };
}
