import { record } from '../audit/actions';
import { Refusal } from '../kernel/result';
import type { Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { UnsentOf } from './reminder.store';
import { cancelPlanned } from './run.store';
import { checkStrategy, NEW_CODE, type Strategy } from './strategy';
import { customersUnder, putChoice, putStrategy, strategiesOf, type Scope } from './strategy.store';
import { takeBackUnsent } from './take-back.actions';

/**
 * Changing strategies. What was planned under the old one is not sent any more: messages that wait are taken back and their
 * steps do not count, runs under review are cancelled. How many that were is part of the answer.
 */
export interface Changed {
  /** Messages taken back from the outbox. */
  readonly messages: number;
  /** Runs under review that were cancelled. */
  readonly runs: number;
}

/** Takes a strategy that somebody wrote, as a new version. Refuses with everything that is wrong with it. */
export async function addStrategy(
  work: Work,
  companyId: number,
  written: unknown,
): Promise<{ strategy: Strategy; changed: Changed }> {
  const checked = checkStrategy(written);
  if (!checked.ok) {
    throw new Refusal(
      'strategy-wrong',
      `This is no strategy: ${checked.errors.join('; ')}.`,
      'Start from a shipped one: duly strategy show standard --json',
      { errors: checked.errors },
    );
  }
  const { strategy } = checked;
  if (strategy.code === NEW_CODE)
    throw new Refusal('strategy-code-taken', `No strategy can be called ${NEW_CODE}.`, 'Take another code.', {
      code: NEW_CODE,
    });
  return work.db.transaction(async (tx) => {
    const version = await putStrategy(tx, work, companyId, strategy);
    const changed = await takeBack(tx, work, { companyId, strategyCode: strategy.code });
    await record(tx, work, {
      companyId,
      kind: 'strategy.added',
      ref: `strategy/${strategy.code}/${version}`,
      payload: { strategy, changed },
    });
    return { strategy: { ...strategy, version }, changed };
  });
}

/** Makes a strategy of the company's own with the steps of another. */
export async function copyStrategy(
  work: Work,
  companyId: number,
  { code, name, from }: { readonly code: string; readonly name: string; readonly from: string },
): Promise<Strategy> {
  const strategies = await strategiesOf(work.db.read, companyId);
  const source = strategies.find((one) => one.code === from);
  if (source === undefined) throw noSuchStrategy(from, strategies);
  if (strategies.some((one) => one.code === code))
    throw new Refusal('strategy-code-taken', `There is a strategy ${code} already.`, 'Take another code.', { code });
  const steps = source.steps.map(({ template, ...step }) => (template === null ? step : { ...step, template }));
  return (await addStrategy(work, companyId, { code, name, steps })).strategy;
}

/** Puts a strategy in force for the company, a segment, a customer or an invoice; `code` null takes the choice back. */
export async function useStrategy(work: Work, companyId: number, scope: Scope, code: string | null): Promise<Changed> {
  return work.db.transaction(async (tx) => {
    if (code !== null) await mustExist(tx, companyId, code);
    const changed = await takeBack(tx, work, { companyId, customerIds: await customersUnder(tx, companyId, scope) });
    await putChoice(tx, work, companyId, scope, code);
    await record(tx, work, {
      companyId,
      kind: 'strategy.chosen',
      ref: `company/${companyId}`,
      payload: { scope, code, changed },
    });
    return changed;
  });
}

async function mustExist(tx: Tx, companyId: number, code: string): Promise<void> {
  const strategies = await strategiesOf(tx, companyId);
  if (strategies.every((one) => one.code !== code)) throw noSuchStrategy(code, strategies);
}

function noSuchStrategy(code: string, strategies: readonly Strategy[]): Refusal {
  const codes = strategies.map((strategy) => strategy.code);
  return new Refusal('no-such-strategy', `There is no strategy ${code}.`, `Known are: ${codes.join(', ')}.`, { codes });
}

async function takeBack(tx: Tx, work: Work, which: UnsentOf): Promise<Changed> {
  const messages = await takeBackUnsent(tx, work, which, 'another strategy was chosen');
  return { messages, runs: await cancelPlanned(tx, work, which.companyId) };
}
