import type { Claim } from '../dossier/claim';
import { PARTNER_ACCOUNT_WORDS } from '../languages/partner-account-words';
import { inLanguage } from '../languages/said';
import type { Seat } from '../mandates/account';
import { columnsFrom, intakeTable, type IntakeTable } from '../mandates/intake-columns';
import { columnsKept } from '../mandates/intake-columns.store';
import type { Query } from '../platform/db';
import { casesOfSeats, claimsOfCases } from './case-lines.panel';

/** Cases in one list, the oldest hand-overs first. */
const MOST = 5_000;

export interface IntakeWanted {
  readonly seats: readonly Pick<Seat, 'companyId' | 'partnerId'>[];
  readonly language: string;
  /** One case alone. */
  readonly caseId?: number;
}

/** The list of cases in the columns of the first of the seats that has its own; where none has, every field under its own name. */
export async function intakeSheet(q: Query, { seats, language, caseId }: IntakeWanted): Promise<IntakeTable & { readonly name: string }> {
  let kept: string | null = null;
  for (const { companyId, partnerId } of seats) kept ??= await columnsKept(q, companyId, partnerId);
  const lines = await casesOfSeats(q, { seats, state: 'with_partner', search: '', most: MOST, ...(caseId !== undefined && { caseId }) });
  const claims = await claimsOfCases(q, lines.map(({ id }) => id));
  const { stages } = inLanguage(PARTNER_ACCOUNT_WORDS, language);
  const cases = lines.flatMap((line) => {
    const claim = claims.get(line.id);
    if (claim === undefined) return [];
    return [{ ...line, claim: JSON.parse(claim) as Claim, stage: stages[line.stage] }];
  });
  return { name: 'cases', ...intakeTable(columnsFrom(kept), cases) };
} // prettier-ignore
