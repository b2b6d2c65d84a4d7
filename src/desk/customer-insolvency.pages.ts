import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Route, Visit } from '../companies/visit.pages';
import { consequencesOf, endInsolvency, proofSent, recordInsolvency, type Asked } from '../insolvency/actions';
import { OUTCOMES, PROCEEDING_KINDS, SOURCES } from '../insolvency/proceeding';
import { proceedingsOf } from '../insolvency/store';
import { INSOLVENCY_LIST_WORDS } from '../languages/insolvency-list-words';
import { dayText, fill, inLanguage, numberText } from '../languages/said';
import type { Query } from '../platform/db';
import { failureFrom } from '../platform/failure';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { readForm } from '../platform/web/form';
import type { CustomerDeps } from './customer-asked.pages';
import {
  atForm,
  faultText,
  formRoutes,
  once,
  refusedText,
  type CustomerForm,
  type FormAt,
} from './customer-form.pages';
import { checkBlanks, kindText, SIDES, wordsOf } from './customer-insolvency-check.pages';
import { aChoice, aDay, aText, sectionBlanks, type Section } from './form-fields';

/**
 * The insolvency of a customer at the desk: its particulars, then in figures what follows with a side for each document, and only then
 * is it recorded. Nothing that was typed is lost on the way. Its proof of debt is noted as sent, and it is ended or taken back.
 */
const SHORT = 200;
const proceeding = z.object({
  kind: aChoice(PROCEEDING_KINDS as readonly [(typeof PROCEEDING_KINDS)[number], ...typeof PROCEEDING_KINDS]),
  opened: aDay,
  published: aDay.optional(),
  proof_by: aDay.optional(),
  court: aText(SHORT).optional(),
  number: aText(SHORT).optional(),
  administrator: aText(SHORT).optional(),
  email: z.email({ error: 'email' }).max(254, 'long').optional(),
  source: aChoice(SOURCES),
});
type Given = z.output<typeof proceeding>;
type Read = { readonly given: Given; readonly asked: Asked };

const AT = '/customers/:customer/insolvency';

export const customerInsolvencyRoutes = (deps: CustomerDeps): readonly Route[] => [
  {
    method: 'get',
    path: AT,
    right: 'work',
    visit: async (visit) => particulars(await atForm(visit, deps, known(visit)), {}),
  },
  { method: 'post', path: `${AT}/check`, right: 'work', visit: (visit) => check(visit, deps) },
  { method: 'post', path: AT, right: 'work', visit: (visit) => put(visit, deps) },
  ...formRoutes(deps, sentForm),
  ...formRoutes(deps, endForm),
];

/** What a list or a notice says already is filled in. */
const known = ({ asked: { query } }: Visit): URLSearchParams | null => (query.has('source') ? query : null);

interface Wrong {
  readonly wrong?: Readonly<Record<string, string>>;
  readonly error?: string;
}

/** The first page; shown again with all that was typed. */
function particulars(at: FormAt, { wrong = {}, error = '' }: Wrong): Answer {
  const { view, f, sent } = at;
  const w = wordsOf(view);
  const isWrong = error !== '' || Object.keys(wrong).length > 0;
  const faults = Object.fromEntries(Object.entries(wrong).map(([name, word]) => [name, faultText(at, word)]));
  const title = fill(w.title, { customer: view.customer.name });
  return page(
    'pages/desk/customer-form',
    title,
    {
      ...{
        title,
        intro: w.intro,
        facts: [],
        links: [
          {
            href: view.visit.at.under('/insolvency-list'),
            label: inLanguage(INSOLVENCY_LIST_WORDS, view.visit.language).title,
          },
        ],
        mail: '',
        script: null,
        preview: null,
        file: null,
        error,
      },
      ...{ upload: false, once: randomUUID(), submit: w.form.next, action: view.under('/insolvency/check') },
      back: { href: view.under(''), label: fill(f.back, { customer: view.customer.name }) },
      summary: isWrong ? f.fault.summary : '',
      sections: sectionBlanks([fieldsOf(at)], sent, faults),
    },
    { status: error !== '' ? 409 : isWrong ? 422 : 200 },
  );
}

function fieldsOf({ view }: FormAt): Section {
  const { form, sources } = wordsOf(view);
  const kinds = PROCEEDING_KINDS.map((value) => ({ value, label: kindText(view, value) }));
  const whence = SOURCES.map((value) => ({ value, label: sources[value] }));
  return {
    legend: '',
    fields: [
      { kind: 'select', name: 'kind', label: form.kind, required: true, options: [{ value: '', label: '–' }, ...kinds] },
      { kind: 'date', name: 'opened', label: form.opened, required: true },
      { kind: 'date', name: 'published', label: form.published, hint: form.publishedHint },
      { kind: 'date', name: 'proof_by', label: form.proofBy, hint: form.proofByHint },
      { kind: 'text', name: 'court', label: form.court },
      { kind: 'text', name: 'number', label: form.number },
      { kind: 'text', name: 'administrator', label: form.administrator },
      { kind: 'email', name: 'email', label: form.email },
      { kind: 'select', name: 'source', label: form.source, required: true, value: 'own', options: whence },
    ],
  };
} // prettier-ignore

/** What was typed, or the page that says beside its field what is wrong with it. */
function readAsked(at: FormAt): Read | Answer {
  const { visit, customer } = at.view;
  const read = readForm(visit.asked.form, proceeding);
  if (!read.ok) return particulars(at, { wrong: read.wrong });
  const { opened, published, proof_by, court, number, administrator, email, ...given } = read.value;
  const asked: Asked = {
    customer: { id: customer.id, code: customer.code },
    proceeding: {
      ...{
        ...given,
        openedOn: opened,
        publishedOn: published ?? null,
        proofBy: proof_by ?? null,
        court: court ?? null,
      },
      ...{ number: number ?? null, administrator: administrator ?? null, administratorEmail: email ?? null },
    },
    chosen: chosenIn(visit),
  };
  return { given: read.value, asked };
}

/** Of these documents a person chose the side; what names none of them is not heard. */
function chosenIn({ asked, work }: Visit): Map<number, boolean> {
  const chosen = new Map<number, boolean>();
  for (const [name, value] of asked.form) {
    const item = name.startsWith('side.') ? work.ids.open('item', name.slice('side.'.length)) : undefined;
    if (item !== undefined && (SIDES as readonly string[]).includes(value) && value !== 'day')
      chosen.set(item, value === 'frozen');
  }
  return chosen;
}

/** Shows what follows; writes nothing. */
async function check(visit: Visit, deps: CustomerDeps): Promise<Answer> {
  const at = await atForm(visit, deps, visit.asked.form);
  if (visit.asked.form.get('do') === 'change') return particulars(at, {});
  const read = readAsked(at);
  return 'asked' in read ? refusedBack(at, () => checkPage(at, read)) : read;
}

async function checkPage(at: FormAt, { given, asked }: Read): Promise<Answer> {
  const { visit, customer } = at.view;
  const does = await consequencesOf(visit.work.db.read, visit.work, visit.company, asked);
  const title = fill(wordsOf(at.view).check.title, { customer: customer.name });
  const typed = Object.entries(given).map(([name, value]) => ({ name, value }));
  return page('pages/desk/customer-insolvency', title, {
    ...(await checkBlanks(at.view, asked, does)),
    ...{ title, typed, once: randomUUID(), back: { href: at.view.under(''), label: fill(at.f.back, { customer: customer.name }) } }, // prettier-ignore
  });
}

async function put(visit: Visit, deps: CustomerDeps): Promise<Answer> {
  const at = await atForm(visit, deps, visit.asked.form);
  const read = readAsked(at);
  if (!('asked' in read)) return read;
  const w = wordsOf(at.view);
  return refusedBack(at, async () => {
    const done = await once(visit, async () => {
      const { sides } = await recordInsolvency(visit.work, visit.company, read.asked, (q) => deps.holdSources(q));
      return { text: fill(w.done, { n: numberText(sides.filter(({ frozen }) => frozen).length, visit.locale) }) };
    });
    visit.asked.session.tell(done ?? { text: at.f.again });
    return see(at.view.under('#insolvency'));
  });
}

/** What is refused is said above the particulars, with all that was typed. */
async function refusedBack(at: FormAt, act: () => Promise<Answer>): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    if (failureFrom(error).exit === 70 || error instanceof NotFound) throw error;
    return particulars(at, { error: refusedText(at, error) });
  }
}

const whoseOf = ({ view: { customer } }: FormAt) => ({ companyId: customer.companyId, customerId: customer.id });

/** There is something to note only while one stands. */
async function mustStand(at: FormAt): Promise<void> {
  const { companyId, customerId } = whoseOf(at);
  const found = await proceedingsOf(at.view.visit.work.db.read, companyId, customerId);
  if (!found.some(({ endedOn }) => endedOn === null)) throw new NotFound();
}

const sending = z.object({ on: aDay, way: aText(SHORT) });
const sentForm: CustomerForm<typeof sending> = {
  path: '/insolvency/proof',
  schema: sending,
  shape: async (at) => {
    await mustStand(at);
    const { sent: w } = wordsOf(at.view);
    return {
      ...{ title: w.title, intro: w.intro, submit: w.submit },
      sections: [
        {
          legend: '',
          fields: [
            { kind: 'date', name: 'on', label: w.on, required: true, value: at.view.visit.work.today },
            { kind: 'text', name: 'way', label: w.way, hint: w.wayHint, required: true },
          ],
        },
      ],
    };
  },
  act: async (at, { on, way }) => {
    await mustStand(at);
    await proofSent(at.view.visit.work, whoseOf(at), { on, way });
    return { text: fill(wordsOf(at.view).sent.done, { day: dayText(on, at.view.visit.locale) }) };
  },
};

const ending = z.object({ outcome: aChoice(OUTCOMES), why: aText(500) });
const endForm: CustomerForm<typeof ending> = {
  path: '/insolvency/end',
  schema: ending,
  shape: async (at) => {
    await mustStand(at);
    const { ending: w, outcomes } = wordsOf(at.view);
    const options = OUTCOMES.map((value) => ({ value, label: outcomes[value] }));
    return {
      ...{ title: w.title, intro: w.intro, submit: w.submit },
      sections: [
        {
          legend: '',
          fields: [
            { kind: 'radio', name: 'outcome', label: w.outcome, required: true, options },
            { kind: 'text', name: 'why', label: w.why, required: true },
          ],
        },
      ],
    };
  },
  act: async (at, { outcome, why }) => {
    await mustStand(at);
    const { visit } = at.view;
    const end = { outcome, why, holdSources: (q: Query) => at.deps.holdSources(q) };
    const { released } = await endInsolvency(visit.work, visit.company, at.view.customer.id, end);
    return { text: fill(wordsOf(at.view).ending.done, { n: numberText(released, visit.locale) }) };
  },
};
