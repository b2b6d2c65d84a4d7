import type { Route, Visit } from '../companies/visit.pages';
import { format } from '../kernel/money';
import { fill, numberText } from '../languages/said';
import { vatOn } from '../mandates/fees/commission';
import { agreedFees } from '../mandates/fee.store';
import { quoteOf } from '../mandates/fees/quote';
import { NotFound, see, type Answer } from '../platform/web/answer';
import { caseById, type CaseView } from './case.panel';
import { setUpPaid } from './quote.actions';
import { sayingOf } from './offers.pages';
import { quoteCells } from './quote-shown';

/** What was agreed for a case, on its page: the fees that hold for it, and the set-up fee while its work waits for that. */
export const agreedRoutes: readonly Route[] = [
  { method: 'post', path: '/cases/:case/set-up-paid', right: 'work', visit: paid },
];

const ROWS = ['setUp', 'commission', 'direct', 'steps', 'hours', 'withdrawal', 'vat'] as const;

export async function agreedSection(visit: Visit, found: CaseView, here: string): Promise<unknown> {
  const { work, company, at, locale } = visit;
  const { partnerId, feeModelId, currency } = found;
  if (feeModelId === null) return null;
  const agreed = await agreedFees(work.db.read, {
    companyId: company.id,
    partnerId,
    currency,
    today: work.today,
    feeModelId,
  });
  if (agreed === undefined) return null;
  const saying = sayingOf(visit);
  const { w } = saying;
  const ageDays = found.ageDays ?? 0;
  const asked = { currency, principalMinor: found.principalMinor, interestMinor: 0, costsMinor: 0, ageDays };
  const cells = quoteCells(quoteOf(agreed.model, asked, null), saying);
  const { feeMinor } = agreed.model.setUp;
  const due = found.stage === 'set_up_due' && found.state === 'with_partner';
  const amount = format({ minor: feeMinor + vatOn(agreed.model, feeMinor), currency }, locale);
  return {
    w: w.agreed,
    rows: [
      ...ROWS.map((row) => ({ label: w.row[row], ...cells[row] })),
      { label: w.agreed.age, text: fill(w.agreed.days, { n: numberText(ageDays, locale) }), notes: [] },
    ],
    quote: found.quoteId === null ? '' : at.under(`/recovery/quotes/${work.ids.seal('quote', found.quoteId)}`),
    due: due ? fill(w.agreed.setUpDue, { amount }) : '',
    pay: due && visit.may('work') && visit.on === null ? `${here}/set-up-paid` : '',
  }; // prettier-ignore
}

async function paid(visit: Visit): Promise<Answer> {
  const { work, company, asked, at } = visit;
  const sealed = asked.params['case'] ?? '';
  const id = work.ids.open('case', sealed);
  const found = id === undefined ? undefined : await caseById(work.db.read, company.id, id);
  if (found === undefined) throw new NotFound();
  if (found.stage === 'set_up_due') {
    await setUpPaid(work, company.id, found.id);
    asked.session.tell({ text: fill(sayingOf(visit).w.done.setUp, { partner: found.partner }) });
  }
  return see(at.case(sealed));
}
