import { addDays } from '../../kernel/day';
import { isInterest, type ChargeKind, type ClaimedCharge } from '../claim-charge';
import { contested } from './contested';
import type { Form } from './form';
import type { RouteKey } from './keys';
import type { Box, Finding } from './route';
import { about, lacks, type Rule } from './rule';
import { OWN } from './rules-own';
import { lastUntil } from './texts';

/** What every form demands beyond its boxes, each rule about the boxes that it is named for; what one form demands stands in `rules-own.ts`. */
export function ruleFindings(key: RouteKey, form: Form, boxes: readonly Box[]): Finding[] {
  const box = (what: string): Box | undefined => boxes.find((one) => one.what === what);
  const rules = [...ALWAYS, ...(OWN[key] ?? [])];
  return rules.flatMap((rule) => rule(form, box, boxes)).filter((one): one is Finding => one !== undefined);
}

/** Lump sums for late payment are owed between businesses only. */
const noLumpSum: Rule = ({ claim }, box) =>
  claim.debtor.type === 'consumer' && claim.charges.some(({ kind }) => kind === 'fixed_sum')
    ? [about(box('charge-fixed') ?? box('charges'), 'not-for-consumers')]
    : [];

/** What tells of the past cannot lie after the day as of which the sums stand. */
const PAST: ReadonlySet<string> = new Set([
  ...['mandate-on', 'notice-on', 'notice-received-on', 'contract-date', 'demand-last', 'interest-from'],
  ...['entry-issued', 'entry-interest-from'],
]);

const notAhead: Rule = ({ claim }, _, boxes) =>
  boxes.filter(({ what, raw }) => PAST.has(what) && raw > claim.keyDate).map((one) => about(one, 'future'));

/** What is due on the key date may still be paid on it. */
const onlyWhatIsDue: Rule = ({ claim }, _, boxes) =>
  boxes.filter(({ what, raw }) => what === 'entry-due' && raw >= claim.keyDate).map((one) => about(one, 'not-due'));

/** Nobody goes on while an objection waits for its answer. */
const answeredFirst: Rule = ({ claim }, box) =>
  contested(claim) === 'unanswered' ? [about(box('disputes'), 'unanswered')] : [];

/** Amicable means are not exhausted while the last demand gives time. */
const timeIsOver: Rule = (form, box) => {
  const until = lastUntil(form);
  if (until === null || until < form.claim.keyDate) return [];
  const day = addDays(until, 1);
  return ['demands', 'amicable-steps', 'demand-last', 'demand-until'].map((what) => about(box(what), 'too-soon', { day }, 'weak')); // prettier-ignore
};

/** The sums stand as of a day that the ledger does not reach. */
const freshLedger: Rule = ({ claim: { ledger, keyDate } }, box) =>
  ledger.asOf !== null && ledger.asOf < keyDate ? [about(box('key-date'), 'ledger-older', { day: ledger.asOf }, 'weak')] : []; // prettier-ignore

/** A fee in another currency than the claim is not said; somebody looks it up. */
const feeKnown: Rule = ({ fees }, box) => (fees === undefined ? [] : [lacks(box('court-fee'), 'weak')]);

const BOX_OF: Readonly<Record<ChargeKind, string>> = {
  fixed_sum: 'charge-fixed',
  reminder_fee: 'charge-reminder',
  collection_cost: 'charge-collection',
  penalty: 'charge-penalty',
  interest: 'interest',
  other: 'charge-other',
};

/** What is claimed and has no box would be lost between the boxes and the total. */
const everyCharge: Rule = ({ claim }, box) => {
  const has = (one: ClaimedCharge): boolean =>
    isInterest(one)
      ? (box('interest') ?? box('entry-interest')) !== undefined
      : (box('charges') ?? box(BOX_OF[one.kind ?? 'other'])) !== undefined;
  const lost = claim.charges.filter((one) => !has(one));
  const which = [...new Set(lost.map(({ title }) => title))].join(', ');
  return which === '' ? [] : [about(box('total') ?? box('principal'), 'without-box', { which })];
};

const ALWAYS: readonly Rule[] = [noLumpSum, notAhead, onlyWhatIsDue, answeredFirst, timeIsOver, freshLedger, feeKnown, everyCharge]; // prettier-ignore
