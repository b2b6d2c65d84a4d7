import type { Company } from '../companies/company';
import { settingsOf } from '../companies/store';
import { grouped } from '../kernel/grouped';
import { format, sum } from '../kernel/money';
import { CHAIN_WORDS } from '../languages/chain-words';
import { OWED_WORDS } from '../languages/owed-words';
import { claimSure, type ClaimKind } from '../law/charge.actions';
import type { Owed } from '../law/owed';
import { owedBeside } from '../law/owed.actions';
import { sureClaims } from '../law/step-claims';
import { keptCharges } from '../ledger/claimed.store';
import { rangeOf } from '../ledger/hold';
import { labelOf } from '../ledger/open-item';
import type { Query, Tx } from '../platform/db';
import type { Work } from '../platform/work';
import type { ChargeLine } from '../outbox/content';
import { acts, type Acts, type Decision, type Link } from './decision';
import { firstDemands } from './demanded.store';
import type { Deed } from './deed';
import { isInstalment } from './owed';
import { papersOf, type PaperAsked, type PaperMaker, type WrittenPaper } from './papers.actions';

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
  // what a legal paper claims stands in it
  const claiming = group.filter(
    ({ decision }) => decision.paper === undefined && (decision.step.claims ?? []).length > 0,
  );
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

const FACT = {
  interest: { claims: 'claimsInterest', refused: 'noInterest' },
  fixed_sum: { claims: 'claimsFixed', refused: 'noFixed' },
} as const;

/** What a decision would claim beside its invoices, and the links that say so, or why not. Minor units of its currency. */
export interface StepClaims {
  readonly links: readonly Link[];
  readonly interestMinor: number;
  readonly fixedMinor: number;
}

/** Of each decision whose step claims anything: what is kept with it, and told. */
export async function claimsOfDecisions(
  q: Query,
  asked: PaperAsked & { readonly papers: PaperMaker },
  decisions: readonly Decision[],
): Promise<ReadonlyMap<Decision, StepClaims>> {
  const claiming = decisions.filter(acts).filter(({ step }) => (step.claims ?? []).length > 0);
  if (claiming.length === 0) return new Map();
  const { company, now } = asked;
  if ((await settingsOf(q, company.id)).latePayment !== 'always') return new Map(claiming.map((one) => [one, SWITCHED_OFF])); // prettier-ignore
  const plain = claiming.filter(({ paper }) => paper === undefined);
  const itemIds = plain.flatMap((decision) => itemsOf({ decision }));
  const range = rangeOf(company.id, [...new Set(plain.map(({ customerId }) => customerId))]);
  const owed = itemIds.length === 0 ? [] : await owedBeside(q, now, { company, range, asOn: now.today, itemIds, demanded: firstDemands(q) }); // prettier-ignore
  const legal = claiming.filter(({ paper }) => paper !== undefined).map((decision, id) => ({ id, decision }));
  const made = await papersOf(q, asked, legal);
  const byItem = new Map(owed.map((one) => [one.item.itemId, one]));
  return new Map([
    ...plain.map((one) => [one, claimsIn(one, byItem)] as const),
    ...legal.flatMap(({ id, decision }) => {
      const paper = made.get(id);
      return paper === undefined ? [] : [[decision, claimsOfPaper(decision, paper)] as const];
    }),
  ]);
}

const SWITCHED_OFF: StepClaims = {
  links: [{ rule: 'claims', fact: CHAIN_WORDS.en.fact.noClaims, outcome: 'passes' }],
  ...{ interestMinor: 0, fixedMinor: 0 },
};

function claimsIn(decision: Acts, byItem: ReadonlyMap<number, Owed>): StepClaims {
  const kinds = (decision.step.claims ?? []) as readonly ClaimKind[];
  const whole = new Set(itemsOf({ decision }));
  const spoken = decision.items.filter(({ place }) => place === 'named' || place === 'also_due');
  const sure = spoken.flatMap(({ item }) => {
    const owed = whole.has(item.itemId) ? byItem.get(item.itemId) : undefined;
    return owed === undefined ? [] : sureClaims(owed, kinds);
  });
  const minorOf = (kind: ClaimKind): number =>
    sum(sure.filter((one) => one.kind === kind).map(({ may }) => may.amountMinor));
  return {
    links: spoken.flatMap((placed) => {
      const owed = whole.has(placed.item.itemId) ? byItem.get(placed.item.itemId) : undefined;
      return owed === undefined ? [notWhole(placed)] : kinds.map((kind) => linkOf(owed, kind));
    }),
    interestMinor: minorOf('interest'),
    fixedMinor: minorOf('fixed_sum'),
  };
}

/** The same of a legal paper, as its own rules have it. */
function claimsOfPaper({ currency }: Acts, { claims, left }: WrittenPaper): StepClaims {
  const minorOf = (kind: ClaimKind): number =>
    sum(claims.filter((one) => one.kind === kind).map(({ amountMinor }) => amountMinor));
  const said = (kind: ClaimKind, is: 'claims' | 'refused', [document, what]: readonly [string, string]): Link => ({
    rule: 'claims',
    fact: CHAIN_WORDS.en.fact[FACT[kind][is]].replace('{1}', () => document).replace('{2}', () => what),
    outcome: is === 'claims' ? 'acts' : 'takes out',
  });
  return {
    links: [
      ...claims.map(({ kind, document, amountMinor }) => said(kind, 'claims', [document, format({ minor: amountMinor, currency }, 'en')])), // prettier-ignore
      ...left.flatMap(({ kind, documents, why }) => documents.map((document) => said(kind, 'refused', [document, why]))), // prettier-ignore
    ],
    interestMinor: minorOf('interest'),
    fixedMinor: minorOf('fixed_sum'),
  };
}

/** Why nothing at all is counted of it. */
function notWhole({ item, place, demandMinor }: Acts['items'][number]): Link {
  const w = CHAIN_WORDS.en.fact;
  const why =
    place !== 'named' ? w.noClaimsBeside
    : isInstalment(item) ? w.noClaimsInstalment
    : demandMinor !== item.openMinor ? w.noClaimsInPart
    : w.noClaimsCounted; // prettier-ignore
  return { rule: 'claims', fact: why.replace('{1}', () => labelOf(item)), outcome: 'takes out' };
}

function linkOf(owed: Owed, kind: ClaimKind): Link {
  const may = kind === 'interest' ? owed.claimable.interest : owed.claimable.fixed;
  const document = labelOf(owed.item);
  const [doubt] = may.doubts;
  const why = may.why !== null ? OWED_WORDS.en.why[may.why] : doubt === undefined ? null : OWED_WORDS.en.doubt[doubt];
  const what = why ?? format({ minor: may.amountMinor, currency: owed.item.currency }, 'en');
  const said = CHAIN_WORDS.en.fact[FACT[kind][why === null ? 'claims' : 'refused']];
  const fact = said.replace('{1}', () => document).replace('{2}', () => what);
  return { rule: 'claims', fact, outcome: why === null ? 'acts' : 'takes out' };
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
const itemsOf = ({ decision }: { readonly decision: Pick<Deed, 'items'> }): number[] =>
  decision.items.flatMap(({ item, place, demandMinor }) =>
    place === 'named' && item.itemId > 0 && demandMinor === item.openMinor ? [item.itemId] : [],
  );
