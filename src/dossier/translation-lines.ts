import { DOCUMENT_KINDS } from '../documents/kind';
import type { Claim, Exhibit } from './claim';
import { documents, line, type ReadinessLine } from './readiness-line';

/** Papers that we wrote ourselves, in our own language. */
const OURS: ReadonlySet<Exhibit['kind']> = new Set<Exhibit['kind']>(['invoice', 'credit_note', 'statement']);

/**
 * Readiness, where the recipient wants every piece in the language of the court: which lack a translation. Of our own papers and messages it is
 * known in which language they are; of all others it is not, so that they are named until their translation is there.
 */
export function translationLines(
  claim: Claim,
  court: { readonly language: string; readonly ours: string } | null,
): ReadinessLine[] {
  if (court === null) return [];
  const translated = new Set(
    claim.exhibits.flatMap(({ translates }) => (translates?.language === court.language ? [translates.of] : [])),
  );
  const shown = (piece: Pick<Exhibit, 'key' | 'visibility'>): boolean =>
    piece.visibility === 'court' && !translated.has(piece.key);
  const papers = claim.exhibits
    .filter((one) => shown(one) && one.translates === undefined)
    .filter(({ kind }) => !(OURS.has(kind) && court.ours === court.language));
  const messages = claim.reminders.filter((one) => shown(one) && one.language !== court.language);
  const names = [
    ...papers.map(({ kind, document, fileName }) => `${DOCUMENT_KINDS[kind].title} ${document ?? fileName}`),
    ...messages.map(({ kind, writtenOn }) => `${kind === 'final' ? 'final reminder' : kind === 'pre_due' ? 'notice' : 'reminder'} of ${writtenOn}`),
  ]; // prettier-ignore
  return [line('translations', 'Every piece is in the language of the court.', names.length === 0 ? undefined : {
    level: 'weak', text: `No translation for the court: ${documents(names.map((document) => ({ document })))}.`,
    fix: 'File each translation: duly documents translate DOCUMENT FILE --language de --by "NAME" --sworn.',
  })]; // prettier-ignore
}
