import type { Hands } from './hands';
import type { Debtor } from './states-debts';

/** Of one debtor its means are known, old and new, and somebody searches for it; of another nobody found it, and it prepays. */
export async function oneIsKnown(clerk: Hands, [sought, lost]: readonly [Debtor, Debtor]): Promise<readonly string[]> {
  const told = { source: 'accounts, register', told_by: 'us' };
  const facts = [
    { kind: 'equity', figure: '-12000', year: '2025', as_of: '2025-12-31' },
    { kind: 'equity', figure: '4000', year: '2024', as_of: '2024-12-31' },
    { kind: 'employees', figure: '12', as_of: '2024-01-31' },
    { kind: 'note', note: 'The hall is rented; the vans are leased.', as_of: '2026-01-31' },
  ];
  for (const fact of facts) await clerk.fills(`${sought.page}/finances`, { ...told, ...fact });
  await clerk.fills(`${sought.page}/trace`, { reason: 'two letters came back' });
  await clerk.fills(`${sought.page}/trace/look`, { what: 'Register of companies', result: 'The seat is still there.' });
  await clerk.fills(`${lost.page}/trace`, { reason: 'the phone is dead' });
  await clerk.fills(`${lost.page}/trace/end`, { outcome: 'untraceable', why: 'nobody knows' });
  await clerk.fills(`${lost.page}/prepay`, { why: 'nobody finds it' });
  return [sought.page, `${sought.page}/trace/ask`, `${lost.page}/trace/resume`, `${lost.page}/prepay/end`];
}
