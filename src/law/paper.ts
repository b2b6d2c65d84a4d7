import { z } from 'zod';
import { assert } from '../kernel/assert';
import {
  DEBTORS,
  PLACES,
  type Country,
  type DebtorClass,
  type LegalCode,
  type LegalPaper,
  type Place,
  type Sentence,
} from './sentence';
import at from './data/papers/at.json';
import be from './data/papers/be.json';
import ch from './data/papers/ch.json';
import de from './data/papers/de.json';
import dk from './data/papers/dk.json';
import es from './data/papers/es.json';
import fi from './data/papers/fi.json';
import fr from './data/papers/fr.json';
import ie from './data/papers/ie.json';
import it from './data/papers/it.json';
import lu from './data/papers/lu.json';
import nl from './data/papers/nl.json';
import no from './data/papers/no.json';
import pl from './data/papers/pl.json';
import pt from './data/papers/pt.json';
import se from './data/papers/se.json';
import uk from './data/papers/uk.json';

/**
 * The legal papers of each country as they are shipped: which there are, to whom, with how much time, and the sentences that
 * the law wants in them, read and checked once. `UK` is England and Wales.
 */
const text = z.record(z.string().regex(/^[a-z]{2}$/), z.string().min(1));
const evidence = z.enum(['read', 'memory']);
const sentence = z.strictObject({
  key: z.string().regex(/^[a-z]{2}(-[a-z]+)+$/),
  version: z.int().positive(),
  place: z.enum(PLACES),
  documents: z.array(z.string()).min(1),
  debtors: z.array(z.enum(DEBTORS)).min(1),
  needs: z.array(z.string().regex(/^!?[a-z_]+$/)),
  text,
  basis: z.string().min(1).nullable(),
  url: z.string().nullable(),
  evidence: z.enum(['read', 'memory', 'fact']),
});
const paper = z.strictObject({
  title: text,
  debtors: z.array(z.enum(DEBTORS)).min(1),
  period: z.strictObject({
    days: z.int().positive(),
    counted: z.enum(['letter_date', 'sending', 'after_receipt', 'third_working_day']),
    minimum: z.int().positive().nullable(),
    basis: z.string().min(1),
    evidence,
  }),
  registered: z.boolean(),
  encloses: z.array(z.string()),
});
const country = z.strictObject({
  law: z.string().regex(/^[A-Z]{2}$/),
  languages: z.array(z.string()).min(1),
  documents: z.record(z.string().regex(/^[a-z]+$/), paper),
  sentences: z.array(sentence).min(1),
});

let read: ReadonlyMap<string, Country> | undefined;

/** By law; in the order of their codes. */
export const paperCountries = (): ReadonlyMap<string, Country> =>
  (read ??= new Map(
    [at, be, ch, de, dk, es, fi, fr, ie, it, lu, nl, no, pl, pt, se, uk].map((raw) => {
      const one: Country = country.parse(raw);
      return [one.law, one];
    }),
  ));

/** The paper of a law; undefined where there is none of that name. */
export function legalPaper(law: string, name: string): LegalPaper | undefined {
  const found = paperCountries().get(law);
  const described = found && Object.hasOwn(found.documents, name) ? found.documents[name] : undefined;
  if (found === undefined || described === undefined) return undefined;
  return { ...described, law, name, code: paperCode(law, name), languages: found.languages };
}

/** All of them, a country after the other. */
export const legalPapers = (): LegalPaper[] =>
  [...paperCountries().values()].flatMap(({ law, documents }) =>
    Object.keys(documents).flatMap((name) => legalPaper(law, name) ?? []),
  );

/** Under which its template is kept: `law-fr-notice`. */
const paperCode = (law: string, name: string): LegalCode => `law-${law.toLowerCase()}-${name}`;

/** The paper that a template is the text of. */
export function paperOfCode(code: string): LegalPaper | undefined {
  const [, law = '', name = ''] = /^law-([a-z]{2})-([a-z]+)$/.exec(code) ?? [];
  return legalPaper(law.toUpperCase(), name);
}

/** Which papers a debtor of this kind may get under this law; none for one of whom nobody says what it is. */
export const papersFor = (law: string, debtor: DebtorClass | 'unknown'): LegalPaper[] =>
  legalPapers().filter((one) => one.law === law && debtor !== 'unknown' && one.debtors.includes(debtor));

/** The sentences of a paper that hold for this debtor and these facts, in their order. */
export function sentencesOf(
  { law, name }: Pick<LegalPaper, 'law' | 'name'>,
  debtor: DebtorClass,
  facts: ReadonlySet<string>,
): Sentence[] {
  const found = paperCountries().get(law);
  assert(found !== undefined, `no papers of ${law}`);
  return found.sentences.filter(
    ({ documents, debtors, needs }) =>
      documents.includes(name) &&
      debtors.includes(debtor) &&
      needs.every((need) => (need.startsWith('!') ? !facts.has(need.slice(1)) : facts.has(need))),
  );
}

/** Sentences from memory that may stand in a paper: of these facts each may hold or not, others never do. */
export function sentencesToVerify(
  { law, name }: Pick<LegalPaper, 'law' | 'name'>,
  debtor: DebtorClass,
  may: ReadonlySet<string>,
): Sentence[] {
  return (paperCountries().get(law)?.sentences ?? []).filter(
    ({ documents, debtors, needs, evidence }) =>
      evidence === 'memory' &&
      documents.includes(name) &&
      debtors.includes(debtor) &&
      needs.every((need) => need.startsWith('!') || need === 'asked_before' || may.has(need)),
  );
}

/** At a place of the paper, every sentence in that language; undefined where one of them is not translated: it must not be written so. */
export function saidAt(place: Place, sentences: readonly Sentence[], language: string): readonly string[] | undefined {
  const said = sentences.filter((one) => one.place === place).map(({ text: texts }) => texts[language]);
  return said.every((one) => one !== undefined) ? said : undefined;
}
