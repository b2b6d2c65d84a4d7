import { addDays, addMonths, type Day } from '../kernel/day';

/**
 * The proceedings that a court opens over a debtor, by country, under their own legal names, and what must be done by when.
 * A deadline carries its source and whether somebody verified it; where none is known, none is made up.
 */
export const PROCEEDINGS = {
  fr_sauvegarde: { country: 'FR', name: 'Sauvegarde' },
  fr_redressement: { country: 'FR', name: 'Redressement judiciaire' },
  fr_liquidation: { country: 'FR', name: 'Liquidation judiciaire' },
  de_preliminary: { country: 'DE', name: 'Vorläufiges Insolvenzverfahren' },
  de_insolvency: { country: 'DE', name: 'Insolvenzverfahren (eröffnet)' },
  gb_administration: { country: 'GB', name: 'Administration' },
  gb_cvl: { country: 'GB', name: 'Creditors’ voluntary liquidation' },
  gb_compulsory: { country: 'GB', name: 'Compulsory liquidation' },
  gb_cva: { country: 'GB', name: 'Company voluntary arrangement' },
  nl_faillissement: { country: 'NL', name: 'Faillissement' },
  nl_surseance: { country: 'NL', name: 'Surseance van betaling' },
  se_konkurs: { country: 'SE', name: 'Konkurs' },
  se_rekonstruktion: { country: 'SE', name: 'Företagsrekonstruktion' },
  es_concurso: { country: 'ES', name: 'Concurso de acreedores' },
  be_faillite: { country: 'BE', name: 'Faillite / Faillissement' },
  be_prj: { country: 'BE', name: 'Réorganisation judiciaire' },
  it_liquidazione: { country: 'IT', name: 'Liquidazione giudiziale' },
  other: { country: '', name: 'Insolvency proceeding' },
} as const;
export type ProceedingKind = keyof typeof PROCEEDINGS;
export const PROCEEDING_KINDS = Object.keys(PROCEEDINGS) as readonly ProceedingKind[];

export const SOURCES = ['own', 'notice', 'list'] as const;
export const OUTCOMES = ['ended', 'plan', 'no_assets', 'error'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Deadline {
  readonly what: 'proof' | 'title';
  /** Empty: nobody knows it yet. */
  readonly day: Day | null;
  readonly source: string;
  readonly verified: boolean;
}

interface Known {
  readonly kind: ProceedingKind;
  readonly publishedOn: Day | null;
  /** What the court or the notice said. */
  readonly proofBy: Day | null;
}

const UNKNOWN: Readonly<Record<string, string>> = {
  FR: 'counted from the publication in the BODACC: enter its day',
  DE: 'set by the court in the order of opening (InsO § 28)',
  GB: 'as the office-holder notifies it',
  NL: 'before the verification meeting, as the judge sets it',
};

/** The last days for what a creditor must do. `creditorCountry`: where our company is. */
export function deadlinesOf({ kind, publishedOn, proofBy }: Known, creditorCountry: string): Deadline[] {
  const { country } = PROCEEDINGS[kind];
  const counted = country === 'FR' && publishedOn !== null;
  const proof = { what: 'proof' } as const;
  const title = counted
    ? [{ what: 'title', day: addMonths(publishedOn, 3), source: 'C. com. L624-9', verified: true } as const]
    : [];
  if (proofBy !== null) return [{ ...proof, day: proofBy, source: 'as it was notified', verified: true }, ...title];
  if (!counted) {
    const source = UNKNOWN[country] ?? 'ask the court or the administrator';
    return [{ ...proof, day: null, source, verified: false }];
  }
  const months = creditorCountry === 'FR' ? 2 : 4;
  return [{ ...proof, day: addMonths(publishedOn, months), source: 'C. com. R622-24', verified: true }, ...title];
}

/** A person is asked a week before the last day, or at once where less is left. */
export const askedOn = (last: Day | null, today: Day): Day =>
  last === null || addDays(last, -7) < today ? today : addDays(last, -7);

/** A proceeding over a customer as it is recorded. */
export interface NewProceeding {
  readonly kind: ProceedingKind;
  readonly openedOn: Day;
  readonly publishedOn: Day | null;
  readonly court: string | null;
  readonly number: string | null;
  readonly administrator: string | null;
  readonly administratorEmail: string | null;
  readonly source: (typeof SOURCES)[number];
  readonly proofBy: Day | null;
}

/** Why what it froze is held: what it is, since when, at which court and under which number. */
export const whyFrozen = ({ kind, openedOn, court, number }: Pick<NewProceeding, 'kind' | 'openedOn' | 'court' | 'number'>): string =>
  [PROCEEDINGS[kind].name, openedOn, court ?? '', number ?? ''].filter((part) => part !== '').join(', '); // prettier-ignore

export interface Proceeding extends NewProceeding {
  readonly id: number;
  readonly customerId: number;
  readonly customer: string;
  readonly proofSentOn: Day | null;
  readonly endedOn: Day | null;
  readonly outcome: Outcome | null;
}
