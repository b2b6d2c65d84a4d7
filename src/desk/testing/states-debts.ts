import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importFile } from '../../imports/actions';
import { rowsOf } from '../../platform/db';
import type { Hands } from './hands';
import type { TestDesk } from './test-desk';

/** Who owes what at the demo's company when the mornings are over: whom a state can happen to. Nothing here depends on how many they were. */
export interface Debt {
  /** As a form names it. */
  readonly item: string;
  readonly document: string;
  readonly openMinor: number;
}

export interface Debtor {
  readonly code: string;
  readonly page: string;
  /** Oldest first. */
  readonly owed: readonly Debt[];
  /** Payments of which something is free, largest first. */
  readonly paid: readonly Debt[];
}

interface Row {
  readonly id: number;
  readonly document: string;
  readonly type: string;
  readonly open: number;
  readonly issued: string;
  readonly due: string | null;
}

export async function debtor(desk: TestDesk, code: string): Promise<Debtor> {
  const { house, company } = desk;
  const rows = await openOf(desk, code);
  const [customer] = await rowsOf<{ id: number }>(house.db.read, `select id from v_customer where company_id = ? and code = ?`, [company.id, code]); // prettier-ignore
  const debt = ({ id, document, open }: Row): Debt => ({
    item: house.ids.seal('item', id),
    document,
    openMinor: Math.abs(open),
  });
  return {
    code,
    page: `/c/${company.code}/customers/${house.ids.seal('customer', customer?.id ?? 0)}`,
    owed: rows.filter(({ open }) => open > 0).map(debt),
    paid: rows.filter(({ type, open }) => type === 'payment' && open < 0).map(debt).sort((a, b) => b.openMinor - a.openMinor), // prettier-ignore
  };
}

/** The first, by what they owe, whose page of that name offers such a field. */
export async function offered(
  desk: TestDesk,
  who: Hands,
  { page, field }: { page: string; field: string },
): Promise<Debtor> {
  const codes = await rowsOf<{ code: string }>(
    desk.house.db.read,
    `select c.code from v_balance b join v_customer c on c.id = b.customer_id where b.company_id = ? order by b.open_minor desc, c.code`,
    [desk.company.id],
  );
  for (const { code } of codes) {
    const one = await debtor(desk, code);
    if ((await who.visitor.get(`${one.page}/${page}`)).text.includes(`name="${field}"`)) return one;
  }
  throw new Error(`nobody is offered ${field} on ${page}`);
}

const openOf = ({ house, company }: TestDesk, code: string): Promise<Row[]> =>
  rowsOf<Row>(
    house.db.read,
    `select i.item_id as id, i.document, i.type, i.open_minor as open, i.issued_on as issued, i.due_on as due
     from v_open_item i join v_customer c on c.id = i.customer_id
     where i.company_id = ? and c.code = ? and i.open_minor <> 0 order by i.due_on, i.item_id`,
    [company.id, code],
  );

/** The list of the day shows all that the customer has open but one document: it is presumed to be settled. */
export async function listWithout(desk: TestDesk, { code }: Debtor, gone: Debt): Promise<void> {
  const work = desk.work();
  const kinds: Readonly<Record<string, string>> = {
    invoice: 'Invoice',
    payment: 'Payment',
    credit_note: 'Credit note',
  };
  const lines = (await openOf(desk, code))
    .filter(({ document }) => document !== gone.document)
    .map(({ document, type, issued, due, open }) =>
      [code, code, document, kinds[type] ?? type, issued, due ?? '', 'EUR', euros(open), euros(open)].join(';'),
    );
  const path = join(desk.house.config.home, 'list-of-the-day.csv');
  const head = 'Customer No;Customer Name;Document No;Document Type;Document Date;Due Date;Currency;Amount;Open Amount';
  writeFileSync(path, `${[head, ...lines].join('\n')}\n`);
  const options = { asOf: work.today };
  await importFile(work, { company: desk.company, path, options, scope: { accounts: [code] }, yes: true, fileDay: work.today }); // prettier-ignore
}

/** A list with one row for each line of an invoice: the customer owes one more, whose lines are known. */
export async function listOfLines(desk: TestDesk, code: string): Promise<void> {
  const { today } = desk.work();
  const head = 'Customer no;Customer;Invoice no;Invoice date;Due date;Currency;Total;Net amount;Line no;Item description;Quantity;Unit price;Line amount;Line VAT;PO line'; // prettier-ignore
  const row = (line: string): string => `${code};${code};FA-2026-9001;2026-05-04;2026-06-03;EUR;540,00;450,00;${line}`;
  const path = join(desk.house.config.home, 'list-of-lines.csv');
  writeFileSync(
    path,
    `${[head, row('10;Lamps;4;100;400,00;80,00;1'), row('20;Freight;1;50;50,00;10,00;')].join('\n')}\n`,
  );
  const options = { asOf: today };
  await importFile(desk.work(), { company: desk.company, path, options, mode: 'delta', yes: true, fileDay: today });
}

export const euros = (minor: number): string => (minor / 100).toFixed(2);
