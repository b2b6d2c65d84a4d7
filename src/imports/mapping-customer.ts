import type { RawRow } from './formats/row';
import { cellText } from './formats/row';
import { meanings } from './headers';
import { isBucketLabel } from './mapping-words';

/** Whose entries these are: number and name, from the row itself or from a row of its own above. */
export interface Customer {
  readonly code: string;
  readonly name: string;
}

/** Without a number the name stands for it, blanks made single and in lower case. */
export function customerOf(code: string, name: string): Customer | undefined {
  if (code === '' && name === '') return undefined;
  return { code: code === '' ? name.replace(/\s+/g, ' ').toLowerCase() : code, name: name === '' ? code : name };
}

/** The customer that a row of its own names, or undefined where it is another heading (`1-30 days`). */
export function customerInRow(row: RawRow): Customer | undefined {
  const filled = row.cells.map((cell) => cellText(cell)).filter((text) => text !== '');
  const [first = '', second = ''] = filled;
  if (first === '' || isBucketLabel(first)) return undefined;
  const labelled = byLabels(filled);
  if (labelled) return labelled;
  if (filled.length === 1) return numberAndName(first);
  return customerOf(first, second);
}

/** `A/C: 4711 | Name: ACME Ltd | Tel: …` */
function byLabels(filled: readonly string[]): Customer | undefined {
  let code = '';
  let name = '';
  filled.forEach((text, at) => {
    const found = /^([^:]{2,30}):\s*(.*)$/.exec(text);
    if (!found) return;
    const value = found[2] === '' ? (filled[at + 1] ?? '') : (found[2] ?? '');
    const fields = meanings(found[1] ?? '').map(({ field }) => field);
    if (code === '' && fields[0] === 'customerCode') code = value;
    else if (name === '' && fields.includes('customerName')) name = value;
  });
  return customerOf(code, name);
}

/** `4711 ACME SAS`, `ACME SAS (4711)`, `ACME SAS`. */
function numberAndName(text: string): Customer | undefined {
  const front = /^([A-Z]{0,4}\d{3,}[\w./-]*)\s*(?:[-–:|]\s*|\s)(\D.+)$/.exec(text);
  if (front) return customerOf(front[1] ?? '', (front[2] ?? '').trim());
  const behind = /^(.+?)\s*[([]([A-Z]{0,4}\d[\w./-]*)[)\]]$/.exec(text);
  if (behind) return customerOf(behind[2] ?? '', (behind[1] ?? '').trim());
  return customerOf('', text);
}
