import { z } from 'zod';
import { ROUTE_KEYS } from './keys';

/** The shape of a form as data (`data/*.json`): its sections and boxes in its own words and order, with limits and sources. */
const Words = z.union([z.string().min(1), z.record(z.string().regex(/^[a-z]{2}$/), z.string().min(1))]);
const Known = z.enum(['read', 'memory']).default('read');

const BoxData = z.strictObject({
  box: z.string().regex(/^[a-z][a-z0-9-]*$/),
  label: Words,
  /** Must be filled. */
  required: z.boolean().default(false),
  /** Stands in the form only then. */
  when: z
    .enum(['company', 'person', 'consumer', 'interest', 'charges', 'second', 'consumer-costs', 'in-france'])
    .optional(),
  max: z.number().int().positive().optional(),
  lines: z.number().int().positive().optional(),
  width: z.number().int().positive().optional(),
  chars: z.string().optional(),
  pattern: z.enum(['uk-postcode', 'postcode-5', 'se-number', 'iban', 'day', 'currency']).optional(),
  most: z.number().positive().optional(),
  /** Name of a list of `choices`. */
  choices: z.string().optional(),
  /** A sentence of the form itself. */
  fixed: Words.optional(),
  source: z.string().optional(),
  evidence: Known,
});

const SectionData = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: Words,
  /** A line for each claimed invoice. */
  each: z.literal('entry').optional(),
  /** Lines that the form has room for. */
  rows: z.number().int().positive().optional(),
  boxes: z.array(BoxData).min(1),
});

const FitData = z.strictObject({
  debtorIn: z.array(z.string()).optional(),
  courtIn: z.array(z.string()).optional(),
  currency: z.array(z.string()).optional(),
  types: z.array(z.enum(['company', 'sole_trader', 'public_body', 'consumer'])).optional(),
  typesEvidence: Known,
  /** Largest sum in the largest unit, and of what. */
  most: z.strictObject({ amount: z.number(), of: z.enum(['principal', 'principal-interest', 'total']) }).optional(),
  mostEvidence: Known,
  dispute: z.enum(['none', 'answered']),
  beforeLimitation: z.boolean(),
  /** Parties of different countries, both in these. */
  crossBorderIn: z.array(z.string()).optional(),
});

/** What a court asks for the application: by the total, in the largest unit; the last band has no end. Never added to what is claimed. */
const Fees = z.strictObject({
  currency: z.string(),
  bands: z
    .array(
      z.strictObject({
        upTo: z.number().positive().nullable(),
        amount: z.number().positive().optional(),
        /** Of the total, rounded down. */
        percent: z.number().positive().optional(),
      }),
    )
    .min(1),
  source: z.string(),
  evidence: Known,
});

const FormData = z.strictObject({
  key: z.enum(ROUTE_KEYS),
  country: z.string(),
  kind: z.enum(['agency', 'bailiff', 'court', 'solicitor', 'eu']),
  draft: z.boolean().default(false),
  profile: z.enum(['standard', 'plain', 'france', 'germany', 'uk', 'sweden', 'netherlands', 'spain']),
  /** In which the form is there; the first where the file is in none of them. */
  languages: z.array(z.enum(['en', 'fr', 'de', 'sv', 'nl'])).min(1),
  name: Words,
  source: Words,
  evidence: Known,
  fits: FitData,
  fees: Fees.optional(),
  choices: z.record(z.string(), z.array(z.tuple([z.string(), Words, z.enum(['read', 'memory'])]))).default({}),
  sections: z.array(SectionData).min(1),
});

export type FormData = z.infer<typeof FormData>;
export type SectionData = FormData['sections'][number];
export type BoxData = SectionData['boxes'][number];
export type FeeTable = z.infer<typeof Fees>;
export type FitData = FormData['fits'];
export type Words = z.infer<typeof Words>;

/** Read once; a form that is not of this shape stops the house. */
export const readForm = (data: unknown): FormData => FormData.parse(data);

export const inWords = (words: Words, language: string): string =>
  typeof words === 'string' ? words : (words[language] ?? words['en'] ?? Object.values(words)[0] ?? '');
