import { verifyAudit, type Verdict } from '../audit/actions';
import type { Route, Visit } from '../companies/visit.pages';
import { AUDIT_WORDS } from '../languages/audit-words';
import type { AuditWords } from '../languages/audit-words.en';
import { refusalText } from '../languages/refusal';
import { countText, fill, inLanguage, momentText, numberText } from '../languages/said';
import type { Instant } from '../kernel/day';
import type { Behind, Undertaking } from '../platform/behind';
import { failureFrom } from '../platform/failure';
import { page, part, see, type Answer } from '../platform/web/answer';
import { chainOf, kindText, type Chain, type Chosen } from './audit-asked.pages';

/** Is the record as it was written? The check goes on when its page is left, says how far it is, and ends in words. */
export const auditCheckRoutes = (behind: Behind): readonly Route[] => [
  { method: 'get', path: '/audit/check', right: 'approve', visit: (visit) => check(visit, 'company', behind) },
  { method: 'get', path: '/audit/check/result', right: 'approve', visit: (visit) => result(visit, 'company', behind) },
  { method: 'get', path: '/audit/installation/check', right: 'administer', visit: (visit) => check(visit, 'installation', behind) },
  { method: 'get', path: '/audit/installation/check/result', right: 'administer', visit: (visit) => result(visit, 'installation', behind) },
]; // prettier-ignore

interface Checked {
  readonly verdict: Verdict;
  readonly at: Instant;
}

const keyOf = ({ whose }: Chain): string => `audit/${whose ?? 'installation'}`;

/** So long a page waits before it shows a bar instead. */
const PATIENCE_MS = 1500;

async function check(visit: Visit, chosen: Chosen, behind: Behind): Promise<Answer> {
  const chain = chainOf(visit, chosen);
  const { work } = visit;
  const checking = behind.begin(keyOf(chain), async (tell): Promise<Checked> => {
    return { verdict: await verifyAudit(work.db.read, chain.whose, tell), at: work.now };
  });
  await checking.over(PATIENCE_MS);
  return shownOf(visit, chain, checking);
}

async function result(visit: Visit, chosen: Chosen, behind: Behind): Promise<Answer> {
  const chain = chainOf(visit, chosen);
  const checking = behind.find(keyOf(chain)) as Undertaking<Checked> | undefined;
  if (checking === undefined) return see(chain.under('/check'));
  return shownOf(visit, chain, checking);
}

function shownOf(visit: Visit, chain: Chain, checking: Undertaking<Checked>): Answer {
  const { asked, language, locale } = visit;
  const w = inLanguage(AUDIT_WORDS, language);
  const { title } = w.check;
  const path = chain.under('/check/result');
  if (checking.state === 'under way') {
    const [done, total] = [checking.done, Math.max(1, checking.total)];
    const said = fill(w.check.underWay, { done: numberText(done, locale), total: numberText(total, locale) });
    const blanks = { w, title, path, done, total, said };
    return asked.partial
      ? part('pages/desk/audit-checking-part', blanks)
      : page('pages/desk/audit-checking', title, blanks);
  }
  // a part that has come to its end is a whole page
  if (asked.partial) return see(path);
  const back = chain.under('');
  const { value } = checking;
  if (value === undefined) {
    const said = [fill(w.check.failed, { why: refusalText(failureFrom(checking.error).message, visit) })];
    return page('pages/desk/audit-check', title, { w, title, ok: false, said, findings: [], back });
  }
  return page('pages/desk/audit-check', title, { w, title, ...verdictBlanks(visit, w, value), back });
}

function verdictBlanks(
  { language, locale, company }: Visit,
  w: AuditWords,
  { verdict, at }: Checked,
): Record<string, unknown> {
  const checked = fill(w.check.at, { at: momentText(at, locale, company.zone) });
  return {
    ok: verdict.ok,
    said: [...saidOf(w, verdict, locale), checked],
    findings: verdict.findings.slice(0, MOST_FINDINGS).map(({ seq, kind, ref, flaw }) => ({
      place: fill(w.check.place, { seq: seq ?? '?', kind: kindText(language, kind), ref }),
      flaw: w.check.flaw[flaw],
    })),
  };
}

const MOST_FINDINGS = 100;

function saidOf(w: AuditWords, verdict: Verdict, locale: string): string[] {
  const { ok, sealed, unsealed, erased, head, findings } = verdict;
  const c = w.check;
  return [
    ok ? fill(c.intact, { lines: countText(w.total, sealed, locale) }) : countText(c.broken, findings.length, locale),
    ...(ok ? [] : [c.remedy]),
    ...(unsealed === 0 ? [] : [countText(c.waiting, unsealed, locale)]),
    ...(erased === 0 ? [] : [countText(c.erased, erased, locale)]),
    ...(sealed === 0 ? [] : [fill(c.head, { hash: head.hash })]),
  ];
}
