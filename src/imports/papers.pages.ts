import type { Visit } from '../companies/visit.pages';
import type { ImportsWords } from '../languages/imports-words';
import { countText, fill, numberText } from '../languages/said';
import { csvOf } from '../platform/sheet';
import type { Answer } from '../platform/web/answer';
import type { LeftOut } from './attachment-match';
import { csvFile } from './problems.pages';
import type { Found, ImportWork } from './upload';

/** PDFs that are attached to documents by the numbers in their names: which fits which, and what is left out. */
export const PAPERS = ['invoice', 'order', 'delivery', 'contract', 'correspondence', 'other'] as const;

type Papers = Extract<Found, { is: 'matched' | 'attached' }>;

/** Rows of each table on the page. */
const SHOWN = 200;

const leftOf = (found: Papers): readonly LeftOut[] =>
  found.is === 'attached' ? found.left : found.files.filter((file): file is Exclude<typeof file, { is: 'matched' }> => file.is !== 'matched'); // prettier-ignore

export function paperBlanks(visit: Visit, w: ImportsWords, upload: ImportWork, found: Papers): Readonly<Record<string, unknown>> {
  const { locale } = visit;
  const matched = found.is === 'matched' ? found.files.filter((file) => file.is === 'matched') : [];
  const left = leftOf(found);
  const more = (many: number): string => (many <= SHOWN ? '' : fill(w.papers.more, { n: numberText(SHOWN, locale) }));
  return {
    isDone: found.is === 'attached',
    done: found.is === 'attached' ? [countText(w.papers.done, found.attached, locale), ...(found.unchanged > 0 ? [countText(w.papers.unchanged, found.unchanged, locale)] : [])].join(' ') : '',
    none: found.is === 'matched' && matched.length === 0 ? w.papers.none : '',
    matchedTitle: countText(w.papers.matched, matched.length, locale),
    matched: matched.slice(0, SHOWN).map(({ file, document }) => ({
      file,
      document: document.document,
      customer: document.customerCode,
      href: visit.at.customer(visit.work.ids.seal('customer', document.customerId)),
    })),
    matchedMore: more(matched.length),
    leftTitle: countText(w.papers.left, left.length, locale),
    left: left.slice(0, SHOWN).map((one) => ({ file: one.file, why: whyLeft(w, one) })),
    leftMore: more(left.length),
    report: visit.at.under(`/imports/new/${visit.work.ids.seal('upload', upload.id)}/problems`),
    kinds: PAPERS.map((value) => ({ value, label: w.papers.kinds[value], chosen: value === (upload.said.paper ?? 'invoice') })),
    button: matched.length === 0 ? '' : countText(w.papers.button, matched.length, locale),
  };
} // prettier-ignore

export function whyLeft({ papers }: ImportsWords, left: LeftOut): string {
  if (left.is === 'unmatched') return papers.unmatched;
  if (left.is === 'ambiguous') {
    const documents = left.candidates.map(({ document, customerCode }) => `${document} (${customerCode})`).join(', ');
    return fill(papers.ambiguous, { documents });
  }
  const reasons: Readonly<Record<string, string>> = papers.refused;
  return reasons[left.code] ?? papers.refused.other;
}

/** Every file that was left out, with the reason. */
export function papersFile(w: ImportsWords, found: Papers): Answer {
  const rows = leftOf(found).map((left) => [left.file, whyLeft(w, left)]);
  const head = [w.papers.file, w.problems.fault];
  return csvFile(`${w.problems.reportName}.csv`, csvOf({ name: w.papers.title, head, rows }));
}
