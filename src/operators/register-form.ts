import { z } from 'zod';
import { ibanFrom } from '../companies/iban';
import type { OpenQuoteWords } from '../languages/open-quote-words.en';
import { emailFrom, nameFrom } from '../people/person';
import type { ProspectIs } from './prospect';
import { vatNoFrom } from './vat-no';

/** What somebody types who registers: checked as a company is, field by field. */
export const REGISTER_FIELDS = ['person', 'email', 'legal_name', 'register_no', 'vat_no', 'street', 'postcode', 'city', 'iban'] as const; // prettier-ignore

export interface Registering {
  readonly person: string;
  readonly email: string;
  readonly is: ProspectIs;
}

const oneLine = (text: string): string => text.normalize('NFC').replace(/[\s\p{C}]+/gu, ' ').trim(); // prettier-ignore
const line = (wrong: string, most: number) => z.string(wrong).transform(oneLine).pipe(z.string().min(1, wrong).max(most, wrong)); // prettier-ignore

/** The country is that of the quote. */
export const registerSchema = (wrong: OpenQuoteWords['register']['wrong'], vatWrong: string, country: string) =>
  z
    .object({
      person: z.string(wrong.person).refine((text) => nameFrom(text) !== undefined, wrong.person),
      email: z.string(wrong.email).refine((text) => /\.[^.@]+$/.test(emailFrom(text) ?? ''), wrong.email),
      legal_name: line(wrong.legalName, 120),
      register_no: line(wrong.legalName, 60).optional(),
      vat_no: z.string().refine((text) => vatNoFrom(text, country) !== undefined, vatWrong).optional(), // prettier-ignore
      street: line(wrong.street, 120),
      postcode: line(wrong.postcode, 20),
      city: line(wrong.city, 80),
      iban: z.string(wrong.iban).refine((text) => ibanFrom(text) !== undefined, wrong.iban),
      accept: z.literal('yes', wrong.accept),
    })
    .transform((given): Registering => ({
      person: nameFrom(given.person) ?? '',
      email: emailFrom(given.email) ?? '',
      is: {
        ...{ legalName: given.legal_name, country, registerNo: given.register_no ?? null },
        vatNo: (given.vat_no === undefined ? undefined : vatNoFrom(given.vat_no, country)) ?? null,
        ...{ street: given.street, postcode: given.postcode, city: given.city, iban: ibanFrom(given.iban) ?? '' },
      },
    }));
