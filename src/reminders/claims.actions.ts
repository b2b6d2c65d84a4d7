import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import { grouped } from '../kernel/grouped';
import { claimSure, type ClaimKind } from '../law/charge.actions';
import { owedBeside } from '../law/owed.actions';
import { sureClaims } from '../law/step-claims';
import { keptCharges } from '../ledger/claimed.store';
import { rangeOf } from '../ledger/hold';
import { labelOf } from '../ledger/open-item';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { ChargeLine } from '../outbox/content';
import { firstDemands } from './demanded.store';
import type { Deed } from './deed';

/**
 * A step of a strategy may claim interest and the fixed sum of the law beside what it asks for: only where the company lets reminders claim,
 * and where neither the law, nor who owes, nor what is known leaves a doubt. What is disputed, and instalments, bear nothing here.
 */
export type StepCharges = ReadonlyMap<number, readonly ChargeLine[]>;

interface Claiming {
  readonly id: number;
  readonly decision: Deed;
  readonly kept: { readonly customerId: number; readonly currency: string };
}

/** What each reminder lists: what stands already, and what it claims. With `work` it is claimed, in the transaction of the message. */
export async function chargesOfSteps(
  q: Query,
  asked: {
    readonly company: Company;
    readonly now: Pick<Work, 'now' | 'today'>;
    readonly making: { readonly tx: Tx; readonly work: Work } | null;
  },
  group: readonly Claiming[],
): Promise<StepCharges> {
  const claiming = group.filter(({ decision }) => (decision.step.claims ?? []).length > 0);
  if (claiming.length === 0) return new Map();
  const { company, now, making } = asked;
  if ((await settingsOf(q, company.id)).latePayment !== 'always') return new Map();
  const wanted = new Map(claiming.flatMap((one) => itemsOf(one).map((itemId) => [itemId, one] as const)));
  const range = rangeOf(company.id, [...new Set(claiming.map(({ kept }) => kept.customerId))]);
  const owed = wanted.size === 0 ? [] : await owedBeside(q, now, { company, range, asOn: now.today, itemIds: [...wanted.keys()], demanded: firstDemands(q) }); // prettier-ignore
  const sure = owed.flatMap((one) => {
    const step = wanted.get(one.item.itemId);
    const kinds = (step?.decision.step.claims ?? []) as readonly ClaimKind[];
    return step === undefined
      ? []
      : sureClaims(one, kinds).map((claim) => ({ ...claim, origin: `reminder/${step.id}`, step }));
  });
  if (making !== null) await claimSure(making.tx, making.work, company.id, sure);
  const coming = making === null ? sure.map(({ owed: { item }, kind, may, step }) => ({ step: step.id, line: { document: labelOf(item), kind, from: may.from, to: may.to, amountMinor: may.amountMinor } })) : []; // prettier-ignore
  const standing = grouped((await keptCharges(q, range)).filter(isOpen), (one) => `${one.customerId} ${one.currency}`);
  return new Map(
    claiming.map(({ id, kept }) => [
      id,
      [
        ...(standing.get(`${kept.customerId} ${kept.currency}`) ?? []).map(
          ({ document, kind, fromOn, toOn, openMinor }): ChargeLine => ({
            document,
            kind,
            from: fromOn,
            to: toOn,
            amountMinor: openMinor,
          }),
        ),
        ...coming.filter(({ step }) => step === id).map(({ line }) => line),
      ],
    ]),
  );
}

const isOpen = ({
  waivedAt,
  reversedAt,
  openMinor,
}: {
  waivedAt: unknown;
  reversedAt: unknown;
  openMinor: number;
}): boolean => waivedAt === null && reversedAt === null && openMinor > 0;

/** What is named and asked for whole. */
const itemsOf = ({ decision }: Claiming): number[] =>
  decision.items.flatMap(({ item, place, demandMinor }) =>
    place === 'named' && item.itemId > 0 && demandMinor === item.openMinor ? [item.itemId] : [],
  );
