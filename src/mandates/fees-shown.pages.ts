import type { Visit } from '../companies/visit.pages';
import { daysBetween } from '../kernel/day';
import { format, formatAmount, fromTyped } from '../kernel/money';
import { FEES_EDITOR_WORDS } from '../languages/fees-editor-words';
import { dayText, fill, inLanguage, numberText } from '../languages/said';
import { partnerPath } from './deps.pages';
import { largestClaim } from './example.panel';
import { feesOf, type DatedFees } from './fee.store';
import { billOf, NOTHING_DONE, type BillLineKind } from './fees/bill';
import { bandOf } from './fees/commission';
import type { FeeModel } from './fees/fee-model';
import { bandTold, feeLines, ratesText } from './fees/told';
import type { RegisteredPartner } from './partner.store';

/** What a partner charges as its page shows it, and what that comes to for a claim of one's own. */
export async function feesBlanks(visit: Visit, partner: RegisteredPartner, goes: boolean): Promise<unknown> {
  const w = inLanguage(FEES_EDITOR_WORDS, visit.language);
  const all = await feesOf(visit.work.db.read, partner.companyId, partner.id);
  const path = (below: string): string => partnerPath(visit, partner.id, below);
  return {
    ...{ w, title: w.title, none: w.none },
    rows: all.map((one) => ({
      ...{ name: one.name, currency: one.model.currency, rates: ratesText(one.model, visit.locale) },
      days: daysText(visit, one),
      state: inForce(visit, one) ? w.inForce : one.validFrom > visit.work.today ? w.coming : w.past,
      isNow: inForce(visit, one),
      href: path(`/fees/${visit.work.ids.seal('fee_model', one.id)}`),
    })),
    add: goes ? path('/fees/new') : '',
  };
}

export const inForce = ({ work: { today } }: Visit, { validFrom, validUntil }: DatedFees): boolean =>
  validFrom <= today && (validUntil === null || today <= validUntil);

export function daysText({ language, locale }: Visit, { validFrom, validUntil }: Pick<DatedFees, 'validFrom' | 'validUntil'>): string {
  const w = inLanguage(FEES_EDITOR_WORDS, language);
  const from = dayText(validFrom, locale);
  return validUntil === null ? fill(w.since, { from }) : fill(w.fromTo, { from, to: dayText(validUntil, locale) });
} // prettier-ignore

/** The bands as a table and the rest as facts. */
export const modelBlanks = (visit: Visit, model: FeeModel): unknown => ({
  bands: model.commission.bands.map((band, at) => ({
    n: numberText(at + 1, visit.locale),
    ...bandTold(band, model.currency, visit),
  })),
  lines: feeLines(model, visit),
});

/** The claim that was typed, else the largest that is overdue, else a round one. */
export interface ExampleFor {
  readonly claimMinor: number;
  readonly ageDays: number;
  /** Whose it is; empty: nobody's. */
  readonly customer: string;
}

const ROUND: ExampleFor = { claimMinor: 500_000, ageDays: 120, customer: '' };

export async function exampleFor(visit: Visit, currency: string, typed: Pick<URLSearchParams, 'get'>): Promise<ExampleFor> {
  const { work, company, locale } = visit;
  const claimMinor = fromTyped(typed.get('example_amount') ?? '', currency, locale);
  const age = /^\d{1,5}$/.exec((typed.get('example_age') ?? '').trim())?.[0];
  const largest = await largestClaim(work.db.read, company.id, currency, work.today);
  const own = largest === undefined ? ROUND : { claimMinor: largest.openMinor, ageDays: Math.max(0, daysBetween(largest.oldestDueOn, work.today)), customer: largest.customer };
  const isTyped = claimMinor !== undefined && claimMinor > 0 && claimMinor < 1e12;
  const as = { claimMinor: isTyped ? claimMinor : own.claimMinor, ageDays: age === undefined ? own.ageDays : Number(age) };
  return { ...as, customer: as.claimMinor === own.claimMinor && as.ageDays === own.ageDays ? own.customer : '' };
} // prettier-ignore

/** What the fees come to for that claim, as they would be billed: all of it paid through the partner, half of it, and taken back. */
export function exampleBlanks(visit: Visit, model: FeeModel, claim: ExampleFor): unknown {
  const { language, locale } = visit;
  const w = inLanguage(FEES_EDITOR_WORDS, language).example;
  const { currency } = model;
  const money = (minor: number): string => formatAmount({ minor, currency }, locale);
  const band = model.commission.bands.findIndex((one) => one === bandOf(model, claim));
  const of = { claimMinor: claim.claimMinor, ageDays: claim.ageDays };
  const paid = (label: string, principalMinor: number) => {
    const collected = [{ way: 'partner' as const, principalMinor, otherMinor: 0 }];
    const { lines, vatMinor, netMinor } = billOf(model, { ...NOTHING_DONE, claim: of, collected });
    const fee = (what: BillLineKind): string => money(lines.find(({ kind }) => kind === what)?.feeMinor ?? 0);
    return { label, came: money(principalMinor), set_up: fee('set_up'), commission: fee('commission'), vat: money(vatMinor), net: money(netMinor) };
  };
  const back = billOf(model, { ...NOTHING_DONE, claim: of, withdrawn: true });
  return {
    w,
    text: fill(claim.customer === '' ? w.text : w.textOf, { amount: format({ minor: claim.claimMinor, currency }, locale), days: numberText(claim.ageDays, locale), customer: claim.customer }),
    band: band < 0 ? '' : fill(w.band, { n: numberText(band + 1, locale) }),
    currency,
    rows: [paid(w.whole, claim.claimMinor), paid(w.half, Math.floor(claim.claimMinor / 2))], // the smaller half
    back: fill(model.setUp.feeMinor === 0 ? w.back : w.backSetUp, { amount: format({ minor: back.feesMinor + back.vatMinor, currency }, locale) }),
  };
} // prettier-ignore
