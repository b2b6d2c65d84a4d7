import type { Route, Visit } from '../companies/visit.pages';
import { countText, inLanguage, momentText } from '../languages/said';
import { INBOX_WORDS } from '../languages/inbox-words';
import { page, type Answer } from '../platform/web/answer';
import { mailPath } from './asked.pages';
import { mailLines, VIEWS, type MailLine } from './panel';

/** The inbox: what nobody knows whose it is, and everything else that came in. */
export const listRoutes: readonly Route[] = [{ method: 'get', path: '/inbox', right: 'see', visit: list }];

const ROWS = 50;
const FURTHEST = 100_000;

async function list(visit: Visit): Promise<Answer> {
  const { work, company, asked, at } = visit;
  const w = inLanguage(INBOX_WORDS, visit.language);
  const view = VIEWS.find((one) => one === asked.query.get('show')) ?? 'waiting';
  const wanted = Number(asked.query.get('page') ?? '1');
  const n = Number.isSafeInteger(wanted) && wanted > 0 && wanted < FURTHEST ? wanted : 1;
  const lines = await mailLines(work.db.read, company.id, { view, most: ROWS + 1, offset: (n - 1) * ROWS });
  const href = (show: string, number = 1): string =>
    at.under('/inbox', { ...(show === 'waiting' ? {} : { show }), ...(number > 1 ? { page: String(number) } : {}) });
  return page('pages/inbox/list', w.title, {
    w,
    views: VIEWS.map((one) => ({ text: w.views[one], href: href(one), chosen: one === view })),
    rows: lines.slice(0, ROWS).map((line) => rowBlanks(visit, line)),
    empty: w.empty[view],
    newer: n > 1 ? href(view, n - 1) : '',
    older: lines.length > ROWS ? href(view, n + 1) : '',
  });
}

function rowBlanks(visit: Visit, line: MailLine): object {
  const w = inLanguage(INBOX_WORDS, visit.language);
  const { at, work, locale, company } = visit;
  return {
    href: mailPath(visit, line.id),
    subject: line.subject === '' ? w.noSubject : line.subject,
    from: line.fromName === '' ? line.fromAddress || w.nobody : line.fromName,
    address: line.fromName === '' ? '' : line.fromAddress,
    at: momentText(line.arrivedAt, locale, company.zone),
    kind: w.kind[line.kind],
    bad: line.kind === 'bounce',
    files: line.fileCount === 0 ? '' : countText(w.files, line.fileCount, locale),
    whose:
      line.customerId !== null
        ? { text: line.customer ?? '', href: at.customer(work.ids.seal('customer', line.customerId)) }
        : line.caseId !== null
          ? { text: w.aCase, href: at.case(work.ids.seal('case', line.caseId)) }
          : { text: line.state === 'not_ours' ? w.state.not_ours : w.state.waiting, href: '' },
    waits: line.state === 'waiting',
  };
}
