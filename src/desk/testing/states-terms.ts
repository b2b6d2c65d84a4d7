import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importFile } from '../../imports/actions';
import type { Hands } from './hands';
import type { TestDesk } from './test-desk';

/** Books that hold no due days, and then other terms of the company: once followed, once waiting to be. */
export async function termsChange(
  desk: TestDesk,
  { manager, administrator }: { readonly manager: Hands; readonly administrator: Hands },
): Promise<void> {
  const work = desk.work();
  const path = join(desk.house.config.home, 'no-due-days.csv');
  const head = 'Customer No;Customer Name;Document No;Document Type;Document Date;Currency;Amount;Open Amount';
  writeFileSync(path, `${head}\n9002;Sans Échéance SARL;T-1;Invoice;2026-05-04;EUR;10.00;10.00\n`);
  const request = { company: desk.company, path, yes: true, mode: 'delta', fileDay: work.today } as const;
  await importFile(work, { ...request, options: { asOf: work.today, termsDays: 30 } });
  await administrator.fills('/c/lumen/settings/thresholds', { paymentTerms: '45+eom' });
  await manager.fills('/c/lumen/terms', {}, { to: '/terms/move' });
  await administrator.fills('/c/lumen/settings/thresholds', { paymentTerms: 'eom+60' });
}
