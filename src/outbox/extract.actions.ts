import type { Company } from '../companies/company';
import type { Work } from '../platform/work';
import { contentFrom, stored } from './content';
import { prepare, senderOf } from './prepare.actions';
import { wordsIn, type Rendered } from './render';
import { messagesById } from './store';

/**
 * What messages about several customers say of one of them: put into words by the same templates, of what was fixed when they were
 * issued, without what they say of the others. For papers in which nothing of another customer may stand.
 */
export async function extractsOf(
  work: Work,
  company: Company,
  messageIds: readonly number[],
  code: string,
): Promise<ReadonlyMap<number, Pick<Rendered, 'subject' | 'text'>>> {
  if (messageIds.length === 0) return new Map();
  const rows = await messagesById(work.db.read, company.id, messageIds);
  const cut = rows.map((row) => {
    const content = contentFrom(row.blanks);
    const sections = content.sections.filter(({ entity }) => entity?.code === code);
    return { ...row, blanks: stored({ ...content, sections }), attach: JSON.stringify({ what: 'none' }) };
  });
  const prepared = await prepare(work, await senderOf(work, company), cut);
  return new Map(prepared.map(({ row, facts, template }) => [row.id, wordsIn(facts, template())]));
}
