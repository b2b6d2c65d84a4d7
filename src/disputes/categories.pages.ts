import { changeSetting } from '../companies/actions';
import type { Route, Visit } from '../companies/visit.pages';
import { settingsOf } from '../companies/store';
import { CODE_WORDS, codeText } from '../languages/code-words';
import { DISPUTES_WORDS } from '../languages/disputes-words';
import { inLanguage } from '../languages/said';
import { page, see, type Answer } from '../platform/web/answer';
import { typedIn, type Typed } from '../platform/web/form';
import { CATEGORIES, CATEGORY_CODES, ruleOf, type CategoryCode, type CategoryRules } from './category';
import { ownersAt, type Owners } from './owners.pages';

/** Who answers for which category, in how many days: the company's own rules, kept as a setting with its versions. */
export const disputeCategoryRoutes: readonly Route[] = [
  { method: 'get', path: '/disputes/categories', right: 'administer', visit: (visit) => show(visit, null, {}) },
  { method: 'post', path: '/disputes/categories', right: 'administer', visit: save },
];

async function show(visit: Visit, typed: Typed | null, wrong: Readonly<Record<string, string>>): Promise<Answer> {
  const { categories: w, needs } = inLanguage(DISPUTES_WORDS, visit.language);
  const owners = await ownersAt(visit);
  const codes = inLanguage(CODE_WORDS, visit.language);
  const { disputeCategories } = await settingsOf(visit.work.db.read, visit.company.id);
  const rows = CATEGORY_CODES.map((code) => {
    const rule = ruleOf(code, disputeCategories);
    const chosen = typed?.[`owner-${code}`] ?? rule.owner;
    return {
      code,
      category: codeText(codes.category, code),
      needs: needs[code],
      owners: owners.options(chosen),
      days: typed?.[`days-${code}`] ?? String(rule.answerDays),
      shipped: disputeCategories[code] === undefined ? w.shipped : '',
      wrong: wrong[code] ?? '',
    };
  });
  return page(
    'pages/disputes/categories',
    w.title,
    { title: w.title, w, rows, action: visit.at.under('/disputes/categories'), mayChange: visit.on === null },
    { status: Object.keys(wrong).length === 0 ? 200 : 422 },
  );
}

async function save(visit: Visit): Promise<Answer> {
  const { categories: w } = inLanguage(DISPUTES_WORDS, visit.language);
  const typed = typedIn(visit.asked.form);
  const owners = await ownersAt(visit);
  const { disputeCategories: before } = await settingsOf(visit.work.db.read, visit.company.id);
  const wrong: Partial<Record<CategoryCode, string>> = {};
  const rules: Partial<Record<CategoryCode, { owner: string; days: number }>> = {};
  for (const code of CATEGORY_CODES) {
    const [owner, days] = [typed[`owner-${code}`] ?? '', Number(typed[`days-${code}`] ?? '')];
    if (!isOwner(owners, before, code, owner)) wrong[code] = w.wrongOwner;
    else if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) wrong[code] = w.wrongDays;
    else if (owner !== CATEGORIES[code].owner || days !== CATEGORIES[code].answerDays) rules[code] = { owner, days };
  }
  if (Object.keys(wrong).length > 0) return show(visit, typed, wrong);
  await changeSetting(visit.work, visit.company.id, 'disputeCategories', JSON.stringify(rules));
  visit.asked.session.tell({ text: w.done });
  return see(visit.at.under('/disputes/categories'));
}

const MOST_DAYS = 365;

const isOwner = (owners: Owners, rules: CategoryRules, code: CategoryCode, owner: string): boolean =>
  owners.options(ruleOf(code, rules).owner).some(({ value }) => value === owner);
