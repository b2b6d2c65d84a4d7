import { customerById } from '../customers/store';
import { format, formatAmount } from '../kernel/money';
import { dayText, fill, inLanguage } from '../languages/said';
import { CODE_WORDS } from '../languages/code-words';
import { STEP_WORDS } from '../languages/step-words';
import type { Query } from '../platform/db';
import type { Day } from '../kernel/day';
import type { CaseView } from './case.panel';
import type { CaseSection } from './deps.pages';
import { agreedBy, calledIn, costsOf, stepState, type KeptStep } from './step';
import { stepFees } from './step.actions';
import { agreedAsks, stepsOf } from './step.store';

/** The formal steps of a case as a table, for us and for the partner: planned, done, what was agreed for them, how they came out. */
export interface ForWhom {
  readonly language: string;
  readonly locale: string;
  readonly today: Day;
  /** Where a step, and its document, open; empty: nowhere. */
  step(id: number): string;
  document(id: number): string;
}

export async function stepTable(q: Query, found: CaseView, whom: ForWhom): Promise<object | null> {
  const w = inLanguage(STEP_WORDS, whom.language);
  const stepNames = inLanguage(CODE_WORDS, whom.language).formalStep;
  const steps = await stepsOf(q, found.companyId, found.id);
  if (steps.length === 0) return null;
  const fees = await stepFees(q, found);
  const asked = new Map((await agreedAsks(q, found.companyId, found.id)).map((ask) => [ask.id, ask.decidedAt]));
  const country = await courtOf(q, found);
  const { agreedMinor, otherMinor } = costsOf(steps, fees);
  const money = (minor: number): string => format({ minor, currency: found.currency }, whom.locale);
  const agreedText = (step: KeptStep): string => {
    if (step.costMinor === null || step.costMinor === 0) return '';
    const by = agreedBy(step, fees);
    if (by === 'fees') return w.byFees;
    const at = by === 'ask' ? asked.get(step.askId ?? 0) : undefined;
    return at === undefined ? w.notAgreed : fill(w.byAsk, { day: dayText(at.slice(0, 10), whom.locale) });
  };
  return {
    ...{ w, currency: found.currency },
    totals: fill(w.totals, { agreed: money(agreedMinor), other: money(otherMinor) }),
    rows: steps.map((step) => ({
      kind: stepNames[step.kind],
      called: calledIn(country, step.kind),
      note: step.note ?? '',
      href: whom.step(step.id),
      planned: step.plannedOn === null ? '–' : dayText(step.plannedOn, whom.locale),
      late: stepState(step, whom.today) === 'late' && found.state === 'with_partner' ? w.late : '',
      done: step.doneOn === null ? '' : dayText(step.doneOn, whom.locale),
      cost: step.costMinor === null ? '' : formatAmount({ minor: step.costMinor, currency: found.currency }, whom.locale), // prettier-ignore
      agreed: agreedText(step),
      open: agreedBy(step, fees) === null && step.endedAt === null,
      outcome: step.outcome === null ? '' : w.outcomes[step.outcome],
      off: step.endedAt === null ? '' : fill(w.off, { why: step.endedWhy ?? '' }),
      paper: step.documentId === null ? '' : whom.document(step.documentId),
    })),
  };
}

/** Where the debtor is sued. */
export async function courtOf(q: Query, { companyId, customerId }: CaseView): Promise<string | null> {
  const { courtCountry, country } = await customerById(q, companyId, customerId);
  return courtCountry ?? country;
}

export const stepsSection: CaseSection = async (visit, found, here) => {
  const w = inLanguage(STEP_WORDS, visit.language);
  const may = visit.may('work') && visit.on === null && found.state === 'with_partner';
  const { work, at, language, locale } = visit;
  const table = await stepTable(work.db.read, found, {
    ...{ language, locale, today: work.today },
    step: (id) => (may ? `${here}/steps/${work.ids.seal('case_step', id)}` : ''),
    document: (id) => at.document(work.ids.seal('document', id)),
  });
  if (table === null && !may) return null;
  return { title: w.title, table, empty: w.empty, manage: may ? { href: `${here}/steps`, label: w.plan } : null };
};
