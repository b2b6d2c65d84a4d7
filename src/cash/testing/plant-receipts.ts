import { day } from '../../kernel/day';
import type { Db } from '../../platform/db';
import { workOn } from '../../platform/testing/work';
import { bareLine, type BankLine } from '../bank-line';
import { Identities } from '../identity';
import { bookStatements, stageLines, stageStatement } from '../taking.store';

/** A line as a test says it: `2026-02-10 | 100.00`, and what else is known. */
export interface PlantedLine extends Partial<Omit<BankLine, 'bookedOn' | 'amountMinor'>> {
  readonly on: string;
  readonly amountMinor: number;
}

let accounts = 0;

/** Puts lines of an account of the company into the tables, as a statement would. Returns their ids, in order. */
export async function plantReceipts(db: Db, companyId: number, lines: readonly PlantedLine[]): Promise<number[]> {
  const work = workOn(db, lines[0]?.on ?? '2026-02-10');
  return db.transaction(async (tx) => {
    const account: unknown = await tx('bank_account').where({ company_id: companyId }).first('id');
    const accountId = (account as { id: number } | undefined)?.id ?? (await plantAccount());
    async function plantAccount(): Promise<number> {
      const iban = `DE89${String((accounts += 1)).padStart(18, '0')}`;
      const row = { company_id: companyId, iban, currency: 'EUR', holder: 'ACME', preferred: 1, recorded_at: work.now, recorded_by: 'test' }; // prettier-ignore
      const [made] = await tx('bank_account').insert(row).returning<{ id: number }[]>('id');
      return made?.id ?? 0;
    }
    const given = { companyId, accountId, currency: 'EUR', kind: 'statement', number: null, fileName: 'x', format: 'camt.053', sha256: '' } as const; // prettier-ignore
    const statementId = await stageStatement(tx, work, given);
    const identities = new Identities();
    const whole = lines.map(({ on, amountMinor, ...more }, at) => {
      const line = { ...bareLine(at + 1, { bookedOn: day(on), currency: 'EUR', amountMinor }), ...more };
      return { line, identity: `${statementId}/${identities.of(accountId, line)}` };
    });
    await stageLines(tx, work, { companyId, statementId, accountId, telling: 'camt.053/statement' }, whole);
    await bookStatements(tx, work, companyId, [statementId]);
    const rows = await tx('bank_line').where({ statement_id: statementId }).orderBy('place').select<{ id: number }[]>('id'); // prettier-ignore
    return rows.map((row) => row.id);
  });
}
