import { record } from '../audit/actions';
import { actorText } from '../kernel/actor';
import { Refusal } from '../kernel/result';
import { waitForCompany, type Query } from '../platform/db';
import type { Work } from '../platform/work';
import { afterDelay, confirmedOf, digestOf, isFromMemory, ruleByKey, stateOf, type Confirmation } from './confirmation';
import {
  administratorsOf,
  confirmationsOf,
  endConfirmation,
  insertConfirmation,
  secondConfirmation,
} from './confirmation.store';

/** A rule from memory is read, confirmed by a second person, taken back: each step one transaction and one audit line. */
export async function confirmRule(
  work: Work,
  companyId: number,
  { rule: key, readIn }: { readonly rule: string; readonly readIn: string },
): Promise<Confirmation> {
  const found = ruleByKey(key);
  if (found === undefined || !isFromMemory(found.rule)) throw noSuchRule(key);
  return work.db.transaction(async (tx) => {
    await waitForCompany(tx, companyId);
    const before = (await confirmationsOf(tx, companyId)).find(({ rule }) => rule === key);
    const again = before !== undefined && stateOf(before, work.now) === 'changed';
    if (before !== undefined && !again) return seconded(work, tx, companyId, before);
    if (before !== undefined) await endConfirmation(tx, work, companyId, before.id);
    if (readIn.trim() === '')
      throw new Refusal(
        'read-where',
        'Nobody said where the rule was read.',
        'Name the official text in which you read it.',
      );
    const others = await administratorsOf(tx, companyId);
    const countsFrom = others >= 2 ? null : afterDelay(work.now);
    const given = { rule: key, digest: digestOf(found.rule), readIn: readIn.trim(), countsFrom };
    const id = await insertConfirmation(tx, work, companyId, given);
    const payload = { rule: key, readIn: given.readIn, countsFrom };
    await record(tx, work, { companyId, kind: 'law_rule.read', ref: `law_confirmation/${id}`, payload });
    return known(tx, companyId, key);
  });
}

type Tx = Parameters<Parameters<Work['db']['transaction']>[0]>[0];

/** Only by somebody else than who read it. */
async function seconded(work: Work, tx: Tx, companyId: number, before: Confirmation): Promise<Confirmation> {
  const state = stateOf(before, work.now);
  if (state === 'counts') throw new Refusal('rule-confirmed', 'This rule is confirmed already.', 'Nothing needs to be done.'); // prettier-ignore
  if (before.proposedBy === actorText(work.actor)) {
    throw new Refusal(
      'second-person',
      'You proposed this change yourself.',
      'Somebody else with the right must confirm it: ask another administrator.',
    );
  }
  if (!(await secondConfirmation(tx, work, companyId, before.id))) throw noSuchRule(before.rule);
  const payload = { rule: before.rule, readIn: before.readIn, proposedBy: before.proposedBy };
  await record(tx, work, { companyId, kind: 'law_rule.confirmed', ref: `law_confirmation/${before.id}`, payload });
  return known(tx, companyId, before.rule);
}

export async function unconfirmRule(work: Work, companyId: number, key: string): Promise<void> {
  await work.db.transaction(async (tx) => {
    const found = (await confirmationsOf(tx, companyId)).find(({ rule }) => rule === key);
    if (found === undefined || !(await endConfirmation(tx, work, companyId, found.id))) {
      throw new Refusal(
        'rule-not-confirmed',
        `Nobody confirmed the rule ${key}.`,
        'See what is confirmed: duly law COUNTRY.',
      );
    }
    const payload = { rule: key, readIn: found.readIn, proposedBy: found.proposedBy, confirmedBy: found.confirmedBy };
    await record(tx, work, { companyId, kind: 'law_rule.unconfirmed', ref: `law_confirmation/${found.id}`, payload });
  });
}

/** Which rules from memory count as read at this company now. */
export const confirmedAt = async (
  q: Query,
  work: Pick<Work, 'now'>,
  companyId: number,
): Promise<(rule: string) => boolean> => confirmedOf(await confirmationsOf(q, companyId), work.now);

async function known(q: Query, companyId: number, key: string): Promise<Confirmation> {
  const found = (await confirmationsOf(q, companyId)).find(({ rule }) => rule === key);
  if (found === undefined) throw noSuchRule(key);
  return found;
}

const noSuchRule = (key: string): Refusal =>
  new Refusal(
    'no-such-rule',
    `There is no rule ${key} that is to be confirmed.`,
    'See the rules of a country and which are not verified: duly law COUNTRY.',
  );
