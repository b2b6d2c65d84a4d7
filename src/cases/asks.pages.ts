import type { Visit } from '../companies/visit.pages';
import { format } from '../kernel/money';
import { COURSE_WORDS } from '../languages/course-words';
import type { CourseWords } from '../languages/course-words.en';
import { codeText } from '../languages/code-words';
import { countText, dayText, fill, inLanguage } from '../languages/said';
import { ANSWERS, detailsOf, needsApproval, type Ask } from './ask';
import { freeUpTo } from './ask.actions';
import { asksOf } from './ask.store';
import type { CaseView } from './case.panel';
import { stepName } from './course.pages';
import type { Given } from './deps.pages';
import type { Evaluation } from './evaluation';

/** What is asked of us, to be answered where it stands, each with its day and with what silence means. */
export async function asksSection(visit: Visit, found: CaseView, here: string, given: Given): Promise<unknown> {
  const { work, company, language, locale } = visit;
  const w = inLanguage(COURSE_WORDS, language);
  const open = (await asksOf(work.db.read, company.id, found.id)).filter(({ decidedAt }) => decidedAt === null);
  if (open.length === 0 || found.state !== 'with_partner') return null;
  const limit = await freeUpTo(work.db.read, found);
  const mayWork = visit.may('work') && visit.on === null;
  return {
    w: w.asks,
    rows: open.map((ask) => {
      const key = work.ids.seal('ask', ask.id);
      const barred = needsApproval(ask, limit) && !visit.may('approve');
      const mine = given.typed['ask'] === key;
      const labels: Readonly<Record<string, string>> = ask.kind === 'info' ? w.asks.info : w.asks.answer;
      return {
        key,
        title: w.ask[ask.kind],
        weight: ask.required ? w.asks.required : w.asks.recommended,
        late: ask.answerBy < work.today,
        by: fill(w.asks.by, { day: dayText(ask.answerBy, locale) }),
        silence: w.asks.silence[ask.silence],
        lines: linesOf(ask, { w, locale, language, currency: found.currency }),
        note: ask.note ?? '',
        action: mayWork ? `${here}/answer` : '',
        barred: barred ? w.asks.approval : '',
        ways: ask.kind === 'evaluation' ? waysOf(ask, w) : [],
        buttons: ask.kind === 'evaluation' ? [] : ANSWERS.filter((one) => !barred || one === 'no').map((value) => ({ value, label: labels[value] ?? value })), // prettier-ignore
        typed: mine ? (given.typed['reason'] ?? '') : '',
        wrong: mine ? (given.wrong['reason'] ?? '') : '',
      };
    }),
  };
}

interface Saying {
  readonly w: CourseWords;
  readonly locale: string;
  readonly language: string;
  readonly currency: string;
}

function linesOf(ask: Ask, { w, locale, language, currency }: Saying): string[] {
  const amount = ask.amountMinor === null ? [] : [format({ minor: ask.amountMinor, currency }, locale)];
  const on = (text: string, day: string): string => fill(text, { day: dayText(day, locale) });
  switch (ask.kind) {
    case 'legal_step': {
      const { step, on: day } = detailsOf('legal_step', ask);
      return [stepName(step, language), ...(day === undefined ? [] : [on(w.asks.on, day)]), ...amount];
    }
    case 'settlement': {
      const { payBy } = detailsOf('settlement', ask);
      return [...amount, ...(payBy === undefined ? [] : [on(w.asks.payBy, payBy)])];
    }
    case 'plan':
      return detailsOf('plan', ask).instalments.map(({ on: day, minor }) =>
        fill(w.asks.instalment, { amount: format({ minor, currency }, locale), day: dayText(day, locale) }),
      );
    case 'cost':
      return [detailsOf('cost', ask).about, ...amount];
    case 'extension': {
      const { until, reason } = detailsOf('extension', ask);
      return [fill(w.asks.until, { day: dayText(until, locale), reason: codeText(w.extension, reason) })];
    }
    case 'info':
      return [];
    case 'evaluation': {
      const { responds, attempts } = detailsOf('evaluation', ask) as unknown as Evaluation & { attempts: number };
      return [fill(countText(w.asks.evaluated, attempts, locale), { responds: w.asks.responds[responds] })];
    }
  }
}

/** The ways that were proposed, the best first, each with its reasons. */
function waysOf(ask: Ask, w: CourseWords): unknown[] {
  const { proposals } = detailsOf('evaluation', ask) as unknown as Evaluation;
  return proposals.map(({ way, required, reasons }, at) => ({
    value: way,
    label: w.way[way],
    weight: required ? w.asks.required : at === 0 ? w.asks.recommended : '',
    why: reasons.map((one) => w.why[one]).join(', '),
  }));
}
