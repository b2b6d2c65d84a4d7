import type { Route, Visit } from '../companies/visit.pages';
import { format, formatAmount } from '../kernel/money';
import { OUTCOME_WORDS } from '../languages/outcome-words';
import { RECOVERY_WORDS } from '../languages/recovery-words';
import { countText, dayText, fill, inLanguage, numberText } from '../languages/said';
import { page, see, type Answer } from '../platform/web/answer';
import { fieldsOf, typedIn, type Typed } from '../platform/web/form';
import type { FeeModel } from '../mandates/fees/fee-model';
import { caseAsked, type CaseVisit } from './opened.pages';
import type { Recall } from './recall';
import { consequenceOf, recallCase, type Consequence } from './recall.actions';
import { pinnedModel } from '../mandates/fee.store';
import type { Wrong } from './wizard-form';

/** Taking a case back: what it costs, line by line, and what happens to reminders, plans and portal stand there before the button. */
export const recallRoutes: readonly Route[] = [
  { method: 'get', path: '/cases/:case/recall', right: 'approve', visit: async (visit) => recallPage(await caseAsked(visit)) },
  { method: 'post', path: '/cases/:case/recall', right: 'approve', visit: async (visit) => recall(await caseAsked(visit)) },
]; // prettier-ignore

const LONGEST_WHY = 500;

const wordsOf = (visit: Visit) => inLanguage(OUTCOME_WORDS, visit.language);

async function recallPage({ visit, found, here }: CaseVisit, typed: Typed = {}, wrong: Wrong = {}): Promise<Answer> {
  if (found.state !== 'with_partner') return see(here);
  const { recall: w, back } = wordsOf(visit);
  const { work, locale } = visit;
  const known = await consequenceOf(work.db.read, work, found);
  const model = await pinnedModel(work.db.read, found.companyId, found.feeModelId);
  const title = fill(w.title, { number: found.number });
  const { partner } = found;
  const costs = { free: w.free, unknown: fill(w.unknown, { partner }), cost: fill(w.cost, { day: dayText(known.receivedOn ?? found.stagedOn, locale) }) }; // prettier-ignore
  const blanks = {
    ...{ title, w, here, back, currency: found.currency },
    text: fill(w.text, { partner }),
    costs: costs[known.recall.kind],
    rows: known.recall.kind === 'cost' ? priceRows({ visit, found, here }, known.recall, model) : [],
    amount: fill(w.amount, { currency: found.currency }),
    total: known.recall.kind === 'cost' ? formatAmount({ minor: known.recall.totalMinor, currency: found.currency }, locale) : '', // prettier-ignore
    then: thenLines({ visit, found, here }, known),
    hint: fill(w.whyHint, { partner }),
    fields: fieldsOf(['why'], typed, wrong),
  };
  return page('pages/cases/recall', title, blanks, { status: Object.keys(wrong).length === 0 ? 200 : 422 });
}

const PERCENT = 100;

function priceRows(
  { visit, found }: CaseVisit,
  price: Extract<Recall, { kind: 'cost' }>,
  model: FeeModel | null,
): object[] {
  const { recall: w } = wordsOf(visit);
  const money = (minor: number): string => format({ minor, currency: found.currency }, visit.locale);
  const percent = (bps: number): string => `${numberText(bps / PERCENT, visit.locale)} %`;
  const vat = model?.vat.kind === 'standard' ? fill(w.vat, { percent: percent(model.vat.bps) }) : w.reverse;
  const rows = [
    { label: w.fee, minor: price.feeMinor },
    { label: fill(w.share, { percent: percent(price.ofPrincipalBps), sum: money(price.openMinor) }), minor: price.shareMinor }, // prettier-ignore
    { label: fill(w.commission, { sum: money(price.countedMinor) }), minor: price.commissionMinor },
  ].filter(({ minor }) => minor > 0);
  if (model?.vat.kind !== 'none') rows.push({ label: vat, minor: price.vatMinor });
  return rows.map(({ label, minor }) => ({ label, amount: formatAmount({ minor, currency: found.currency }, visit.locale) })); // prettier-ignore
}

function thenLines({ visit, found }: CaseVisit, known: Consequence): string[] {
  const { then: w } = wordsOf(visit).recall;
  const { locale } = visit;
  const { partner, partnerEmail: email, exclusiveUntil } = found;
  const items = countText(inLanguage(RECOVERY_WORDS, visit.language).bundle.items, known.items, locale);
  const open = format({ minor: known.openMinor, currency: found.currency }, locale);
  const held = exclusiveUntil !== null && exclusiveUntil >= visit.work.today;
  return [
    fill(w.reminders, { items, sum: open }),
    known.plans === 0 ? '' : countText(w.plans, known.plans, locale),
    known.steps === 0 ? '' : countText(w.steps, known.steps, locale),
    w.portal,
    held ? fill(w.exclusive, { partner, day: dayText(exclusiveUntil, locale) }) : '',
    email === null ? fill(w.untold, { partner }) : fill(w.told, { partner, email }),
  ].filter((line) => line !== '');
}

async function recall(opened: CaseVisit): Promise<Answer> {
  const { visit, found, here } = opened;
  const { recall: w, wrong } = wordsOf(visit);
  if (found.state === 'closed' && found.outcome === 'withdrawn') return see(here);
  const why = (visit.asked.form.get('why') ?? '').trim().slice(0, LONGEST_WHY);
  if (why === '') return recallPage(opened, typedIn(visit.asked.form), { why: wrong.why });
  const { told } = await recallCase(visit.work, visit.company, { number: found.number, why });
  const { partner } = found;
  const said = told === null ? fill(w.doneUntold, { partner }) : fill(w.doneTold, { partner });
  visit.asked.session.tell({ text: fill(w.done, { number: found.number, told: said }) });
  return see(here);
}
