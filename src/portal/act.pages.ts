import { insertReceipt } from '../activities/receipt.store';
import { Refusal } from '../kernel/result';
import { PORTAL_TOLD_WORDS } from '../languages/portal-told-words';
import { fill, momentText } from '../languages/said';
import type { Tx } from '../platform/db';
import { within, type Work } from '../platform/work';
import { once, type FormName } from './once.pages';
import { tellReceipt } from './receipt.actions';
import type { PortalVisit } from './visit.pages';

/**
 * One act of a visitor: what is done, the receipt on the page and the one by mail stand or fall together. Sent twice, it is done once.
 */
export interface Told {
  /** The subject of the mail, and the line on the page. */
  readonly title: string;
  /** What is said now, and stands in the mail. */
  readonly text: string;
  /** More of the mail: the customer's own words. */
  readonly quoted?: string;
  /** What the mail says in place of the text, a paragraph each. */
  readonly lines?: readonly string[];
  /** Papers that go with the mail. */
  readonly documentIds?: readonly number[];
  /** Of what has a receipt of its own on the page. */
  readonly number?: string;
  /** The mail carries a thing and was sent already. */
  readonly mailed?: true;
}

/** Undefined: nothing had to be done. Returns the code where it was refused, and nothing was done. */
export async function perform(
  visit: PortalVisit,
  form: FormName,
  act: (work: Work, tx: Tx) => Promise<Told | undefined>,
): Promise<string | null> {
  const { work, asked } = visit;
  try {
    await once(visit, form, async () => {
      const told = await work.db.transaction(async (tx) => {
        const inside = within(work, tx);
        const made = await act(inside, tx);
        return made && sayBack(tx, inside, visit, made);
      });
      if (told !== undefined) asked.session.tell({ text: told });
    });
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

async function sayBack(tx: Tx, work: Work, visit: PortalVisit, told: Told): Promise<string> {
  const { company, customer, visitor, link, language, w, locale } = visit;
  const { title, text, quoted = '', lines = [text, quoted], documentIds = [] } = told;
  const whose = { companyId: company.id, customerId: customer.id, visitorId: visitor.id };
  const number = told.number ?? work.ids.seal('receipt', await insertReceipt(tx, work, { ...whose, title, text }));
  const at = fill(w.receipts.at, { at: momentText(work.now, locale, company.zone), number });
  if (told.mailed !== true)
    await tellReceipt(tx, work, {
      ...{ ...whose, contactId: link.contactId, language, title, documentIds },
      lines: [...lines, `${at[0]?.toUpperCase() ?? ''}${at.slice(1)}.`],
    });
  return `${text} (${at})`;
}

/** Why nothing was done, in the visitor's words. */
export function refusedText({ language }: PortalVisit, code: string): string {
  const w = PORTAL_TOLD_WORDS[language];
  if (code.startsWith('enough-')) return w.enough;
  return FILE_CODES.has(code) ? w.wrongFile : w.refused;
}

const FILE_CODES: ReadonlySet<string> = new Set(['file-type-not-accepted', 'file-too-large', 'empty-file']);
