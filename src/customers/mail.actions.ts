import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import { waitForCompany, type Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { Customer } from './customer';
import { hasEntities } from './group.store';
import { groupChoiceOf, paysForOthers, type GroupChoice } from './letterbox.store';
import { changeField, keepCorrection } from './override.store';
import { customerById } from './store';

/**
 * Whom one writes to about a customer: who pays for it, and within a group, whether the head gets one message for all and which
 * entity is taken out of that. What its papers say of who owes does not change.
 */
export interface MailChoice extends GroupChoice {
  readonly payerId: number | null;
}

export async function mailChoiceOf(tx: Tx | Work['db']['read'], customer: Customer): Promise<MailChoice> {
  return { payerId: customer.payerId, ...(await groupChoiceOf(tx, customer.companyId, customer.id)) };
}

/** Changes what is given of it; the same again changes nothing. Refuses a payer for whom somebody else pays, and circles. */
export async function setMail(
  work: Work,
  { companyId, customerId }: { readonly companyId: number; readonly customerId: number },
  wanted: Partial<MailChoice>,
): Promise<void> {
  await work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const customer = await customerById(tx, companyId, customerId);
    const before = await mailChoiceOf(tx, customer);
    const after = { ...before, ...wanted };
    if (after.payerId !== null && after.payerId !== before.payerId) await checkPayer(tx, customer, after.payerId);
    if (after.groupMessages && !before.groupMessages && !(await hasEntities(tx, companyId, customerId)))
      throw noEntities();
    if (after.writtenApart && !before.writtenApart && customer.parentId === null) throw noHead();
    const fields = [
      ['payer_id', before.payerId, after.payerId],
      ['group_messages', Number(before.groupMessages), Number(after.groupMessages)],
      ['written_apart', Number(before.writtenApart), Number(after.writtenApart)],
    ] as const;
    const changed = fields.filter(([, was, is]) => was !== is);
    if (changed.length === 0) return;
    for (const [field, , value] of changed) await changeField(tx, work, { companyId, customerId, field, value });
    if (after.payerId !== before.payerId) {
      const [sourceValue, value] = [textOf(before.payerId), textOf(after.payerId)];
      const kept = { companyId, subject: `customer/${customerId}`, field: 'payer_id', sourceValue, value };
      await keepCorrection(tx, work, { ...kept, why: 'payer set by hand' });
    }
    const payload = { before: await said(tx, companyId, before), after: await said(tx, companyId, after) };
    await record(tx, work, { companyId, kind: 'customer.mail_set', ref: `customer/${customerId}`, payload });
  });
}

const textOf = (id: number | null): string | null => (id === null ? null : String(id));

/** One level: whoever pays for others pays for itself. */
async function checkPayer(tx: Tx, customer: Customer, payerId: number): Promise<void> {
  const payer = await customerById(tx, customer.companyId, payerId);
  const circle = payerId === customer.id || payer.payerId !== null;
  if (circle || (await paysForOthers(tx, customer.companyId, customer.id))) throw secondPayer();
}

/** As the audit keeps it: a payer by its number. */
async function said(tx: Tx, companyId: number, { payerId, ...choice }: MailChoice): Promise<Record<string, unknown>> {
  return { payer: payerId === null ? null : (await customerById(tx, companyId, payerId)).code, ...choice };
}

const secondPayer = (): Refusal =>
  new Refusal(
    'second-payer',
    'Whoever pays for others pays for itself: there is one payer, and nobody pays for it.',
    'Name the customer who pays in the end, and no payer for that one.',
  );

const noEntities = (): Refusal =>
  new Refusal(
    'no-entities',
    'This customer is the head of no group.',
    'Say first of its entities that they belong to its group.',
  );

const noHead = (): Refusal =>
  new Refusal('no-head', 'This customer belongs to no group.', 'Say first to whose group it belongs.');
