import type { Route, Visit } from '../companies/visit.pages';
import { exponent, formatAmount, fromTyped } from '../kernel/money';
import { WrongUse } from '../kernel/result';
import { PLANS_WORDS } from '../languages/plans-words';
import { fill, inLanguage, labelled } from '../languages/said';
import { page, see, type Answer } from '../platform/web/answer';
import { typedIn, type Typed } from '../platform/web/form';
import type { PlanPolicy } from './band';
import { planPolicyOf } from './plan.store';
import { policyFrom } from './policy';
import { layDownPolicy } from './policy.actions';

/** Within which bands plans are accepted at once: read and laid down by whoever administers the company. */
export const policyRoutes: readonly Route[] = [
  { method: 'get', path: '/plans/bands', right: 'administer', visit: show },
  { method: 'post', path: '/plans/bands', right: 'administer', visit: put },
];

/** Rows of the form. */
const ROWS = 6;
const FIELDS = ['upTo', 'most', 'days', 'first'] as const;

async function show(visit: Visit): Promise<Answer> {
  const policy = await planPolicyOf(visit.work.db.read, visit.company.id);
  return formPage(visit, typedOf(policy, visit), {});
}

function typedOf({ bands, ...rest }: PlanPolicy, { company, locale }: Visit): Typed {
  const rows = bands.flatMap(({ upToMinor, mostInstalments, mostDays, firstPercent }, at) => [
    [`upTo${at}`, upToMinor === null ? '' : formatAmount({ minor: upToMinor, currency: company.currency }, locale)],
    [`most${at}`, String(mostInstalments)],
    [`days${at}`, String(mostDays)],
    [`first${at}`, String(firstPercent)],
  ]);
  return {
    ...(Object.fromEntries(rows) as Typed),
    grace: String(rest.graceDays),
    missed: String(rest.missedLimit),
    offer: String(rest.offerDays),
    portal: rest.portalAtOnce ? 'yes' : '',
  };
}

function read(visit: Visit, typed: Typed): { policy: unknown; wrong: Record<string, string> } {
  const { policy: w } = inLanguage(PLANS_WORDS, visit.language);
  const { currency } = visit.company;
  const text = (name: string): string => (typed[name] ?? '').trim();
  const wrong: Record<string, string> = {};
  const whole = (name: string): number => (/^\d{1,5}$/.test(text(name)) ? Number(text(name)) : -1);
  const bands = Array.from({ length: ROWS }, (_, at) => at).flatMap((at) => {
    if (FIELDS.every((name) => text(`${name}${at}`) === '')) return [];
    const upTo = text(`upTo${at}`);
    const upToMinor = upTo === '' ? null : fromTyped(upTo, currency, visit.locale);
    const firstPercent = Number(text(`first${at}`).replace(',', '.'));
    const made = { upToMinor, mostInstalments: whole(`most${at}`), mostDays: whole(`days${at}`), firstPercent };
    const alone = { ...GIVEN, bands: [made] };
    if (!isRight(alone)) wrong[`row${at}`] = w.wrong;
    return [made];
  });
  const policy = {
    bands,
    graceDays: whole('grace'),
    missedLimit: whole('missed'),
    offerDays: whole('offer'),
    portalAtOnce: text('portal') === 'yes',
  };
  if (!isRight({ ...GIVEN, graceDays: policy.graceDays })) wrong['grace'] = w.wrongNumber;
  if (!isRight({ ...GIVEN, missedLimit: policy.missedLimit })) wrong['missed'] = w.wrongNumber;
  if (!isRight({ ...GIVEN, offerDays: policy.offerDays })) wrong['offer'] = w.wrongNumber;
  return { policy, wrong };
}

const GIVEN = { bands: [], graceDays: 0, missedLimit: 1, offerDays: 1, portalAtOnce: false };

function isRight(policy: unknown): boolean {
  try {
    policyFrom(policy);
    return true;
  } catch (error) {
    if (error instanceof WrongUse) return false;
    throw error;
  }
}

async function put(visit: Visit): Promise<Answer> {
  const typed = typedIn(visit.asked.form);
  const { policy, wrong } = read(visit, typed);
  if (Object.keys(wrong).length > 0) return formPage(visit, typed, wrong);
  await layDownPolicy(visit.work, visit.company.id, policy);
  visit.asked.session.tell({ text: inLanguage(PLANS_WORDS, visit.language).policy.done });
  return see(visit.at.under('/plans/bands'));
}

function formPage(visit: Visit, typed: Typed, wrong: Readonly<Record<string, string>>): Answer {
  const words = inLanguage(PLANS_WORDS, visit.language);
  const { policy: w } = words;
  const { company, at } = visit;
  const labels = { upTo: fill(w.upTo, { currency: company.currency }), most: w.most, days: w.days, first: w.first };
  const number = (name: string, label: string): unknown => ({ name, label, value: typed[name] ?? '', wrong: wrong[name] ?? '' }); // prettier-ignore
  return page(
    'pages/promises/bands',
    w.title,
    {
      title: w.title,
      w,
      back: { href: at.plans, text: words.title },
      action: at.under('/plans/bands'),
      head: FIELDS.map((name) => ({ label: labels[name], hint: name === 'upTo' ? w.upToHint : '' })),
      rows: Array.from({ length: ROWS }, (_, row) => ({
        wrong: wrong[`row${row}`] ?? '',
        cells: FIELDS.map((name) => ({
          name: `${name}${row}`,
          value: typed[`${name}${row}`] ?? '',
          label: labelled(visit.language, fill(w.row, { n: row + 1 }), labels[name]),
          mode: name === 'upTo' && exponent(company.currency) > 0 ? 'decimal' : 'numeric',
        })),
      })),
      numbers: [number('grace', w.grace), number('missed', w.missed), number('offer', w.offer)],
      portal: typed['portal'] === 'yes',
    },
    { status: Object.keys(wrong).length === 0 ? 200 : 422 },
  );
}
