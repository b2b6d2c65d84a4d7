import { randomBytes } from 'node:crypto';
import { adviceShown } from '../advice/shown.pages';
import type { Route, Visit } from '../companies/visit.pages';
import { noticeLink } from './notice-link';
import { assess } from '../dossier/actions';
import type { Asked } from '../dossier/claim.actions';
import { scoreOf } from '../dossier/score';
import { format, formatAmount, sum } from '../kernel/money';
import { Refusal } from '../kernel/result';
import { GROUNDS_WORDS } from '../languages/grounds-words';
import { ROUTE_WORDS } from '../languages/route-words';
import { refusalText } from '../languages/refusal';
import { dayText, fill, inLanguage, numberText } from '../languages/said';
import { daysLate, isOverdue, labelOf, type OpenItem } from '../ledger/open-item';
import { page, see, type Answer } from '../platform/web/answer';
import { fieldsOf, typedIn } from '../platform/web/form';
import type { CasesDeps } from './deps.pages';
import { beginMaking, makingPath } from './making.pages';
import { addPartner } from '../mandates/partner.actions';
import { groundsFor, lightsOf } from './readiness.pages';
import { claimCountdown } from './limitation.pages';
import { choicesOf } from './wizard-choices.pages';
import { waysOf } from './ways.pages';
import { readWizard, type Chosen, type Wrong } from './wizard-form';
import {
  askedFrom,
  askedNow,
  currenciesOf,
  formOf,
  heldBy,
  keptUnder,
  openWizard,
  tickedOf,
  type Wizard,
} from './wizard-opened.pages';

/**
 * The wizard that makes a recovery file, on one page: what is claimed, whether it is ready, for whom, how. What is typed
 * is kept while something is mended elsewhere, and is there again on the way back.
 */
export const wizardRoutes = (deps: CasesDeps): readonly Route[] => [
  { method: 'get', path: '/customers/:customer/recovery', right: 'work', visit: (visit) => show(visit, deps) },
  { method: 'post', path: '/customers/:customer/recovery/check', right: 'work', visit: (visit) => check(visit, deps) },
  { method: 'post', path: '/customers/:customer/recovery', right: 'work', visit: (visit) => make(visit, deps) },
];

async function show(visit: Visit, deps: CasesDeps): Promise<Answer> {
  const wizard = await openWizard(visit, deps);
  const { form, kept } = formOf(wizard);
  return wizardPage(wizard, form, kept);
}

/** Keeps what is typed, and shows how ready it is. */
async function check(visit: Visit, deps: CasesDeps): Promise<Answer> {
  const { sealed } = await openWizard(visit, deps);
  keep(visit, sealed);
  return see(visit.at.under(`/customers/${sealed}/recovery`));
}

function keep({ asked }: Visit, sealed: string): void {
  const kept = new URLSearchParams([...asked.form].filter(([name]) => name !== '_csrf' && name !== 'once'));
  asked.session.set(keptUnder(sealed), kept.toString());
}

async function make(visit: Visit, deps: CasesDeps): Promise<Answer> {
  const wizard = await openWizard(visit, deps);
  const { form } = visit.asked;
  const once = form.get('once') ?? '';
  const making = makingPath(visit, wizard.sealed, once);
  if (making.known(deps)) return see(making.path);
  const read = readWizard(form, visit.work.today, wizard.w.wrong);
  if (!read.ok) return wizardPage(wizard, form, true);
  const asks = askedFrom(wizard, read.chosen, await recipientOf(wizard, read.chosen));
  const judged = await judgedOf(wizard, asks);
  if (judged.some(({ refused, stops }) => refused !== '' || stops)) return wizardPage(wizard, form, true);
  keep(visit, wizard.sealed);
  const undertaking = beginMaking(visit, deps, { key: making.key, asks });
  await undertaking.over(PATIENCE_MS);
  return see(making.path);
}

/** A small file is made before anybody would look. */
const PATIENCE_MS = 900;

/** The partner's name; a new partner is kept. */
async function recipientOf({ visit, partners, w }: Wizard, { partner }: Chosen): Promise<string | null> {
  if (partner === null) return null;
  if ('known' in partner) {
    const id = visit.work.ids.open('partner', partner.known);
    const found = partners.find((one) => one.id === id);
    if (found === undefined) throw new Refusal('no-such-partner', w.wrong.partner, w.wizard.partner);
    return found.name;
  }
  await addPartner(visit.work, visit.company.id, partner);
  return partner.name;
}

async function judgedOf(wizard: Wizard, asks: readonly Asked[]) {
  const { visit, deps, w, sealed } = wizard;
  const judged = [];
  for (const asked of asks) {
    const title = fill(w.wizard.readinessIn, { currency: asked.currency ?? '' });
    const found = await assess(visit.work, asked, (q) => deps.holdSources(q)).catch((error: unknown) => {
      if (error instanceof Refusal) return error;
      throw error;
    });
    judged.push(
      found instanceof Refusal
        ? {
            title,
            refused: refusalText(found.message, visit),
            lights: [],
            ok: '',
            stops: true,
            grounds: [],
            nothing: '',
            ways: null,
            countdown: null,
            score: '',
          }
        : {
            title,
            refused: '',
            ...lightsOf(visit, w, sealed, found.readiness),
            ...groundsFor(visit, found.claim),
            ways: waysOf(visit, sealed, found),
            countdown: claimCountdown(visit, found.circumstances.limitation),
            score: scoreText(visit, found.readiness),
          },
    );
  }
  return judged;
}

const scoreText = (visit: Visit, lines: Parameters<typeof scoreOf>[0]): string =>
  fill(inLanguage(ROUTE_WORDS, visit.language).page.score, { n: numberText(scoreOf(lines), visit.locale) });

const FIELDS = ['partner', 'partner_name', 'partner_kind', 'partner_email', 'key_date', 'language', 'interest', 'interest_source', 'interest_law', 'facts', 'route'] as const; // prettier-ignore

async function wizardPage(wizard: Wizard, form: URLSearchParams, isTyped: boolean): Promise<Answer> {
  const { visit, w, customer, sealed } = wizard;
  const read = readWizard(form, visit.work.today, w.wrong);
  const wrong: Wrong = isTyped && !read.ok ? read.wrong : {};
  const ticked = tickedOf(wizard, read.chosen.items);
  const judged = await judgedOf(wizard, askedNow(wizard, read));
  const typed = typedIn(form);
  const title = fill(w.wizard.title, { customer: customer.name });
  const canMake = visit.on === null;
  const blanks = {
    title,
    w: w.wizard,
    grounds_title: inLanguage(GROUNDS_WORDS, visit.language).title,
    customer: { href: visit.at.customer(sealed), name: customer.name, code: customer.code },
    notice: noticeLink(visit, sealed),
    advice: visit.on === null ? await adviceShown(visit, customer.id, (q) => wizard.deps.holdSources(q)) : null,
    proceeding: (await wizard.deps.proceedingOf?.(visit, customer.id)) ?? null,
    action: visit.at.under(`/customers/${sealed}/recovery`),
    check: visit.at.under(`/customers/${sealed}/recovery/check`),
    once: randomBytes(16).toString('hex'),
    summary: Object.keys(wrong).length === 0 ? '' : w.wrong.summary,
    itemsWrong: wrong['item'] ?? '',
    tables: tablesOf(wizard, ticked),
    judged,
    stopped: judged.some(({ stops }) => stops) ? w.wizard.stopped : '',
    can_make: canMake,
    hardship: wizard.customer.hardship,
    fields: fieldsOf(FIELDS, typed, wrong),
    ...choicesOf(wizard, typed),
  };
  const isWrong = visit.asked.form.size > 0;
  return page('pages/cases/wizard', title, blanks, { status: isWrong ? 422 : 200 });
}

function tablesOf(wizard: Wizard, ticked: readonly OpenItem[]): unknown[] {
  const { visit, items, w } = wizard;
  const { locale, work } = visit;
  return currenciesOf(items).map((currency) => {
    const own = items.filter((item) => item.currency === currency);
    const claimed = own.filter((item) => ticked.includes(item));
    const total = (some: readonly OpenItem[]): number => sum(some.map(({ openMinor }) => openMinor));
    return {
      caption: fill(w.wizard.caption, { currency }),
      rows: own.map((item) => ({
        id: work.ids.seal('item', item.itemId),
        document: labelOf(item),
        take: fill(w.wizard.take, { document: labelOf(item) }),
        ticked: ticked.includes(item),
        issued: dayText(item.issuedOn, locale),
        due: item.dueOn === null ? '–' : dayText(item.dueOn, locale),
        late: isOverdue(item, work.today) ? numberText(daysLate(item, work.today) ?? 0, locale) : '',
        open: formatAmount({ minor: item.openMinor, currency }, locale),
        held: heldBy(wizard, item)
          .map(({ reason }) => reason)
          .join('; '),
      })),
      sum: fill(w.wizard.sum, { n: numberText(claimed.length, locale), of: numberText(own.length, locale) }),
      total: format({ minor: total(claimed), currency }, locale),
    };
  });
}
