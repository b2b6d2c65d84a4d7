import { Refusal } from '../kernel/result';
import type { Query } from '../platform/db';
import { proposalsFor, type CodeProposal, type Named } from './code-alike';
import { codesUnknown, customersKnown, hasNoCustomers } from './code.store';
import type { Reading, Totals } from './reading';
import type { ImportRequest } from './request';

/** Customer numbers of a staged file that seem to mean a known customer: looked for before anything is booked, decided by a person. */
export async function proposedCodes(
  query: Query,
  companyId: number,
  of: { readonly reading: Reading; readonly totals: Totals; readonly otherCompanies: readonly string[] },
): Promise<readonly CodeProposal[]> {
  const column = of.reading.recognised.columns.find(({ field }) => field === 'customerCode');
  if (column === undefined || (await hasNoCustomers(query, companyId))) return [];
  const decided = new Set(Object.keys(of.reading.recognised.profile.codes ?? {}));
  const unknown = await codesUnknown(query, companyId, of.otherCompanies);
  const fresh = [...unknown, ...cutIn(of.totals, column.heading)].filter(({ code }) => !decided.has(code));
  return fresh.length === 0 ? [] : proposalsFor(fresh, await customersKnown(query, companyId));
}

/** Numbers that a spreadsheet has cut are Problems of their lines: the file never gives them out. */
function cutIn({ problems }: Totals, heading: string): Named[] {
  const cut = problems.filter(({ code, column }) => code === 'damaged-number' && column === heading);
  return [...new Set(cut.map(({ value }) => value ?? ''))].map((code) => ({ code, name: '' }));
}

/** Refuses to book numbers of which nobody has decided (`codes-undecided`), unless they are to be taken as they are. */
export function mustDecide({ dryRun, yes }: ImportRequest, proposed: readonly CodeProposal[]): void {
  const open = proposed.filter(({ because }) => because !== 'cut');
  const [first] = open;
  if (first === undefined || dryRun === true || yes === true) return;
  throw new Refusal(
    'codes-undecided',
    `Customer numbers of this file may be damaged: ${first.code} seems to mean ${first.meant.code}.`,
    `Decide of each: the same customer with --code ${first.code}=${first.meant.code}, another with --code ${first.code}=${first.code}; or take all as they are with --yes.`,
    { proposed: open },
  );
}
