import { randomBytes } from 'node:crypto';
import type { Route, Visit } from '../companies/visit.pages';
import { format, formatAmount, sum } from '../kernel/money';
import { RECOVERY_WORDS } from '../languages/recovery-words';
import type { RecoveryWords } from '../languages/recovery-words.en';
import { countText, dayText, fill, inLanguage, labelled } from '../languages/said';
import { labelOf } from '../ledger/open-item';
import { endVisits } from '../people/visit-link.actions';
import { newestInForce } from '../people/visit-link.store';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { fieldsOf, typedIn, type Typed } from '../platform/web/form';
import { reopen, undoHandOver } from './actions';
import { caseById, cameInFor, itemsOfCase, type CaseItem, type CaseView } from './case.panel';
import { caseSections } from './case-sections.pages';
import type { CasesDeps } from './deps.pages';
import { giveLink, LINK_DAYS, takeLink } from './hand-over.pages';
import { caseCountdown } from './limitation.pages';
import { mailBlanks } from './mails.pages';
import { tellReport } from './report.actions';
import { noteIn, onceIn, readReport } from './report-form';
import { supplementBlanks } from './supplement.pages';
import type { Wrong } from './wizard-form';
import { noticeLink } from './notice-link';

/** A case in the desk: what the partner has, what came in, what the partner says, and every way on with its consequence. */
export const caseRoutes = (deps: CasesDeps): readonly Route[] => [
  { method: 'get', path: '/cases/:case', right: 'see', visit: async (visit) => casePage(await opened(visit, deps)) },
  {
    method: 'post',
    path: '/cases/:case/report',
    right: 'work',
    visit: async (visit) => report(await opened(visit, deps)),
  },
  {
    method: 'post',
    path: '/cases/:case/reopen',
    right: 'work',
    visit: async (visit) => again(await opened(visit, deps)),
  },
  {
    method: 'post',
    path: '/cases/:case/undo',
    right: 'approve',
    visit: async (visit) => undo(await opened(visit, deps)),
  },
  {
    method: 'post',
    path: '/cases/:case/link',
    right: 'approve',
    visit: async (visit) => link(await opened(visit, deps)),
  },
  {
    method: 'post',
    path: '/cases/:case/revoke',
    right: 'work',
    visit: async (visit) => revoke(await opened(visit, deps)),
  },
];

export interface Opened {
  readonly visit: Visit;
  readonly deps: CasesDeps;
  readonly w: RecoveryWords;
  readonly found: CaseView;
  readonly here: string;
}

export async function opened(visit: Visit, deps: CasesDeps): Promise<Opened> {
  const { work, company, asked, at } = visit;
  const sealed = asked.params['case'] ?? '';
  const id = work.ids.open('case', sealed);
  const found = id === undefined ? undefined : await caseById(work.db.read, company.id, id);
  if (found === undefined) throw new NotFound();
  return { visit, deps, w: inLanguage(RECOVERY_WORDS, visit.language), found, here: at.case(sealed) };
}

const aboutOf = ({ found }: Opened): string => `case/${found.id}`;

export async function casePage(opened: Opened, typed: Typed = {}, wrong: Wrong = {}): Promise<Answer> {
  const { visit, w, found } = opened;
  const { work, at } = visit;
  const title = fill(w.case.title, { number: found.number });
  const items = await itemsOfCase(work.db.read, found);
  const money = await cameInFor(work.db.read, found);
  const given = { typed, wrong: wrong as Record<string, string> };
  const sections = await caseSections(visit, opened.deps, found, opened.here, given);
  const blanks = {
    title,
    w: w.case,
    customer: { name: found.customerName, href: at.customer(work.ids.seal('customer', found.customerId)) },
    facts: factsOf(opened),
    countdown: await caseCountdown(visit, found, items),
    notice: noticeLink(visit, work.ids.seal('customer', found.customerId)),
    file: {
      href: at.dossier(work.ids.seal('dossier', found.dossierId)),
      label: `${found.number}, ${fill(w.list.version, { n: found.version })}`,
    },
    link: await linkBlanks(opened),
    ...itemsBlanks(opened, items),
    // once it is counted as collected it stands there, with its commission
    only_allocated: money.length > 0 && !(sections['collected'] as { readonly table: unknown } | undefined)?.table,
    money: money.map(({ on, document, amountMinor }) => ({
      on: dayText(on, visit.locale),
      document,
      amount: formatAmount({ minor: amountMinor, currency: found.currency }, visit.locale),
    })),
    mails: await mailBlanks(visit, opened.deps, found.id),
    supplements: await supplementBlanks(visit, found, opened.deps),
    sections,
    ...actionsOf(opened, items, { typed, wrong }),
  };
  return page('pages/cases/case', title, blanks, { status: Object.keys(wrong).length === 0 ? 200 : 422 });
}

function factsOf({ visit, w, found }: Opened): unknown[] {
  const { locale } = visit;
  const ended =
    found.endedOn === null
      ? []
      : [
          {
            label: w.case.ended,
            value: labelled(
              visit.language,
              dayText(found.endedOn, locale),
              found.outcome === null ? '' : w.outcome[found.outcome],
            ),
          },
        ];
  return [
    {
      label: w.case.partner,
      value: [found.partner, w.kind[found.partnerKind], found.partnerEmail ?? '']
        .filter((one) => one !== '')
        .join(', '),
    },
    { label: w.case.state, value: w.state[found.state] },
    { label: w.case.handed, value: dayText(found.handedOverOn, locale) },
    ...ended,
  ];
}

async function linkBlanks(opened: Opened): Promise<unknown> {
  const { visit, w, found, here } = opened;
  const live = await newestInForce(visit.work.db.read, visit.asked.now, 'partner', aboutOf(opened));
  const day = live === undefined ? '' : dayText(live.expiresAt.slice(0, 10), visit.locale);
  const state = live === undefined ? w.case.linkNone : live.lastUsedAt === null ? w.case.linkLive : w.case.linkUsed;
  const open = found.state === 'with_partner' && visit.on === null;
  return {
    shown: takeLink(visit, found.id),
    text: fill(w.case.linkText, { partner: found.partner, days: LINK_DAYS }),
    state: fill(state, { day }),
    make: open && visit.may('approve') ? `${here}/link` : '',
    revoke: live !== undefined && visit.on === null && visit.may('work') ? `${here}/revoke` : '',
  };
}

function itemsBlanks({ visit, found }: Opened, items: readonly CaseItem[]): Record<string, unknown> {
  const amount = (minor: number): string => formatAmount({ minor, currency: found.currency }, visit.locale);
  const total = (of: (item: CaseItem) => number): string => amount(sum(items.map(of)));
  return {
    currency: found.currency,
    items: items.map((item) => ({
      document: labelOf(item),
      due: item.dueOn === null ? '–' : dayText(item.dueOn, visit.locale),
      claimed: amount(item.claimedMinor),
      came: amount(item.cameInMinor),
      open: amount(item.openMinor),
    })),
    totals: {
      claimed: total(({ claimedMinor }) => claimedMinor),
      came: total(({ cameInMinor }) => cameInMinor),
      open: total(({ openMinor }) => openMinor),
    },
  };
}

function actionsOf(
  { visit, w, found, here }: Opened,
  items: readonly CaseItem[],
  { typed, wrong }: { readonly typed: Typed; readonly wrong: Wrong },
): Record<string, unknown> {
  const work = visit.may('work') && visit.on === null;
  const open = format(
    { minor: sum(items.map(({ openMinor }) => Math.max(0, openMinor))), currency: found.currency },
    visit.locale,
  );
  const count = countText(w.bundle.items, items.length, visit.locale);
  return {
    can_report: work && found.state === 'with_partner',
    can_confirm: found.stage === 'submitted',
    can_reopen: work && found.state === 'closed',
    can_undo: visit.may('approve') && visit.on === null && found.state === 'with_partner',
    here,
    once: randomBytes(16).toString('hex'),
    today: visit.work.today,
    amount_label: fill(w.case.paidAmount, { currency: found.currency }),
    fields: fieldsOf(['amount', 'day'], { day: visit.work.today, ...typed }, wrong),
    undo_text: fill(w.case.undoText, { items: count, sum: open }),
  };
}

async function report(opened: Opened): Promise<Answer> {
  const { visit, w, found } = opened;
  const { work, asked, locale, company } = visit;
  const { currency } = found;
  const once = onceIn(asked.form);
  if (once === undefined) throw new NotFound();
  const read = readReport(asked.form, { today: work.today, currency, locale }, w.wrong);
  if ('wrong' in read) return casePage(opened, typedIn(asked.form), read.wrong);
  const { report: told } = read;
  const amount = told.kind === 'paid' ? format({ minor: told.amountMinor, currency }, locale) : '';
  const day = told.kind === 'paid' ? dayText(told.paidOn, locale) : '';
  const task = fill(w.case.done.task, { partner: found.partner, amount, day, number: found.number });
  const isNew = await tellReport(work, {
    ...{ companyId: company.id, caseId: found.id, report: told, note: noteIn(asked.form), key: once },
    task: told.kind === 'paid' ? task : null,
  });
  const said = told.kind === 'paid' ? fill(w.case.done.paid, { amount }) : w.case.done.received;
  if (isNew) asked.session.tell({ text: said });
  return see(opened.here);
}

async function again(opened: Opened): Promise<Answer> {
  const { visit, w, found } = opened;
  if (found.state === 'with_partner') return see(opened.here);
  await reopen(visit.work, visit.company.id, found.number);
  visit.asked.session.tell({ text: w.case.done.reopened });
  return see(opened.here);
}

async function undo(opened: Opened): Promise<Answer> {
  const { visit, w, found } = opened;
  if (found.state !== 'undone') {
    await undoHandOver(visit.work, visit.company.id, found.number);
    await endVisits(visit.work, 'partner', aboutOf(opened));
    visit.asked.session.tell({ text: fill(w.case.done.undone, { number: found.number }) });
  }
  return see(opened.here);
}

async function link(opened: Opened): Promise<Answer> {
  if (opened.found.state === 'with_partner') await giveLink(opened.visit, opened.deps, opened.found.id);
  return see(opened.here);
}

async function revoke(opened: Opened): Promise<Answer> {
  const { visit, w } = opened;
  await endVisits(visit.work, 'partner', aboutOf(opened));
  visit.asked.session.tell({ text: w.case.linkEnded });
  return see(opened.here);
}
