import type { Day, Instant } from '../kernel/day';

/** Formal steps of a case: what is to come in law, on which day, at what cost that was agreed before, and how each came out. */
export const STEP_KINDS = ['letter_before_action', 'payment_order', 'objection', 'summons', 'hearing', 'judgment', 'service', 'appeal', 'enforcement', 'other'] as const; // prettier-ignore
export type FormalStep = (typeof STEP_KINDS)[number];

export const STEP_OUTCOMES = ['done', 'won', 'partly_won', 'lost', 'objection', 'served', 'not_found', 'paid', 'settled', 'nothing_seized'] as const; // prettier-ignore
export type StepOutcome = (typeof STEP_OUTCOMES)[number];

/** What the step is called where the debtor is sued, in that country's own words: data, beside the translated name. */
const CALLED: Readonly<Record<string, Readonly<Partial<Record<FormalStep, string>>>>> = {
  FR: { letter_before_action: 'Mise en demeure', payment_order: 'Requête en injonction de payer', objection: 'Opposition', summons: 'Assignation', hearing: 'Audience', judgment: 'Jugement', service: 'Signification', appeal: 'Appel', enforcement: 'Saisie-attribution' },
  BE: { letter_before_action: 'Mise en demeure / ingebrekestelling', payment_order: 'Recouvrement de créances incontestées (art. 1394/20)', summons: 'Citation / dagvaarding', hearing: 'Audience / zitting', judgment: 'Jugement / vonnis', service: 'Signification / betekening', appeal: 'Appel / hoger beroep', enforcement: 'Saisie-exécution / uitvoerend beslag' },
  DE: { letter_before_action: 'Letzte Mahnung', payment_order: 'Mahnbescheid', objection: 'Widerspruch', summons: 'Klage', hearing: 'Mündliche Verhandlung', judgment: 'Urteil', service: 'Zustellung', appeal: 'Berufung', enforcement: 'Pfändung' },
  AT: { letter_before_action: 'Letzte Mahnung', payment_order: 'Zahlungsbefehl', objection: 'Einspruch', summons: 'Mahnklage', hearing: 'Tagsatzung', judgment: 'Urteil', service: 'Zustellung', appeal: 'Berufung', enforcement: 'Exekution' },
  CH: { letter_before_action: 'Letzte Mahnung', payment_order: 'Zahlungsbefehl (Betreibung)', objection: 'Rechtsvorschlag', summons: 'Klage', hearing: 'Verhandlung', judgment: 'Urteil', service: 'Zustellung', appeal: 'Berufung', enforcement: 'Fortsetzungsbegehren' },
  NL: { letter_before_action: 'Sommatie', summons: 'Dagvaarding', hearing: 'Zitting', judgment: 'Vonnis', service: 'Betekening', appeal: 'Hoger beroep', enforcement: 'Executoriaal beslag' },
  GB: { letter_before_action: 'Letter before claim', summons: 'Claim form', objection: 'Defence', hearing: 'Hearing', judgment: 'County Court judgment', service: 'Service', appeal: 'Appeal', enforcement: 'Writ or warrant of control' },
  SE: { letter_before_action: 'Inkassokrav', payment_order: 'Betalningsföreläggande', objection: 'Bestridande', summons: 'Stämningsansökan', hearing: 'Huvudförhandling', judgment: 'Dom', service: 'Delgivning', appeal: 'Överklagande', enforcement: 'Utmätning' },
  ES: { letter_before_action: 'Burofax', payment_order: 'Petición de proceso monitorio', objection: 'Oposición', summons: 'Demanda', hearing: 'Vista', judgment: 'Sentencia', service: 'Notificación', appeal: 'Apelación', enforcement: 'Embargo' },
}; // prettier-ignore

export const calledIn = (country: string | null, kind: FormalStep): string => CALLED[country ?? '']?.[kind] ?? '';

/** Those that are plausible in a country; all where it is not known. */
export function stepsIn(country: string | null): readonly FormalStep[] {
  const known = CALLED[country ?? ''];
  return known === undefined ? STEP_KINDS : STEP_KINDS.filter((kind) => kind === 'other' || known[kind] !== undefined);
}

/** Where its cost was agreed: an ask that was answered yes, the fees agreed for the case, or nowhere. */
export type AgreedBy = 'ask' | 'fees' | null;

export interface KeptStep {
  readonly id: number;
  readonly kind: FormalStep;
  readonly plannedOn: Day | null;
  readonly doneOn: Day | null;
  readonly costMinor: number | null;
  readonly askId: number | null;
  /** What that ask agreed to at most; null: it was not answered with yes. */
  readonly askedMinor: number | null;
  readonly documentId: number | null;
  readonly outcome: StepOutcome | null;
  readonly note: string | null;
  readonly recordedAt: Instant;
  readonly endedAt: Instant | null;
  readonly endedWhy: string | null;
}

/** The fee of each kind of step that the fees of the case name. */
export type StepFees = ReadonlyMap<string, number>;

/** A cost that nobody agreed to is never counted as agreed, nor is what goes beyond what was agreed. */
export function agreedBy({ kind, costMinor, askedMinor }: Pick<KeptStep, 'kind' | 'costMinor' | 'askedMinor'>, fees: StepFees): AgreedBy {
  if (costMinor === null || costMinor === 0) return null;
  if (askedMinor !== null && costMinor <= askedMinor) return 'ask';
  return costMinor <= (fees.get(kind) ?? -1) ? 'fees' : null;
} // prettier-ignore

/** Both in minor units; what was called off costs nothing. */
export function costsOf(steps: readonly KeptStep[], fees: StepFees): { readonly agreedMinor: number; readonly otherMinor: number } {
  const standing = steps.filter(({ endedAt }) => endedAt === null);
  const total = (of: readonly KeptStep[]): number => of.reduce((all, { costMinor }) => all + (costMinor ?? 0), 0);
  const agreed = standing.filter((step) => agreedBy(step, fees) !== null);
  return { agreedMinor: total(agreed), otherMinor: total(standing) - total(agreed) };
} // prettier-ignore

export type StepState = 'planned' | 'late' | 'done' | 'called_off';

export function stepState({ doneOn, plannedOn, endedAt }: Pick<KeptStep, 'doneOn' | 'plannedOn' | 'endedAt'>, today: Day): StepState {
  if (endedAt !== null) return 'called_off';
  if (doneOn !== null) return 'done';
  return plannedOn !== null && plannedOn < today ? 'late' : 'planned';
} // prettier-ignore
