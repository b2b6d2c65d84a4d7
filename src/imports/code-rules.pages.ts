import type { Route, Visit } from '../companies/visit.pages';
import { codesNamed } from '../customers/code.store';
import { IMPORTS_WORDS } from '../languages/imports-words';
import { countText, fill, inLanguage, momentText } from '../languages/said';
import { nameOf } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { codeRules, ruleCode } from './code.actions';
import type { CodeRule } from './code-rule';
import { undecidedCodes } from './codes.pages';
import { uploadPath } from './history.pages';
import { waitingRows } from './imports.panel';
import { workById } from './upload.store';

/** Damaged customer numbers: what was decided of them, source by source, each to be taken back; and the files that ask for more. */
export const codeRuleRoutes: readonly Route[] = [
  { method: 'get', path: '/imports/codes', right: 'see', visit: show },
  { method: 'post', path: '/imports/codes', right: 'work', visit: change },
];

async function show(visit: Visit): Promise<Answer> {
  const { work, company, locale, at } = visit;
  const q = work.db.read;
  const w = inLanguage(IMPORTS_WORDS, visit.language);
  const rules = await codeRules(q, company.id);
  const people = await peopleOf(q);
  const customers = await codesNamed(q, company.id, rules.map(({ meant }) => meant)); // prettier-ignore
  const meantText = ({ code, meant }: CodeRule): string => {
    const customer = customers.get(meant);
    const own = code === meant ? w.codes.rules.own : meant;
    return customer === undefined ? own : `${own} · ${customer.name}`;
  };
  return page('pages/imports/codes', w.codes.rules.title, {
    w: w.codes.rules,
    path: at.under('/imports/codes'),
    back: at.imports,
    may: visit.may('work') && visit.on === null,
    waiting: visit.may('work') ? await waitingWithCodes(visit) : [],
    rules: rules.map((rule) => ({
      source: rule.source,
      code: rule.code,
      meant: meantText(rule),
      href: customers.has(rule.meant) ? at.customer(work.ids.seal('customer', customers.get(rule.meant)?.id ?? 0)) : '',
      by: nameOf(people, rule.decidedBy),
      on: momentText(rule.decidedAt, locale, company.zone),
      back_label: fill(w.codes.rules.backOf, { code: rule.code, source: rule.source }),
    })),
  });
}

/** Files that were looked at, and wait for a decision about numbers. */
async function waitingWithCodes(visit: Visit): Promise<unknown[]> {
  const { work, company, locale } = visit;
  const w = inLanguage(IMPORTS_WORDS, visit.language).codes.rules;
  const found: unknown[] = [];
  for (const { id, fileName } of await waitingRows(work.db.read, company.id)) {
    const upload = await workById(work.db.read, company.id, id);
    const n = upload === undefined ? 0 : undecidedCodes(upload);
    if (n > 0) found.push({ file: fileName, href: uploadPath(visit, id), n: countText(w.undecided, n, locale) });
  }
  return found;
}

/** Takes a rule back, or (to undo that) puts it in force again. */
async function change(visit: Visit): Promise<Answer> {
  const { work, company, asked, at } = visit;
  const w = inLanguage(IMPORTS_WORDS, visit.language).codes.rules;
  const text = (name: string): string => (asked.form.get(name) ?? '').slice(0, 500);
  const [source, code, again] = [text('source'), text('code'), text('meant')];
  if (source === '' || code === '') throw new NotFound();
  const meant = await ruleCode(work, company.id, { source, code, meant: again === '' ? null : again });
  const path = at.under('/imports/codes');
  if (again === '')
    asked.session.tell({ text: fill(w.done, { code, source }), undo: { path, fields: { source, code, meant } } }); // prettier-ignore
  else asked.session.tell({ text: fill(w.again, { code, source }) });
  return see(path);
}
