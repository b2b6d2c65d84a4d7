import type { Route, Visit } from '../companies/visit.pages';
import { customerById } from '../customers/store';
import { makeDossier } from '../dossier/actions';
import type { Asked } from '../dossier/claim.actions';
import { RECOVERY_WORDS } from '../languages/recovery-words';
import { refusalText, remedyText } from '../languages/refusal';
import { countText, fill, inLanguage } from '../languages/said';
import type { Undertaking } from '../platform/behind';
import { failureFrom } from '../platform/failure';
import { NotFound, orNotFound, page, part, see, type Answer } from '../platform/web/answer';
import type { CasesDeps } from './deps.pages';
import { dossierById } from './recovery.panel';

/**
 * Making recovery files behind the page: begun once however often the button is pressed, going on when the page is left.
 * What was made is in the database; this only tells that it is under way, and what stopped it.
 */
export const makingRoutes = (deps: CasesDeps): readonly Route[] => [
  {
    method: 'get',
    path: '/customers/:customer/recovery/making/:once',
    right: 'work',
    visit: (visit) => show(visit, deps),
  },
];

interface Making {
  readonly key: string;
  readonly path: string;
  known(deps: CasesDeps): boolean;
}

/** One form is one making. */
export function makingPath(visit: Visit, customer: string, once: string): Making {
  if (!/^[0-9a-f]{32}$/.test(once)) throw new NotFound();
  const key = `recovery/${visit.company.id}/${customer}/${once}`;
  return {
    key,
    path: visit.at.under(`/customers/${customer}/recovery/making/${once}`),
    known: ({ behind }) => behind.find(key) !== undefined,
  };
}

/** The row numbers of what was made. */
export function beginMaking(
  visit: Visit,
  deps: CasesDeps,
  { key, asks }: { readonly key: string; readonly asks: readonly Asked[] },
): Undertaking<number[]> {
  return deps.behind.begin(key, async (tell) => {
    const made: number[] = [];
    for (const asked of asks) {
      tell(made.length, asks.length);
      made.push((await makeDossier(visit.work, asked, (q) => deps.holdSources(q))).id);
    }
    tell(made.length, asks.length);
    return made;
  });
}

async function show(visit: Visit, deps: CasesDeps): Promise<Answer> {
  const { work, company, at, asked } = visit;
  const sealed = asked.params['customer'] ?? '';
  const id = work.ids.open('customer', sealed);
  if (id === undefined) throw new NotFound();
  const { path, key } = makingPath(visit, sealed, asked.params['once'] ?? '');
  const undertaking = deps.behind.find(key) as Undertaking<number[]> | undefined;
  const w = inLanguage(RECOVERY_WORDS, visit.language);
  const customer = await customerById(work.db.read, company.id, id).catch(orNotFound);
  const made = undertaking?.value ?? [];
  const [only, ...others] = made;
  if (only !== undefined && others.length === 0) return see(at.dossier(work.ids.seal('dossier', only)));
  const blanks = {
    w: w.making,
    path,
    going: undertaking?.state === 'under way',
    text: countText(w.making.text, Math.max(1, undertaking?.total ?? 1), visit.locale),
    title: titleOf(w.making, undertaking),
    trouble: undertaking?.state === 'failed' ? troubleOf(undertaking.error, visit) : null,
    gone: undertaking === undefined,
    made: await madeOf(visit, made),
    back: at.under(`/customers/${sealed}/recovery`),
    list: at.recovery,
  };
  const filled = { ...blanks, text: fill(blanks.text, { customer: customer.name }) };
  if (asked.partial) return undertaking?.state === 'under way' ? part('pages/cases/making-part', filled) : see(path);
  return page('pages/cases/making', blanks.title, filled);
}

type MakingWords = (typeof RECOVERY_WORDS)['en']['making'];

function titleOf(w: MakingWords, undertaking: Undertaking | undefined): string {
  if (undertaking === undefined) return w.gone;
  return { 'under way': w.title, failed: w.failed, ended: w.several }[undertaking.state];
}

function troubleOf(error: unknown, visit: Visit): { text: string; remedy: string } {
  const { message, remedy } = failureFrom(error);
  return { text: refusalText(message, visit), remedy: remedyText(remedy, visit) };
}

async function madeOf({ work, company, at }: Visit, made: readonly number[]): Promise<unknown[]> {
  const files = [];
  for (const id of made) {
    const found = await dossierById(work.db.read, company.id, id);
    if (found)
      files.push({ href: at.dossier(work.ids.seal('dossier', id)), number: `${found.number} (${found.currency})` });
  }
  return files;
}
