import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importFile } from '../../imports/actions';
import type { Hands } from './hands';
import { debtor, type Debtor } from './states-debts';
import type { TestDesk } from './test-desk';

/** One customer under two numbers, by the same name and VAT number. */
export async function aRecordStandsTwice(desk: TestDesk, manager: Hands): Promise<void> {
  const work = desk.work();
  const path = join(desk.house.config.home, 'twice.csv');
  const head = 'Customer No;Customer Name;Document No;Document Type;Document Date;Due Date;Currency;Amount;Open Amount';
  const line = (code: string): string => `${code};Lambert Bois;D-${code};Invoice;2026-05-04;2026-06-03;EUR;10.00;10.00`;
  writeFileSync(path, `${[head, line('9003'), line('9004')].join('\n')}\n`);
  const request = { company: desk.company, path, yes: true, mode: 'delta', fileDay: work.today } as const;
  await importFile(work, { ...request, options: { asOf: work.today } });
  for (const code of ['9003', '9004']) {
    const { page } = await debtor(desk, code);
    await manager.fills(`${page}/correct/vat_no`, { value: 'FR32123456789', why: 'register extract' });
  }
}

/** Two records beside each other, which are two customers. */
export async function twoAreCompared(clerk: Hands, one: Debtor, other: Debtor): Promise<string> {
  const idIn = ({ page }: Debtor): string => page.split('/').at(-1) ?? '';
  const list = '/c/lumen/customers/duplicates';
  const pair = `${list}/${idIn(one)}/${idIn(other)}`;
  await clerk.fills(list, {}, { to: '/look' });
  await clerk.fills(pair, {}, { to: '/apart' });
  return pair;
}
