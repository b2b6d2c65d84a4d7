import type { Route, Visit } from '../companies/visit.pages';
import { Refusal } from '../kernel/result';
import { refusalText } from '../languages/refusal';
import { countText, fill } from '../languages/said';
import { faultText, type Fault } from '../outbox/template-fault';
import { faultsOfWording } from '../outbox/template.actions';
import { trialPdf, trialSheet, tryOut, type Trial } from '../outbox/trial.actions';
import { BODY_LINE, wordingFaults } from '../outbox/wording';
import { file, NotFound, part, sheet, type Answer } from '../platform/web/answer';
import type { ReminderPagesDeps } from './deps.pages';
import { editorPage } from './template-editor.pages';
import {
  casesFor,
  lookedAt,
  risksBlanks,
  typedIn,
  wordingAsked,
  wordsIn,
  type Asked,
  type Typed,
} from './template-asked.pages';

/** Trying a wording out: what is wrong with it, and how it reads for a customer, by mail, as text, as a letter. */
export const templateTryRoutes = (deps: ReminderPagesDeps): readonly Route[] => [
  { method: 'post', path: '/templates/:code/:language/check', right: 'work', visit: (visit) => check(visit, deps) },
  { method: 'post', path: '/templates/:code/:language/sheet', right: 'work', visit: (visit) => asSheet(visit, deps) },
  { method: 'get', path: '/templates/:code/:language/sheet', right: 'see', visit: (visit) => asSheet(visit, deps) },
  { method: 'post', path: '/templates/:code/:language/pdf', right: 'work', visit: (visit) => asPdf(visit, deps) },
  { method: 'get', path: '/templates/:code/:language/pdf', right: 'see', visit: (visit) => asPdf(visit, deps) },
];

/** What somebody typed, or asks to look at. */
const typedAt = ({ asked }: Visit, wording: Asked): Typed =>
  typedIn(asked.form.size > 0 ? asked.form : asked.query, wording);

async function check(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const wording = await wordingAsked(visit);
  const typed = typedAt(visit, wording);
  const checked = await checkedBlanks(visit, deps, wording, typed);
  if (!visit.asked.partial) return editorPage(visit, wording, typed, { checked });
  return part('pages/reminders/template-check', {
    w: wordsIn(visit),
    checked,
    risks: risksBlanks(visit, wording, typed),
  });
}

/** What is wrong, or that nothing is; and the subject as it reads for whom it is shown. */
async function checkedBlanks(
  visit: Visit,
  deps: ReminderPagesDeps,
  wording: Asked,
  typed: Typed,
): Promise<Record<string, unknown>> {
  const { work, company, locale } = visit;
  const w = wordsIn(visit);
  const { code, language } = wording;
  const cases = await casesFor(visit, deps, wording);
  const faults = await faultsOfWording(work, { companyId: company.id, code, language, source: typed.source }, cases);
  const real = cases.filter(({ sample }) => !sample).length;
  const subject = async (): Promise<string> => {
    const { facts } = await lookedAt(visit, deps, wording, typed);
    const { subject: said } = await tryOut(work, deps.post(), { company, code, source: typed.source, facts });
    return said;
  };
  return {
    faults: faultLines(visit, faults),
    good: faults.length === 0 ? fill(w.edit.good, { n: countText(w.edit.goodFor, real, locale) }) : '',
    subject: faults.length === 0 ? await subject() : '',
  };
}

/** As sentences, each fault once; lines are counted in the text that was typed. */
export const faultLines = ({ language }: Pick<Visit, 'language'>, faults: readonly Fault[]): string[] => [
  ...new Set(
    faults.map((one) => {
      const line = one.line === null || one.line < BODY_LINE ? null : one.line - BODY_LINE + 1;
      return faultText({ ...one, line }, language);
    }),
  ),
];

async function trialOf(
  visit: Visit,
  deps: ReminderPagesDeps,
): Promise<Trial & { note: string; typed: Typed; faults: Fault[] }> {
  const wording = await wordingAsked(visit);
  const typed = typedAt(visit, wording);
  const { code, locked } = wording;
  const { facts, note } = await lookedAt(visit, deps, wording, typed);
  return {
    company: visit.company,
    code,
    source: typed.source,
    facts,
    note,
    typed,
    faults: wordingFaults(code, typed.source, locked),
  };
}

/** For the frame beside the text: the mail, the letter or the plain text; where it cannot be read, what to mend. */
async function asSheet(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const { work } = visit;
  const w = wordsIn(visit).preview;
  const trial = await trialOf(visit, deps);
  if (trial.faults.length > 0) return sheet(noted(visit, [w.wrong, ...faultLines(visit, trial.faults)], ''));
  try {
    const notes = trial.note === '' ? [] : [trial.note];
    if (trial.typed.channel === 'text') {
      const { subject, text } = await tryOut(work, deps.post(), trial);
      return sheet(noted(visit, notes, `${w.subject}: ${subject}\n\n${text}`));
    }
    const html = await trialSheet(work, deps.post(), trial);
    return sheet(html.replace(/<body[^>]*>/, (body) => `${body}${notes.map(paragraph).join('')}`));
  } catch (error) {
    if (error instanceof Refusal) return sheet(noted(visit, [w.wrong, refusalText(error.message, visit)], ''));
    throw error;
  }
}

async function asPdf(visit: Visit, deps: ReminderPagesDeps): Promise<Answer> {
  const trial = await trialOf(visit, deps);
  if (trial.facts.channel !== 'letter') {
    const wording = await wordingAsked(visit);
    const { facts } = await lookedAt(visit, deps, wording, { ...trial.typed, channel: 'letter' });
    return pdfOf(visit, deps, { ...trial, facts });
  }
  return pdfOf(visit, deps, trial);
}

async function pdfOf(visit: Visit, deps: ReminderPagesDeps, trial: Trial): Promise<Answer> {
  const pdf = await trialPdf(visit.work, deps.post(), trial);
  if (pdf === undefined) throw new NotFound();
  return file(`${trial.code}-${trial.facts.speech.language}.pdf`, 'application/pdf', pdf, true);
}

const noted = ({ language }: Visit, notes: readonly string[], text: string): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>Duly</title></head><body style="font-family:Arial,Helvetica,sans-serif;font-size:15px">${notes.map(paragraph).join('')}<pre style="white-space:pre-wrap;font-size:13px">${escaped(text)}</pre></body></html>`;

const paragraph = (text: string): string =>
  `<p style="background:#fff4d6;color:#1b2230;padding:8px;margin:0 0 8px 0;font-family:Arial,Helvetica,sans-serif;font-size:14px">${escaped(text)}</p>`;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
