import type { Command } from 'commander';
import type { Company } from '../companies/company';
import type { Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { noSuchPartner } from './partner.actions';
import { partnerNamed, type RegisteredPartner } from './partner.store';

/** What the commands about partners share: for whom they work, whom they name, and how they answer. */
export interface Common {
  readonly company?: string;
  readonly json?: boolean;
}

export interface At {
  readonly work: Work;
  readonly company: Company;
}

export interface Told {
  readonly shell: Shell;
  at(options: Common): Promise<At>;
  tell(options: Common, value: object, text: string): void;
}

export const common = (command: Command): Command =>
  command.option('--company <code>', 'needed where there are several').option('--json', 'for scripts');

export async function named({ work, company }: At, name: string): Promise<RegisteredPartner> {
  const found = await partnerNamed(work.db.read, company.id, name);
  if (found === undefined) throw noSuchPartner();
  return found;
}

export const which = ({ companyId, id }: RegisteredPartner) => ({ companyId, partnerId: id });
