import { dayFrom, type Day } from '../kernel/day';
import { statementRows, type StatementRows } from '../remittances/statement.panel';
import { byCurrency, statementOf } from '../remittances/statement';
import type { Call, Reply } from './call.api';
import { wrongQuery } from './cases.api';
import type { StatementRow } from './money-shapes';

/** How it stands between the partner and the creditor over a span of days, in one currency: the figures, and what they are made of. */
interface Span {
  readonly from: Day;
  readonly until: Day;
  readonly currency: string;
}

export async function statement(call: Call): Promise<Reply> {
  const { work, company, token } = call;
  const span = spanIn(call);
  const rows = await statementRows(work.db.read, {
    companyId: company.id,
    partnerId: token.partnerId,
    until: span.until,
  });
  return { json: statementJson(rows, span, (kind, id) => work.ids.seal(kind, id)) };
}

export function spanIn({ work, company, asked: { query } }: Call): Span {
  const days = (name: string, usual: string): Day => {
    const read = dayFrom(query.get(name) ?? usual);
    if (read === undefined) throw wrongQuery(name);
    return read;
  };
  const from = days('from', `${work.today.slice(0, 4)}-01-01`);
  const until = days('until', work.today);
  if (until < from) throw wrongQuery('until');
  const currency = query.get('currency') ?? company.currency;
  if (!/^[A-Z]{3}$/.test(currency)) throw wrongQuery('currency');
  return { from, until, currency };
}

export function statementJson(every: StatementRows, { from, until, currency }: Span, seal: (kind: 'case' | 'partner_remittance', id: number) => string): object {
  const [rows = every] = byCurrency(every, currency).map((one) => one.rows);
  const { cases, collected, remittances, invoices } = rows;
  const all: StatementRow[] = [
    ...cases.map((one): StatementRow => ({ on: one.handedOverOn, what: 'handed_over', name: one.number, id: seal('case', one.caseId), amountMinor: one.principalMinor })),
    ...collected.map((one): StatementRow => ({ on: one.on, what: one.way === 'partner' ? 'paid_to_you' : 'paid_directly', name: one.number, id: seal('case', one.caseId), amountMinor: one.grossMinor })),
    ...remittances.map((one): StatementRow => ({ on: one.on, what: 'told', name: one.reference, id: seal('partner_remittance', one.id), amountMinor: one.netMinor })),
    ...remittances.flatMap((one): StatementRow[] => one.bankedOn === null ? [] : [{ on: one.bankedOn, what: 'came', name: one.reference, id: seal('partner_remittance', one.id), amountMinor: one.bankMinor ?? 0 }]),
    ...invoices.map((one): StatementRow => ({ on: one.issuedOn, what: 'invoice', name: one.number, id: null, amountMinor: one.grossMinor })),
  ];
  const inside = all.filter(({ on }) => on >= from && on <= until).sort((a, b) => a.on.localeCompare(b.on));
  return { from, until, currency, ...statementOf(rows, from, until), rows: inside };
} // prettier-ignore
