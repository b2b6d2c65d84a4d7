import type { Visit } from '../companies/visit.pages';
import { format } from '../kernel/money';
import { colonIn, dayText, fill, numberText } from '../languages/said';
import { bilingual } from '../notices/bilingual.actions';
import { checkText } from '../notices/check-text';
import type { NoticePaperWords } from '../languages/notice-paper-words.en';
import type { Ground } from '../notices/figures';
import type { MadeNotice } from '../notices/make.actions';
import type { LegalClaim } from '../outbox/legal-said';
import { noticePdf } from '../notices/paper.actions';
import { claimedMinor } from '../outbox/legal';
import { fileName } from '../outbox/plain';
import { file, sheet, type Answer } from '../platform/web/answer';
import { readForm } from '../platform/web/form';
import { openViews } from '../platform/views';
import { postFor } from '../reminders/deps.pages';
import { answered, noticeAsked, wordsOf, type Answered } from './customer-notice-asked.pages';
import type { CustomerDeps } from './customer-asked.pages';
import { atForm, type FormAt } from './customer-form.pages';
import { WrongFields } from './form-fields';

/** A legal paper before it is sent: in two languages side by side with what is to be looked at, and as its PDF. */
export async function noticePreview(visit: Visit, deps: CustomerDeps): Promise<Answer> {
  const at = await atForm(visit, deps, visit.asked.form);
  const found = await answeredBy(at, visit.asked.form);
  return sheet(typeof found === 'string' ? said(visit, found) : await previewHtml(at, found));
}

export async function noticePdfShown(visit: Visit, deps: CustomerDeps): Promise<Answer> {
  const at = await atForm(visit, deps, visit.asked.form);
  const found = await answeredBy(at, visit.asked.form);
  if (typeof found === 'string') return sheet(said(visit, found), 422);
  const { known, made, ways } = found;
  const whose = { company: visit.company, customer: known.customer, ways };
  const pdf = await noticePdf(visit.work, postFor(visit, deps), whose, made);
  const { law, name } = made.claim.paper;
  return file(`${law}-${name}-${fileName(known.customer.code)}.pdf`, 'application/pdf', pdf, true);
}

/** Why there is nothing to look at, as a sentence. */
async function answeredBy(at: FormAt, form: URLSearchParams): Promise<Answered | string> {
  const w = wordsOf(at.view);
  const read = readForm(form, noticeAsked);
  if (!read.ok) return w.missing;
  try {
    return await answered(at, read.value);
  } catch (error) {
    if (!(error instanceof WrongFields)) throw error;
    const [first = ''] = Object.values(error.fields);
    return first.includes(' ') ? first : w.missing;
  }
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const said = (visit: Visit, text: string): string =>
  `<!doctype html><html lang="${visit.language}"><body><p>${escaped(text)}</p></body></html>`;

async function previewHtml({ view }: FormAt, { made }: Answered): Promise<string> {
  const { visit } = view;
  const w = wordsOf(view);
  const { claim } = made;
  const { period } = claim.paper;
  const { days, basis, unsure } = made.deadline;
  const { languages, subjects, rows } = await bilingual(visit.work, visit.company, made, visit.language);
  const names = new Intl.DisplayNames([visit.language], { type: 'language' });
  const deadline = fill(period.counted === 'after_receipt' ? w.noDay : w.deadline, { day: dayText(claim.deadlineOn, visit.locale) }); // prettier-ignore
  const counted = fill(w.period, { days: numberText(days, visit.locale), counted: countedText(w, made) });
  return openViews().render('layouts/notice-preview', {
    ...{ lang: visit.language, title: w.frame, w, colon: colonIn(visit.language), deadline },
    total: fill(w.total, { total: format({ minor: claimedMinor(claim), currency: claim.currency }, visit.locale) }),
    period: `${counted} · ${basis.text}${period.evidence === 'memory' || unsure.includes('not_verified') ? ` · ${w.memory}` : ''}`,
    ...{
      beside: made.figures.grounds.map((ground) => groundBlanks(visit, w, claim, ground)),
      later: laterText(visit, w, claim),
    },
    checks: made.checks.map((check) => ({
      ...{
        stop: check.is === 'stop',
        label: check.is === 'stop' ? w.stop : w.look,
        text: checkText(check, visit.language),
      },
    })),
    heads: languages.map((language) => ({ language, label: names.of(language) ?? language })),
    subjects: subjects.map((text, at) => ({ text, language: languages[at] ?? '' })),
    rows: rows.map((cells) => cells.map((pieces, at) => ({ pieces, language: languages[at] ?? '' }))),
    sentences: made.sentences.map(({ key, version, basis, evidence }) => ({
      ...{ key, version: String(version), basis: basis ?? '–', state: w[evidence], unsure: evidence === 'memory' },
    })),
  });
}

function countedText(w: NoticePaperWords, { deadline, claim }: MadeNotice): string {
  const { counted } = claim.paper.period;
  if (counted === 'letter_date') return w.counted.letter_date;
  return deadline.counts === 'third_workday'
    ? w.counted.third_working_day
    : deadline.counts === 'day_after_receipt'
      ? w.counted.after_receipt
      : w.counted.sending;
}

/** What is claimed beside the principal, since when, and where it stands. */
function groundBlanks({ locale }: Visit, w: NoticePaperWords, { currency }: LegalClaim, ground: Ground): object {
  const { what, document, amountMinor, since, basis } = ground;
  return {
    document: document === '' ? w.beside.all : document,
    what: w.kind[what],
    amount: format({ minor: amountMinor, currency }, locale),
    since: since === null ? '' : dayText(since, locale),
    basis,
  };
}

const laterText = ({ locale }: Visit, w: NoticePaperWords, { later, currency }: LegalClaim): string =>
  later === null ? '' : fill(w.beside.later, { amount: format({ minor: later.minor, currency }, locale) });
