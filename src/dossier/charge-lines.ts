import type { ChargesLeftOut } from './charges';
import type { Claim } from './claim';
import { line, type Question, type ReadinessLine } from './readiness-line';

/** What is claimed beside principal: does each say what it rests on, and does something stay out? Asked only where it is so. */
export function chargeLines(
  { charges, interest }: Pick<Claim, 'charges' | 'interest'>,
  leftOut: ChargesLeftOut | undefined,
): ReadinessLine[] {
  const bare = charges.filter(({ source }) => source.trim() === '').flatMap(({ document }) => document ?? []);
  const asked: [string, readonly string[], Question | undefined][] = [
    ['charges-elsewhere', leftOut?.elsewhere ?? [], {
      level: 'weak', text: 'Claimed beside invoices outside this file, and not asked for here: {which}.',
      fix: 'Take those invoices into the file, or waive what is claimed beside them: duly charges list.',
    }],
    ['charges-disputed', leftOut?.disputed ?? [], {
      level: 'weak', text: 'Interest or costs that are objected to are not asked for here: {which}.',
      fix: 'Answer the objection, or waive or reverse what it is about: duly charges list.',
    }],
    ['charges-hardship', leftOut?.hardship ?? [], {
      level: 'weak', text: 'Interest and costs are not asked for in hardship: {which}.', fix: 'Waive them: duly charges list.',
    }],
  ]; // prettier-ignore
  return [
    ...(charges.length === 0 ? [] : [line('charges', 'Every charge says what it rests on.', bare.length === 0 ? undefined : {
      level: 'weak', about: unique(bare), text: `It is not recorded what the charges rest on: ${unique(bare).join(', ')}.`,
      fix: 'Name the clause or law in the facts of the case, or waive the charge: duly charges list.',
    })]),
    ...boundLines(interest),
    ...asked.flatMap(([item, documents, wrong]) =>
      documents.length === 0 || wrong === undefined
        ? []
        : [line(item, '', { ...wrong, about: documents, text: wrong.text.replace('{which}', documents.join(', ')) })],
    ),
  ]; // prettier-ignore
}

/** A rate of the contract that the law does not let stand, or lets stand only so long as its own is known. */
function boundLines(interest: Claim['interest']): ReadinessLine[] {
  const bounded = (interest?.rates ?? []).flatMap(({ percent, bounded: bound }) =>
    bound === undefined ? [] : [`${percent} % (${bound.contract} %)`],
  );
  const until = interest?.knownTo === undefined ? [] : [interest.knownTo];
  const which = [...unique(bounded), ...until].join(', ');
  if (which === '') return [];
  return [line('interest-bounds', '', {
    level: 'weak', text: `The law does not let the rate of the contract stand as it is: ${which}.`,
    fix: 'Look at the page of interest: it says which rate is claimed, by which law, and until when that is known.',
  })]; // prettier-ignore
}

const unique = (documents: readonly string[]): string[] => [...new Set(documents)];
