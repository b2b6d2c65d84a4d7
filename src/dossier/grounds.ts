import { addDays, maxDay, type Day } from '../kernel/day';
import type { Claim } from './claim';
import { demandsOf, thoseOf, timeUntil } from './sending';

/**
 * Why it is time to hand a claim over: what the debtor did or did not do, each with the facts that show it. Readiness says whether a file
 * can be made; this says what speaks for it. For the house alone: nothing of it is printed.
 */
export type Ground =
  | { readonly kind: 'refused'; readonly on: Day }
  | { readonly kind: 'broken'; readonly broken: number; readonly of: number; readonly on: Day }
  | { readonly kind: 'void'; readonly plan: string; readonly leftMinor: number }
  | { readonly kind: 'contested'; readonly documents: readonly string[]; readonly on: Day }
  | { readonly kind: 'denied'; readonly documents: readonly string[]; readonly approvedOn: Day; readonly on: Day }
  | { readonly kind: 'said_paid'; readonly on: Day }
  | { readonly kind: 'silence'; readonly demands: number; readonly since: Day }
  | { readonly kind: 'returned'; readonly messages: number };

type Known = Pick<Claim, 'contacts' | 'promises' | 'plans' | 'disputes' | 'reminders' | 'entries' | 'keyDate'>;

/** The plainest first; none: nothing speaks for it yet. */
export function groundsOf(claim: Known): Ground[] {
  return [
    ...refused(claim),
    ...broken(claim),
    ...voided(claim),
    ...contested(claim),
    ...denied(claim),
    ...saidPaid(claim),
    ...silence(claim),
    ...returned(claim),
  ];
}

/** It said that it does not pay, and nothing was agreed since. */
function refused({ contacts, promises }: Known): Ground[] {
  const on = contacts.filter(({ outcome }) => outcome === 'refused').map((one) => one.on).sort().at(-1); // prettier-ignore
  return on === undefined || promises.some(({ givenOn }) => givenOn > on) ? [] : [{ kind: 'refused', on }];
}

function broken({ promises }: Known): Ground[] {
  const judged = promises.filter(({ verdict }) => verdict !== 'open' && verdict !== 'withdrawn');
  const unkept = judged.filter(({ verdict }) => verdict !== 'kept');
  if (unkept.length === 0) return [];
  const on = unkept.map(({ promisedOn }) => promisedOn).reduce(maxDay);
  return [{ kind: 'broken', broken: unkept.length, of: judged.length, on }];
}

const voided = ({ plans }: Known): Ground[] =>
  (plans ?? [])
    .filter(({ state }) => state === 'defaulted')
    .map(({ number, amountMinor, coveredMinor }) => ({
      kind: 'void',
      plan: number,
      leftMinor: amountMinor - coveredMinor,
    }));

/** It keeps to an objection that was answered with reasons. */
function contested({ disputes, entries }: Known): Ground[] {
  const claimed = new Set(entries.map(({ document }) => document));
  const answered = disputes.flatMap(({ outcome, answeredOn, items }) => {
    const documents = items.map(({ document }) => document).filter((one) => claimed.has(one));
    return outcome === 'unjustified' && answeredOn !== null && documents.length > 0 ? [{ documents, answeredOn }] : [];
  });
  if (answered.length === 0) return [];
  const documents = [...new Set(answered.flatMap((one) => one.documents))];
  return [{ kind: 'contested', documents, on: answered.map(({ answeredOn }) => answeredOn).reduce(maxDay) }];
}

/** It objects to what it had approved itself: proven bad faith, as far as papers can prove it. */
function denied({ disputes, entries }: Known): Ground[] {
  const claimed = new Set(entries.map(({ document }) => document));
  const found = disputes.flatMap(({ approved, raisedOn, items, outcome }) =>
    outcome === 'justified' || outcome === 'partly'
      ? []
      : (approved ?? [])
          .filter(
            ({ document, on }) =>
              on < raisedOn && claimed.has(document) && items.some((one) => one.document === document),
          )
          .map(({ document, on }) => ({ document, approvedOn: on, raisedOn })),
  );
  const [first] = found;
  if (first === undefined) return [];
  return [{ kind: 'denied', documents: [...new Set(found.map(({ document }) => document))], approvedOn: first.approvedOn, on: first.raisedOn }]; // prettier-ignore
}

/** Money that was on its way has come after so many days. */
const DAYS_ON_ITS_WAY = 14;

/** It says that it has paid, and nothing came. */
function saidPaid({ contacts, entries, keyDate }: Known): Ground[] {
  const on = contacts.filter(({ outcome }) => outcome === 'paid_already').map((one) => one.on).sort().at(-1); // prettier-ignore
  if (on === undefined || addDays(on, DAYS_ON_ITS_WAY) > keyDate) return [];
  const came = entries.some(({ applied }) =>
    applied.some((one) => one.kind === 'payment' && one.on >= addDays(on, -DAYS_ON_ITS_WAY)),
  );
  return came ? [] : [{ kind: 'said_paid', on }];
}

/** So many demands without a sign are no oversight. */
const DEMANDS_UNANSWERED = 3;
const HEARD: ReadonlySet<string> = new Set([
  'reached',
  'promised',
  'disputed',
  'will_call_back',
  'refused',
  'paid_already',
]);

function silence({ contacts, promises, disputes, reminders, entries, keyDate }: Known): Ground[] {
  const demands = demandsOf(reminders);
  const since = demands.map(({ sentOn }) => sentOn).sort()[0];
  if (since === undefined || demands.length < DEMANDS_UNANSWERED) return [];
  if (demands.some((one) => (timeUntil(one) ?? '') >= keyDate)) return [];
  const signs = [
    ...contacts.filter(({ direction, outcome }) => direction === 'in' || HEARD.has(outcome ?? '')).map(({ on }) => on),
    ...promises.map(({ givenOn }) => givenOn),
    ...disputes.map(({ raisedOn }) => raisedOn),
    ...entries.flatMap(({ applied }) => applied.filter(({ kind }) => kind === 'payment').map(({ on }) => on)),
  ];
  return signs.some((on) => on >= since) ? [] : [{ kind: 'silence', demands: demands.length, since }];
}

function returned({ reminders }: Known): Ground[] {
  const messages = thoseOf(reminders, 'returned').length;
  return messages === 0 ? [] : [{ kind: 'returned', messages }];
}
