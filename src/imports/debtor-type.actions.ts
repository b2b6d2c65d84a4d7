import { putSetting } from '../companies/actions';
import { settingsOf } from '../companies/store';
import { ofUnknownKind } from '../customers/merge.store';
import { Refusal } from '../kernel/result';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { ImportRequest } from './request';

/**
 * What customers are of whom the file does not say it: what a person answers at the import becomes the company's setting, with who and
 * when; where nobody answered they stay unknown, and the outcome asks. Never guessed.
 */
export interface DebtorTypes {
  /** What is taken for granted, and why. */
  readonly assumed: string | null;
  /** What nobody answered yet, with how to answer. */
  readonly asked: string | null;
}

/** After the customers were merged. Refuses where the company says otherwise already. */
export async function settleDebtorTypes(
  tx: Tx,
  work: Work,
  { company, debtorType }: ImportRequest,
): Promise<DebtorTypes> {
  const before = (await settingsOf(tx, company.id)).debtorType;
  if (debtorType !== undefined && before !== null && before !== debtorType) {
    throw new Refusal(
      'debtor-type-differs',
      `The customers of ${company.code} of whom nothing says what they are count as ${inWords(before)}, not as ${inWords(debtorType)}.`,
      `Change it for all of them: duly company set debtorType ${debtorType}; or say it per customer, in a column "debtor type" of the file.`,
    );
  }
  if (debtorType !== undefined)
    await putSetting(tx, work, { companyId: company.id, name: 'debtorType', value: debtorType });
  const unknown = await ofUnknownKind(tx);
  if (unknown === 0) return { assumed: null, asked: null };
  const type = debtorType ?? before;
  const who = unknown === 1 ? 'one customer of this file is' : `${unknown} customers of this file are`;
  const they = unknown === 1 ? 'it counts' : 'they count';
  if (type !== null) {
    return {
      assumed: `Nothing says what ${who}: ${they} as ${unknown === 1 ? type.replace('_', ' ') : inWords(type)}, as the company says.`,
      asked: null,
    };
  }
  return {
    assumed: null,
    asked: `Nothing says what ${who} (company, sole trader, public body or consumer): plain reminders only, no final one. Are they companies? Say --debtor-type company, or: duly company set debtorType company`,
  };
}

const inWords = (type: NonNullable<ImportRequest['debtorType']>): string =>
  ({ company: 'companies', sole_trader: 'sole traders', public_body: 'public bodies', consumer: 'consumers' })[type];
