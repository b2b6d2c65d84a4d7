import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import type { Query } from '../platform/db';
import type { Work } from '../platform/work';
import { proposalsFor, type CodeProposal, type Named } from './code-alike';
import { codesUnknown, customersKnown, hasNoCustomers } from './code.store';
import type { Reading, Totals } from './reading';
import { rulesIn, type CodeRule } from './code-rule';
import type { ImportRequest } from './request';
import { keepProfile, profileOf, profileVersions } from './store';

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

/** What was decided of damaged numbers and is in force. */
export const codeRules = async (q: Query, companyId: number): Promise<CodeRule[]> =>
  rulesIn(await profileVersions(q, companyId));

/**
 * A rule is taken back (`meant` null), or put in force again: what was booked stays as it is, the next file of the source is read
 * by it. Refuses a rule that is not there any more, and a number of which something else was decided meanwhile.
 */
export async function ruleCode(
  work: Work,
  companyId: number,
  { source, code, meant }: { readonly source: string; readonly code: string; readonly meant: string | null },
): Promise<string> {
  return work.db.transaction(async (tx) => {
    const profile = await profileOf(tx, companyId, source);
    const before = profile?.codes?.[code];
    if (profile === undefined || (meant === null && before === undefined))
      throw new Refusal('no-such-code-rule', `Nothing is decided of ${code} from ${source}.`, 'See: duly import codes');
    if (meant !== null && before !== undefined && before !== meant)
      throw new Refusal('code-decided', `${code} from ${source} means ${before} by now.`, 'Take that back first.');
    const others = Object.entries(profile.codes ?? {}).filter(([one]) => one !== code);
    const codes = Object.fromEntries(meant === null ? others : [...others, [code, meant]]);
    await keepProfile(tx, work, { companyId, source, profile: { ...profile, codes } });
    const kind = meant === null ? 'import.code_forgotten' : 'import.code_kept';
    const payload = { source, code, meant: meant ?? before ?? '' };
    if (before !== (meant ?? undefined))
      await record(tx, work, { companyId, kind, ref: `company/${companyId}`, payload });
    return payload.meant;
  });
}
