import type { Day } from '../kernel/day';
import { format } from '../kernel/money';
import { OUTCOME_WORDS } from '../languages/outcome-words';
import { PARCEL_MAIL_WORDS } from '../languages/parcel-mail-words';
import { SUPPLEMENT_WORDS } from '../languages/supplement-words';
import { dayText, fill, inLanguage } from '../languages/said';
import type { Enclosed, Parcel } from './parcel';

/** What a mail with a parcel says: it names neither the debtor nor a secret; what it carries is said in a sentence of its own. */
export interface ParcelSaid {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** What the link to the case is called; null: the case is open to the partner no more. */
  readonly opens: string | null;
}

export interface SaidOf {
  readonly parcel: Pick<Parcel, 'kind' | 'n' | 'why'>;
  readonly number: string;
  readonly creditor: string;
  readonly currency: string;
  readonly principalMinor: number;
  readonly today: Day;
  readonly language: string;
  /** Of a supplement. */
  readonly claim?: { readonly beforeMinor: number; readonly afterMinor: number } | undefined;
}

export function parcelText(of: SaidOf, enclosed: Exclude<Enclosed, 'files'>): ParcelSaid {
  const { parcel, number, creditor, language } = of;
  const w = inLanguage(PARCEL_MAIL_WORDS, language);
  const money = (minor: number): string => format({ minor, currency: of.currency }, language);
  const blanks = { number, creditor, day: dayText(of.today, language), n: parcel.n ?? 0 };
  if (parcel.kind === 'recall') {
    const { mail } = inLanguage(OUTCOME_WORDS, language).recall;
    const lines = [mail.text, mail.why, mail.money].map((text) => fill(text, { ...blanks, why: parcel.why ?? '' }));
    return { subject: fill(mail.subject, blanks), paragraphs: lines, opens: null };
  }
  if (parcel.kind === 'undone') return { subject: fill(w.undone.subject, blanks), paragraphs: [fill(w.undone.text, blanks)], opens: null }; // prettier-ignore
  if (parcel.kind === 'reopened') return { subject: fill(w.reopened.subject, blanks), paragraphs: [fill(w.reopened.text, blanks)], opens: w.open }; // prettier-ignore
  const rest = [w.enclosed[enclosed], w.receipt];
  if (parcel.kind === 'file') {
    const text = fill(w.text, { ...blanks, principal: money(of.principalMinor) });
    return { subject: fill(w.subject, blanks), paragraphs: [text, ...rest], opens: w.open };
  }
  const { partnerMail } = inLanguage(SUPPLEMENT_WORDS, language);
  const { beforeMinor = 0, afterMinor = 0 } = of.claim ?? {};
  const figures = fill(partnerMail.figures, { before: money(beforeMinor), after: money(afterMinor) });
  return { subject: fill(partnerMail.subject, blanks), paragraphs: [fill(partnerMail.text, blanks), figures, ...rest], opens: w.open }; // prettier-ignore
}

/** The only file of a note in a folder. */
export const noteText = (of: SaidOf): string => {
  const { subject, paragraphs } = parcelText(of, 'link');
  return `${[subject, ...paragraphs].join('\r\n\r\n')}\r\n`;
};
