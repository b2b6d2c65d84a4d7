import { lawOf } from './country-rules';
import type { FourCountries } from './four-countries';
import { paperCountries, papersFor } from './paper';
import type { DebtorClass, LegalPaper } from './sentence';

/** The law whose papers are for this debtor: a consumer's own country, else the law that governs; null: its papers are not known. */
export function lawOfPapers(debtor: DebtorClass, { law, debtor: where }: FourCountries): string | null {
  const own = lawOf(where.value);
  const wanted = debtor === 'consumer' ? [own] : [law, own];
  return wanted.find((one) => one !== null && paperCountries().has(one)) ?? null;
}

/** The formal notice of a law to this debtor, by whichever name it has there; undefined: there is none. */
export const formalNotice = (law: string, debtor: DebtorClass): LegalPaper | undefined =>
  papersFor(law, debtor).find(({ name }) => name !== 'reminder');
