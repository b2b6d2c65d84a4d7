import { writeFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { findCustomer } from '../customers/store';
import { format } from '../kernel/money';
import { labelOf } from '../ledger/open-item';
import { example, type Shell } from '../platform/shell';
import { standing } from './actions';
import { WITH, type With } from './claim';
import { claimOf, draftProof, type Claim } from './claim.actions';

/** `duly insolvency claim`: what is claimed as of the opening day, and with --pdf the draft of its proof of debt. */
interface Claiming extends Common {
  readonly interest: With;
  readonly pdf?: string;
}

export function claimCommand(group: Command, shell: Shell): void {
  example(
    common(group.command('claim <customer>'))
      .description('what is claimed as of the opening day; with --pdf its proof of debt is drafted and filed')
      .addOption(new Option('--interest <which>', 'none; what rests on verified rules; all, because you checked it').choices(WITH).default('sure'))
      .option('--pdf <file>', 'draft the proof of debt, in the language of the court')
      .action((customer: string, options: Claiming) => claim(shell, customer, options)),
    'duly insolvency claim 4711 --pdf proof.pdf',
  );
} // prettier-ignore

async function claim(shell: Shell, text: string, options: Claiming): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const q = work.db.read;
  const customer = await findCustomer(q, company.id, text, work.ids);
  const proceeding = await standing(q, company.id, customer.id);
  const claiming = { proceeding, asked: options.interest };
  if (options.pdf === undefined) {
    tell(shell, await claimOf(q, work, company, claiming), options, null);
    return;
  }
  const made = await draftProof(work, company, customer, claiming);
  writeFileSync(options.pdf, made.bytes);
  tell(shell, made.claim, options, options.pdf);
}

function tell(shell: Shell, { lines, totals }: Claim, options: Claiming, pdf: string | null): void {
  if (options.json) {
    const items = lines.map(({ item, principalMinor, interestMinor, costsMinor, leftOutMinor }) => ({
      ...{ document: labelOf(item), currency: item.currency, suppliedOn: item.suppliedOn, principalMinor, interestMinor },
      ...{ costsMinor, leftOutMinor, copy: item.copies > 0 },
    })); // prettier-ignore
    shell.json({ items, totals, pdf });
    return;
  }
  const money = (minor: number, currency: string): string => format({ minor, currency }, 'en');
  for (const { item, principalMinor, interestMinor, costsMinor } of lines) {
    const [principal, interest, costs] = [principalMinor, interestMinor, costsMinor].map((minor) => money(minor, item.currency)); // prettier-ignore
    shell.print(`${labelOf(item)}  principal ${principal}  interest ${interest}  costs ${costs}${item.copies > 0 ? '' : '  (no copy kept)'}`); // prettier-ignore
  }
  if (lines.length === 0) shell.print('Nothing is frozen.');
  for (const { currency, totalMinor, leftOutMinor } of totals) {
    shell.print(`claimed: ${money(totalMinor, currency)}`);
    if (leftOutMinor !== 0) shell.print(`not claimed, as its rule is not verified: ${money(leftOutMinor, currency)}`);
  }
  if (pdf !== null) shell.print(`draft for signature: ${pdf}`);
}
