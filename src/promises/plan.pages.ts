import type { Route, Visit } from '../companies/visit.pages';
import { customerById } from '../customers/store';
import { format } from '../kernel/money';
import { PLANS_WORDS } from '../languages/plans-words';
import type { PlansWords } from '../languages/plans-words.en';
import { countText, dayText, fill, inLanguage } from '../languages/said';
import { labelOf } from '../ledger/open-item';
import { nameOf } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { file, page, type Answer } from '../platform/web/answer';
import { consentBlanks, consentRoutes, consentText } from './consent.pages';
import { drawnUp, offerByMail, transferReference } from './paper.actions';
import { paperLinks } from './paper-links.pages';
import { MAY_FOLLOW, nextOf, RUNNING, type JudgedPlan, type StepKind } from './plan';
import {
  acceptPlan,
  approvePlan,
  cancelPlan,
  offerPlan,
  outsideNow,
  reinstatePlan,
  unacceptPlan,
} from './plan.actions';
import { asked, orAsked, planAsked, told } from './plan-asked.pages';
import { judgedBlanks, PLAN_TONES } from './plan-shown';
import type { PromisePagesDeps } from './record.pages';
import { signedBlanks, signedRoutes, type SignedAt } from './signed.pages';

/** One plan: its schedule and what came of it, its invoices, what was done, and what can be done now. */
export const planRoutes = (deps: PromisePagesDeps): readonly Route[] => {
  const post = (name: string, right: Route['right'], visit: Route['visit']): Route => ({ method: 'post', path: `/plans/:plan/${name}`, right, visit }); // prettier-ignore
  return [
    { method: 'get', path: '/plans/:plan', right: 'see', visit: (visit) => show(visit, {}) },
    post('offer', 'work', (visit) => offer(visit, deps)),
    { method: 'get', path: '/plans/:plan/agreement', right: 'see', visit: (visit) => paper(visit, 'agreement') },
    {
      method: 'get',
      path: '/plans/:plan/acknowledgement',
      right: 'see',
      visit: (visit) => paper(visit, 'acknowledgement'),
    },
    post('mail', 'work', (visit) => offerMail(visit, deps)),
    post('accept', 'work', (visit) => accept(visit, deps)),
    post('unaccept', 'work', unaccept),
    post('approve', 'approve', approve),
    post('cancel', 'work', cancel),
    post('reinstate', 'work', reinstate),
    ...consentRoutes,
    ...signedRoutes('/plans/:plan', async (visit) => signedOf(visit, await planAsked(visit))),
  ];
};

const signedOf = ({ at, work }: Visit, { plan: { id, companyId, customerId } }: JudgedPlan): SignedAt => ({
  ...{ companyId, customerId, about: `plan/${id}`, path: at.plan(work.ids.seal('plan', id)) },
});

type Wrong = Readonly<Partial<Record<'cancel' | 'reinstate', string>>>;

async function show(visit: Visit, wrong: Wrong): Promise<Answer> {
  const judged = await planAsked(visit);
  const { plan } = judged;
  const { locale, work, at, company } = visit;
  const w = inLanguage(PLANS_WORDS, visit.language);
  const customer = await customerById(work.db.read, company.id, plan.customerId);
  const said = (minor: number): string => format({ minor, currency: plan.currency }, locale);
  const title = fill(w.one.title, {
    number: plan.number,
    amount: said(plan.amountMinor),
    parts: countText(w.parts, plan.instalments.length, locale),
    customer: customer.name,
  });
  const sealed = work.ids.seal('customer', customer.id);
  return page(
    'pages/promises/plan',
    title,
    {
      title,
      w: w.one,
      state: w.state[judged.state],
      tone: PLAN_TONES[judged.state],
      back: { href: at.plans, text: w.title },
      why: await whyText(visit, w, judged),
      schedule: judgedBlanks(judged, { w, locale, currency: plan.currency }),
      scheduleTitle: w.form.schedule,
      customer: { name: customer.name, code: customer.code, href: at.customer(sealed) },
      invoices: plan.items.map((item) => ({
        document: labelOf(item),
        href: `${at.customer(sealed)}#${work.ids.seal('item', item.itemId)}`,
        amount: said(item.amountMinor),
      })),
      ...factsBlanks(visit, w, judged),
      reference: plan.reference === null ? '' : await transferReference(work.db.read, visit.company.id, plan),
      papers: await paperLinks(
        visit,
        plan.customerId,
        ['agreement', 'acknowledgement'],
        at.plan(work.ids.seal('plan', plan.id)),
      ),
      signed: await signedBlanks(visit, signedOf(visit, judged)),
      history: await historyBlanks(visit, w, judged),
      ...formsBlanks(visit, w, judged, wrong),
      ...(await withConsent(visit, w, judged)),
    },
    { status: Object.keys(wrong).length === 0 ? 200 : 422 },
  );
}

async function whyText(visit: Visit, w: PlansWords, judged: JudgedPlan): Promise<string[]> {
  const { locale, work } = visit;
  const { state, offerUntil, asOn, plan, leftMinor, missed, approved } = judged;
  const said = (minor: number): string => format({ minor, currency: plan.currency }, locale);
  const next = nextOf(judged);
  const outside = state === 'draft' || state === 'offered' ? await outsideNow(work.db.read, work, judged) : [];
  const why = outside.map((one) => w.outside[one]).join(', ');
  const bands = why === '' ? [] : [approved ? w.why.approved : fill(w.why.approval, { why })];
  const consent = await consentText(visit, w, judged);
  switch (state) {
    case 'draft':
      return [w.why.draft, ...bands, ...consent];
    case 'offered': {
      const day = dayText(offerUntil ?? '', locale);
      return [
        fill(offerUntil !== null && offerUntil < asOn ? w.why.lapsed : w.why.offered, { day }),
        ...bands,
        ...consent,
      ];
    }
    case 'accepted':
    case 'active':
      return [
        next === undefined
          ? ''
          : fill(w.why.running, { amount: said(next.shortfallMinor), day: dayText(next.dueOn, locale) }),
        missed === 0 ? '' : countText(w.why.missed, missed, locale),
      ].filter((text) => text !== '');
    case 'defaulted':
      return [fill(w.why.defaulted, { left: said(leftMinor) })];
    default:
      return [w.why[state]];
  }
}

function factsBlanks({ locale }: Visit, w: PlansWords, { plan }: JudgedPlan): Readonly<Record<string, unknown>> {
  return {
    every: w.every[plan.interval],
    grace: countText(w.one.graceDays, plan.graceDays, locale),
    clause: countText(w.one.clauseText, plan.missedLimit, locale),
    source: w.source[plan.source],
    by: plan.byWhom ?? '',
    note: plan.note ?? '',
  };
}

async function historyBlanks(visit: Visit, w: PlansWords, { plan }: JudgedPlan): Promise<unknown[]> {
  const { locale, work } = visit;
  const people = await peopleOf(work.db.read);
  return plan.steps
    .filter(({ on }) => on <= work.today)
    .map(({ kind, on, by, why }) => ({
      text: fill(w.one.step, { what: w.did[kind], day: dayText(on, locale), who: nameOf(people, by) }),
      why: why ?? '',
    }))
    .reverse();
}

/** While its insurer has not consented, it is neither offered nor accepted. */
async function withConsent(
  visit: Visit,
  w: PlansWords,
  judged: JudgedPlan,
): Promise<Readonly<Record<string, unknown>>> {
  const consent = await consentBlanks(visit, w, judged);
  return consent === null ? { consent } : { consent, accept: null, offer: null, mail: null };
}

function formsBlanks(visit: Visit, w: PlansWords, judged: JudgedPlan, wrong: Wrong): Readonly<Record<string, unknown>> {
  const { plan, state, approved } = judged;
  const path = visit.at.plan(visit.work.ids.seal('plan', plan.id));
  const may = (kind: StepKind, right: 'work' | 'approve' = 'work'): boolean =>
    visit.on === null && visit.may(right) && MAY_FOLLOW[state].includes(kind);
  const open = state === 'draft' || state === 'offered';
  const form = (kind: 'cancel' | 'reinstate', why: string): unknown => ({
    action: `${path}/${kind}`,
    label: why,
    submit: w.do[kind],
    value: '',
    wrong: wrong[kind] ?? '',
  });
  return {
    accept: open && may('accepted') ? { action: `${path}/accept`, submit: w.do.accept } : null,
    offer: open && may('offered') ? { action: `${path}/offer`, submit: w.do.offer } : null,
    mail: open && may('offered') ? { action: `${path}/mail`, submit: w.do.offerMail } : null,
    approve:
      open && !approved && may('approved', 'approve') ? { action: `${path}/approve`, submit: w.do.approve } : null,
    cancel: may('cancelled') ? form('cancel', w.do.whyCancel) : null,
    reinstate: may('reinstated') ? form('reinstate', w.do.whyReinstate) : null,
  };
}

async function offer(visit: Visit, deps: PromisePagesDeps): Promise<Answer> {
  return orAsked(visit, async ({ which, path, number, done }) => {
    const { offerUntil } = await offerPlan(visit.work, which, deps.disputeHolds);
    return told(visit, path, { text: fill(done.offered, { number, day: dayText(offerUntil ?? '', visit.locale) }) });
  });
}

async function offerMail(visit: Visit, deps: PromisePagesDeps): Promise<Answer> {
  return orAsked(visit, async ({ which, path, number, done }) => {
    const { offerUntil } = await offerByMail(visit.work, which, deps.disputeHolds);
    return told(visit, path, { text: fill(done.mailed, { number, day: dayText(offerUntil ?? '', visit.locale) }) });
  });
}

/** As it would be signed now; nothing is kept. */
async function paper(visit: Visit, kind: 'agreement' | 'acknowledgement'): Promise<Answer> {
  const { plan } = await planAsked(visit);
  const which = { companyId: visit.company.id, planId: plan.id };
  const { bytes, name } = await drawnUp(visit.work, which, kind, visit.asked.query.get('lang'));
  return file(name, 'application/pdf', bytes, true);
}

async function accept(visit: Visit, deps: PromisePagesDeps): Promise<Answer> {
  return orAsked(visit, async ({ which, path, number, done }) => {
    await acceptPlan(visit.work, which, deps.disputeHolds);
    return told(visit, path, { text: fill(done.accepted, { number }), undo: { path: `${path}/unaccept`, fields: {} } });
  });
}

async function unaccept(visit: Visit): Promise<Answer> {
  const { which, path, number, done } = await asked(visit);
  await unacceptPlan(visit.work, which);
  return told(visit, path, { text: fill(done.undone, { number }) });
}

async function approve(visit: Visit): Promise<Answer> {
  const { which, path, number, done } = await asked(visit);
  await approvePlan(visit.work, which);
  return told(visit, path, { text: fill(done.approved, { number }) });
}

const whyTyped = (visit: Visit): string => (visit.asked.form.get('why') ?? '').trim().slice(0, 500);

async function cancel(visit: Visit): Promise<Answer> {
  const { which, path, number, done } = await asked(visit);
  const { do: w } = inLanguage(PLANS_WORDS, visit.language);
  const why = whyTyped(visit);
  if (why === '') return show(visit, { cancel: w.needed });
  const { state } = await planAsked(visit);
  await cancelPlan(visit.work, which, why);
  const undo = RUNNING.has(state) || state === 'offered' || state === 'draft';
  return told(visit, path, {
    text: fill(done.cancelled, { number }),
    ...(undo ? { undo: { path: `${path}/reinstate`, fields: { why: done.undo } } } : {}),
  });
}

async function reinstate(visit: Visit): Promise<Answer> {
  const { which, path, number, done } = await asked(visit);
  const { do: w } = inLanguage(PLANS_WORDS, visit.language);
  const why = whyTyped(visit);
  if (why === '') return show(visit, { reinstate: w.needed });
  await reinstatePlan(visit.work, which, why);
  return told(visit, path, { text: fill(done.reinstated, { number }) });
}
