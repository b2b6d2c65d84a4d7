import type { Day } from '../kernel/day';
import { sum } from '../kernel/money';
import { saidAt, sentencesOf } from '../law/paper';
import {
  filledSentence,
  PLACES,
  type DebtorClass,
  type LegalPaper,
  type Place,
  type Sentence,
  type SentenceValues,
} from '../law/sentence';
import {
  claimedMinor,
  type ClaimGround,
  type ClaimPart,
  type Dispatch,
  type InterestRow,
  type LegalContent,
} from './legal';
import { oneLine } from './plain';
import type { Speech } from './speech';

/** A claim as a legal paper puts it forward: facts, from which follows which sentences it says and which it does not. */
export interface LegalClaim {
  readonly paper: LegalPaper;
  readonly debtor: DebtorClass;
  readonly currency: string;
  /** The creditor as registered. */
  readonly creditor: string;
  readonly deadlineOn: Day;
  readonly parts: readonly ClaimPart[];
  readonly costsMinor: number;
  readonly costs?: LegalContent['costs'];
  /** VAT is in them. */
  readonly costsVat?: boolean;
  readonly interest: readonly InterestRow[];
  /** The last day to which interest was counted, and what each further one adds; null: none is claimed. */
  readonly running: { readonly until: Day; readonly dailyMinor: number } | null;
  /** Costs that fall due only if the time passes (NL), and whether VAT is in them. */
  readonly later: { readonly minor: number; readonly vat: boolean } | null;
  /** What will be done if it is not paid; null: nothing is announced. */
  readonly then: 'partner' | 'court' | null;
  /** Every item of it was asked for before. */
  readonly askedBefore: boolean;
  /** The law lets interest run from this paper on. */
  readonly interestFromNow: boolean;
  readonly dispatch: Dispatch | null;
  readonly grounds: readonly ClaimGround[];
  /** Who collects on behalf of the creditor, where that is another. */
  readonly agency?: ClaimAgency | null;
}

export interface ClaimAgency {
  readonly name: string;
  readonly address: string;
  /** Of the creditor. */
  readonly creditorAddress: string;
  /** The day on which its first letter left; null: this is it. */
  readonly firstLetterOn: Day | null;
}

/** Said in a language; undefined where one of its sentences is not translated: it must not be written so. */
export function legalContent(claim: LegalClaim, speech: Speech): LegalContent | undefined {
  const { paper, debtor } = claim;
  const title = paper.title[speech.language];
  const sentences = sentencesOf(paper, debtor, factsOf(claim));
  const values = valuesOf(claim, speech);
  const said = PLACES.flatMap((place): [Place, readonly string[]][] => {
    const here = sentences.filter((one) => one.place === place);
    const texts = saidAt(place, sentences, speech.language);
    if (texts === undefined) return [];
    return [[place, texts.map((text, at) => filledSentence(text, values, isOfSeveral(claim, here[at])))]];
  });
  if (title === undefined || said.length < PLACES.length) return undefined;
  return {
    law: paper.law,
    paper: paper.name,
    debtor,
    title,
    said: Object.fromEntries(said) as Readonly<Record<Place, readonly string[]>>,
    sentences: sentences.map(({ key, version }) => `${key}@${version}`),
    dispatch: claim.dispatch,
    parts: claim.parts,
    costsMinor: claim.costsMinor,
    ...(claim.costs !== undefined && claim.costs.length > 1 && { costs: claim.costs }),
    interest: claim.interest,
    grounds: claim.grounds,
  };
}

/** A sentence about fixed sums speaks of as many invoices as bear one; every other of all that are asked for. */
function isOfSeveral({ parts }: LegalClaim, sentence: Sentence | undefined): boolean {
  const isFixed = sentence?.needs.includes('fixed') ?? false;
  return parts.filter((one) => (isFixed ? one.fixedMinor : one.principalMinor) > 0).length > 1;
}

/** What is claimed without a sentence that says on which ground: it must not be claimed so. */
export function unsaid(claim: LegalClaim): ('interest' | 'fixed' | 'costs')[] {
  const facts = factsOf(claim);
  const sentences = sentencesOf(claim.paper, claim.debtor, facts);
  return (['interest', 'fixed', 'costs'] as const).filter(
    (kind) => facts.has(kind) && !sentences.some(({ needs }) => needs.includes(kind)),
  );
}

/** By which it is decided what is said: a sentence about interest stands only where interest is claimed. */
export function factsOf(claim: LegalClaim): ReadonlySet<string> {
  const { parts, costsMinor, later, then, askedBefore, interestFromNow } = claim;
  const named: readonly [string, boolean][] = [
    ['interest', parts.some(({ interestMinor }) => interestMinor > 0)],
    ['fixed', parts.some(({ fixedMinor }) => fixedMinor > 0)],
    ['costs', costsMinor > 0],
    ['costs_vat', costsMinor > 0 && claim.costsVat === true],
    ['bik', later !== null],
    ['bik_vat', later?.vat === true],
    ['then_partner', then === 'partner'],
    ['then_court', then === 'court'],
    ['asked_before', askedBefore],
    ['interest_from_notice', interestFromNow],
    ['agency', (claim.agency ?? null) !== null],
    ['agency_before', (claim.agency?.firstLetterOn ?? null) !== null],
  ];
  return new Set(named.flatMap(([name, so]) => (so ? [name] : [])));
}

function agencyValues({ agency }: LegalClaim, speech: Speech): Partial<SentenceValues> {
  if (agency === null || agency === undefined) return {};
  const { name, address, creditorAddress, firstLetterOn } = agency;
  return {
    ...{ agency: oneLine(name), agency_address: oneLine(address), creditor_address: oneLine(creditorAddress) },
    ...(firstLetterOn === null ? {} : { first_letter: speech.day(firstLetterOn) }),
  };
}

function valuesOf(claim: LegalClaim, speech: Speech): Partial<SentenceValues> {
  const { parts, costsMinor, running, later, currency } = claim;
  const money = (minor: number): string => speech.money(minor, currency);
  return {
    creditor: oneLine(claim.creditor),
    principal: money(sum(parts.map(({ principalMinor }) => principalMinor))),
    interest: money(sum(parts.map(({ interestMinor }) => interestMinor))),
    fixed: money(sum(parts.map(({ fixedMinor }) => fixedMinor))),
    costs: money(costsMinor),
    total: money(claimedMinor({ parts, costsMinor })),
    deadline: speech.day(claim.deadlineOn),
    ...(running === null ? {} : { until: speech.day(running.until), daily: money(running.dailyMinor) }),
    ...(later === null ? {} : { bik: money(later.minor) }),
    ...agencyValues(claim, speech),
  };
}
