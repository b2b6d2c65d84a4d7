import { DOCUMENT_KINDS, type DocumentKind } from '../documents/kind';
import type { Claim, Exhibit } from './claim';

/**
 * Exhibits in the order in which they prove the claim: what was agreed, then each invoice with what belongs to it, then
 * everything else. The number is a person's handle on a paper: it never changes within a version.
 */
export interface NumberedExhibit extends Exhibit {
  /** 1… */
  readonly number: number;
  /** As it is printed: `4`; the first file in the mail that is 4: `4.1`. */
  readonly label: string;
  /** The exhibit in which it was found; null: it is one of its own. */
  readonly within: string | null;
  /** Its name as a part of the bundle: `exhibit-4`. */
  readonly id: string;
  /** Its name in the archive, safe everywhere: `exhibits/04_invoice_FA-2291.pdf`. */
  readonly archiveName: string;
}

export function numberedExhibits(claim: Claim): NumberedExhibit[] {
  const places = new Map(claim.exhibits.map((exhibit) => [exhibit, placeOf(exhibit, claim)]));
  const sorted = [...claim.exhibits].sort((a, b) => comparePlaces(places.get(a) ?? [], places.get(b) ?? []));
  const width = Math.max(2, String(sorted.length).length);
  return withTranslations(sorted).map((exhibit, n) => ({
    ...exhibit,
    number: n + 1,
    label: claim.supplement ? `S${claim.supplement.n}.${n + 1}` : String(n + 1),
    within: null,
    id: `exhibit-${n + 1}`,
    archiveName: `exhibits/${archiveName(exhibit, String(n + 1).padStart(width, '0'))}`,
  }));
}

/** Each translation right after what it translates. */
function withTranslations(sorted: readonly Exhibit[]): Exhibit[] {
  const keys = new Set(sorted.map(({ key }) => key));
  const follows = (one: Exhibit): boolean => one.translates !== undefined && keys.has(one.translates.of);
  const own = sorted.filter((one) => !follows(one));
  return own.flatMap((one) => [one, ...sorted.filter((other) => follows(other) && other.translates?.of === one.key)]);
}

/** A file that was found in an exhibit: it is what that one is, seen by the same people, and numbered below it. */
export function numberedWithin(
  mail: NumberedExhibit,
  n: number,
  file: Pick<Exhibit, 'fileName' | 'mediaType' | 'sha256' | 'bytes'>,
): NumberedExhibit {
  const above = /^exhibits\/([0-9-]+)_/.exec(mail.archiveName)?.[1] ?? mail.label;
  const title = file.fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '');
  const found = { ...mail, ...file, title, document: null, datedOn: null, key: `${mail.key}/${n}` };
  return {
    ...found,
    label: `${mail.label}.${n}`,
    within: mail.id,
    id: `${mail.id}-${n}`,
    archiveName: `exhibits/${archiveName(found, `${above}-${String(n).padStart(2, '0')}`)}`,
  };
}

/**
 * What an exhibit is called, in the words of a language: "Invoice FA-2291". A title that only repeats the kind (which is
 * what a document gets when nobody gives it one) gives way to the kind in that language.
 */
export function nameOf(exhibit: Exhibit, kinds: Readonly<Record<DocumentKind, string>>): string {
  if (exhibit.document !== null && exhibit.translates === undefined)
    return `${kinds[exhibit.kind]} ${exhibit.document}`;
  return titleOf(exhibit) ?? kinds[exhibit.kind];
}

/** The title where it says more than the kind and the number do. */
export function titleOf({ title, kind, document }: Exhibit): string | undefined {
  const rest = (document === null ? title : title.replace(document, '')).trim().toLowerCase();
  return ['', kind.replaceAll('_', ' '), DOCUMENT_KINDS[kind].title.toLowerCase()].includes(rest) ? undefined : title;
}

const AGREED: readonly DocumentKind[] = ['contract', 'terms', 'register_extract', 'assignment', 'mandate'];
const OF_INVOICE: readonly DocumentKind[] = ['invoice', 'order', 'delivery', 'credit_note'];

/** What is agreed (0), what belongs to an invoice (1), the rest (2); within it by invoice, kind, day and name. */
function placeOf(exhibit: Exhibit, { entries }: Claim): (number | string)[] {
  const entry = entries.findIndex(({ document }) => sameInvoice(exhibit.document, document));
  const agreed = AGREED.indexOf(exhibit.kind);
  const group = entry >= 0 ? 1 : agreed >= 0 ? 0 : 2;
  const kind = entry >= 0 ? last(OF_INVOICE.indexOf(exhibit.kind)) : last(agreed);
  return [group, group === 1 ? entry : 0, kind, exhibit.datedOn ?? '9', exhibit.fileName, exhibit.sha256];
}

const last = (index: number): number => (index < 0 ? 99 : index);

function comparePlaces(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const differs = a.findIndex((part, n) => part !== b[n]);
  const [left = 0, right = 0] = [a[differs], b[differs]];
  return differs < 0 ? 0 : left < right ? -1 : 1;
}

/** A copy of F-1 proves each of its parts, F-1/1 and F-1/2. */
export const sameInvoice = (exhibit: string | null, entry: string): boolean =>
  exhibit !== null && (exhibit === entry || entry.startsWith(`${exhibit}/`));

/** At most 90 characters of letters, digits, _ and -, as the strictest courts take them, and the file's own ending. */
function archiveName({ kind, document, title, fileName, mediaType }: Exhibit, number: string): string {
  const ending = ENDINGS[mediaType] ?? /\.([A-Za-z0-9]{1,5})$/.exec(fileName)?.[1]?.toLowerCase() ?? 'bin';
  const stem = plain(document === null ? title : `${kind}_${document}`).slice(
    0,
    90 - number.length - ending.length - 2,
  );
  return `${number}_${stem}.${ending}`;
}

const ENDINGS: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' };

/** Letters without accents, digits, _ and -. */
function plain(text: string): string {
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss');
  return bare.replace(/[^A-Za-z0-9-]+/g, '_').replace(/^[_-]+|[_-]+$/g, '') || 'file';
}
