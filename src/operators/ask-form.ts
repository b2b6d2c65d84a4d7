import { z } from 'zod';
import { fromTyped, isCurrency } from '../kernel/money';
import type { OpenQuoteWords } from '../languages/open-quote-words.en';
import { isCountry } from './countries';
import { DEBTOR_KINDS, type OpenlyAsked } from './open-quote';

/** What somebody types who asks for a quote, field by field: nothing is taken that is not understood. */
export const ASK_FIELDS = ['name', 'country', 'debtor_country', 'kind', 'amount', 'currency', 'age'] as const;

const MOST_DAYS = 20_000;
/** So that every figure of a quote is a safe number. */
const MOST_MINOR = 1_000_000_000_000;

/** With the most digits after the point: what is no amount there is none in any. */
const FINEST = 'KWD';

const oneLine = (text: string): string => text.normalize('NFC').replace(/[\s\p{C}]+/gu, ' ').trim(); // prettier-ignore

export const askSchema = ({ wrong: w }: OpenQuoteWords, locale: string) =>
  z
    .object({
      name: z.string(w.name).max(400, w.name).transform(oneLine).pipe(z.string().min(2, w.name).max(120, w.name)),
      country: z.string(w.country).refine(isCountry, w.country),
      debtor_country: z.string(w.debtorCountry).refine(isCountry, w.debtorCountry),
      kind: z.enum(DEBTOR_KINDS, w.kind),
      amount: z
        .string(w.amount)
        .max(40, w.amount)
        .refine((text) => (fromTyped(text, FINEST, locale) ?? 0) > 0, w.amount),
      currency: z.string(w.currency).trim().toUpperCase().refine(isCurrency, w.currency),
      age: z.coerce.number(w.age).int(w.age).min(0, w.age).max(MOST_DAYS, w.age),
    })
    .transform((given, context): OpenlyAsked => {
      const principalMinor = fromTyped(given.amount, given.currency, locale) ?? 0;
      if (principalMinor <= 0 || principalMinor > MOST_MINOR) context.addIssue({ code: 'custom', path: ['amount'], message: w.amount }); // prettier-ignore
      return {
        creditor: { name: given.name, country: given.country },
        debtor: { country: given.debtor_country, kind: given.kind },
        ...{ currency: given.currency, principalMinor, ageDays: given.age },
      };
    });

/** Nobody sees this field; who fills it is no person. */
export const TRAP = 'website';
