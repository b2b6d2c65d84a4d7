import type { Route, Visit } from '../companies/visit.pages';
import { settingsOf } from '../companies/store';
import { customerById } from '../customers/store';
import { format, formatAmount } from '../kernel/money';
import { CODE_WORDS, codeText } from '../languages/code-words';
import { PROMISES_WORDS } from '../languages/promises-words';
import type { PromisesWords } from '../languages/promises-words.en';
import { countText, dayText, fill, inLanguage, momentText, numberText } from '../languages/said';
import { labelOf } from '../ledger/open-item';
import { nameOf } from '../people/colleagues';
import { peopleOf } from '../people/store';
import { file, NotFound, page, see, type Answer } from '../platform/web/answer';
import { fieldsOf, typedIn } from '../platform/web/form';
import { pausePromise, withdrawPromise } from './actions';
import { verdictCell } from './asking.pages';
import { moneyFor, type Came } from './one.panel';
import { promisePaper } from './paper.actions';
import { paperLinks } from './paper-links.pages';
import { counts, isLate, type Judged } from './promise';
import { reliability } from './reliability';
import { signedBlanks, signedRoutes, type SignedAt } from './signed.pages';
import { judgedPromise, judgedPromises } from './store';

/** One promise: its parts, the verdict and why, the money that counted; paused, withdrawn with a reason. */
export const promiseRoutes: readonly Route[] = [
  { method: 'get', path: '/promises/:promise', right: 'see', visit: (visit) => show(visit, null) },
  { method: 'get', path: '/promises/:promise/acknowledgement', right: 'see', visit: paper },
  { method: 'post', path: '/promises/:promise/pause', right: 'work', visit: pause },
  { method: 'post', path: '/promises/:promise/withdraw', right: 'work', visit: withdraw },
  ...signedRoutes('/promises/:promise', async (visit) => signedOf(visit, await promiseAsked(visit))),
];

function signedOf({ at, work, company }: Visit, { promise }: Judged): SignedAt {
  const path = at.promise(work.ids.seal('promise', promise.id));
  return { companyId: company.id, customerId: promise.customerId, about: `promise/${promise.id}`, path };
}

async function promiseAsked({ work, company, asked }: Visit): Promise<Judged> {
  const id = work.ids.open('promise', asked.params['promise'] ?? '');
  const judged = id === undefined ? undefined : await judgedPromise(work.db.read, company.id, id, work.today);
  if (judged === undefined || judged.promise.givenOn > work.today) throw new NotFound();
  return judged;
}

/** What the customer who promised may sign; nothing is kept. */
async function paper(visit: Visit): Promise<Answer> {
  const { promise } = await promiseAsked(visit);
  const { name, bytes } = await promisePaper(visit.work, visit.company.id, promise.id, visit.asked.query.get('lang'));
  return file(name, 'application/pdf', bytes, true);
}

async function show(visit: Visit, wrongWhy: string | null): Promise<Answer> {
  const judged = await promiseAsked(visit);
  const { promise } = judged;
  const w = inLanguage(PROMISES_WORDS, visit.language);
  const { locale, work, at, company } = visit;
  const { read } = work.db;
  const customer = await customerById(read, company.id, promise.customerId);
  const title = fill(w.one.title, {
    amount: format({ minor: promise.amountMinor, currency: promise.currency }, locale),
    day: dayText(promise.promisedOn, locale),
    customer: customer.name,
  });
  const codes = inLanguage(CODE_WORDS, visit.language);
  const { text, tone = '' } = verdictCell(judged, codes.verdict);
  const money = await moneyFor(read, promise.id, work.today);
  return page(
    'pages/promises/promise',
    title,
    {
      title,
      w: w.one,
      papers: await paperLinks(
        visit,
        promise.customerId,
        ['acknowledgement'],
        at.promise(work.ids.seal('promise', promise.id)),
      ),
      signed: await signedBlanks(visit, signedOf(visit, judged)),
      verdict: text,
      tone,
      why: whyText(judged, w, locale),
      customer: { name: customer.name, code: customer.code, href: at.customer(work.ids.seal('customer', customer.id)) },
      ...(await factsBlanks(visit, w, judged)),
      parts: partsBlanks(visit, w, judged, money),
      money: moneyBlanks(visit, w, judged, money),
      ...formsBlanks(visit, w, judged, wrongWhy),
      back: { href: at.promises, text: w.title },
    },
    { status: wrongWhy === null ? 200 : 422 },
  );
}

function whyText({ promise, verdict, paidOn }: Judged, { why }: PromisesWords, locale: string): string[] {
  const { currency } = promise;
  const said = (minor: number): string => format({ minor, currency }, locale);
  const until = { day: dayText(promise.countsUntil, locale) };
  const sums = {
    ...until,
    missing: said(verdict.shortfallMinor),
    came: said(verdict.receivedMinor),
    promised: said(verdict.promisedMinor),
  };
  switch (verdict.state) {
    case 'open':
      return [fill(why.open, sums), ...(isLate({ promise, verdict, paidOn }) ? [fill(why.late, until)] : [])];
    case 'kept':
      return paidOn === null ? [] : [fill(why.kept, { day: dayText(paidOn, locale) })];
    case 'withdrawn':
      if (promise.withdrawnOn !== null) {
        return [fill(why.withdrawn, { day: dayText(promise.withdrawnOn, locale), why: promise.withdrawnWhy ?? '' })];
      }
      return [promise.parts.some(({ replacedOn }) => replacedOn !== null) ? why.replaced : why.gone];
    default:
      return [
        fill(why[verdict.state], sums),
        ...(paidOn === null ? [] : [fill(why.paidLater, { day: dayText(paidOn, locale) })]),
      ];
  }
}

async function factsBlanks(
  visit: Visit,
  w: PromisesWords,
  { promise }: Judged,
): Promise<Readonly<Record<string, unknown>>> {
  const { locale, work, company } = visit;
  const { read } = work.db;
  const codes = inLanguage(CODE_WORDS, visit.language);
  const customers = { first: promise.customerId, last: promise.customerId };
  const history = await judgedPromises(read, { companyId: company.id, customers }, work.today);
  const { promiseLongestPauseDays } = await settingsOf(read, company.id);
  const word = reliability(history, promiseLongestPauseDays);
  const kept = fill(w.one.wordOf, { kept: numberText(word.kept, locale), judged: numberText(word.judged, locale) });
  const delay = word.meanDelayDays === null ? [] : [countText(w.one.delay, word.meanDelayDays, locale)];
  const until = dayText(promise.countsUntil, locale);
  return {
    given: fill(w.one.givenBy, {
      day: dayText(promise.givenOn, locale),
      how: codeText(codes.promised, promise.channel),
    }),
    by: promise.byWhom ?? '',
    recorded: fill(w.one.recordedBy, {
      who: nameOf(await peopleOf(read), promise.recordedBy),
      at: momentText(promise.recordedAt, locale, company.zone),
    }),
    promised: dayText(promise.promisedOn, locale),
    counts: fill(countText(w.one.countsDays, promise.toleranceDays, locale), { day: until }),
    level: numberText(promise.level, locale),
    reminders: promise.pauses ? fill(w.one.paused, { day: until }) : w.one.goOn,
    note: promise.note ?? '',
    word: word.judged === 0 ? w.one.noWord : [kept, ...delay].join(', '),
  };
}

function partsBlanks(visit: Visit, w: PromisesWords, { promise }: Judged, money: readonly Came[]): unknown {
  const { locale, at, work } = visit;
  const said = (minor: number): string => formatAmount({ minor, currency: promise.currency }, locale);
  const customer = at.customer(work.ids.seal('customer', promise.customerId));
  return {
    w: w.parts,
    currency: promise.currency,
    replaced: promise.parts.some(({ replacedOn }) => replacedOn !== null),
    rows: promise.parts.map((part) => {
      const came = money
        .filter((one) => one.itemId === part.itemId && counts(one, promise.countsUntil, work.today))
        .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      return {
        document: labelOf(part),
        href: `${customer}#${work.ids.seal('item', part.itemId)}`,
        amount: said(part.amountMinor),
        came: said(Math.max(0, Math.min(part.amountMinor, came))),
        state: part.replacedOn === null ? '' : fill(w.parts.replaced, { day: dayText(part.replacedOn, locale) }),
      };
    }),
  };
}

function moneyBlanks(visit: Visit, w: PromisesWords, { promise }: Judged, money: readonly Came[]): unknown {
  const { locale, work } = visit;
  const late = fill(w.money.late, { day: dayText(promise.countsUntil, locale) });
  return {
    w: w.money,
    none: money.length === 0 ? w.money.none : '',
    rows: money.map((one) => ({
      received: dayText(one.receivedOn, locale),
      from: one.document,
      to: one.forDocument,
      amount: formatAmount({ minor: one.amountMinor, currency: promise.currency }, locale),
      counts:
        one.reversesId !== null ? w.money.back : counts(one, promise.countsUntil, work.today) ? w.money.yes : late,
    })),
  };
}

function formsBlanks(
  visit: Visit,
  w: PromisesWords,
  { promise, verdict }: Judged,
  wrongWhy: string | null,
): Readonly<Record<string, unknown>> {
  const may = visit.may('work') && visit.on === null && verdict.state === 'open';
  const action = (name: string): string =>
    visit.at.under(`/promises/${visit.work.ids.seal('promise', promise.id)}/${name}`);
  const until = { day: dayText(promise.countsUntil, visit.locale) };
  return {
    pause:
      may && !promise.pauses
        ? {
            action: action('pause'),
            title: w.pause.title,
            text: fill(w.pause.text, until),
            submit: fill(w.pause.submit, until),
          }
        : null,
    withdraw: may
      ? {
          action: action('withdraw'),
          w: w.withdraw,
          fields: fieldsOf(['why'], typedIn(visit.asked.form), wrongWhy === null ? {} : { why: wrongWhy }),
        }
      : null,
  };
}

function done(visit: Visit, { promise }: Judged, text: string): Answer {
  visit.asked.session.tell({ text });
  return see(visit.at.promise(visit.work.ids.seal('promise', promise.id)));
}

async function pause(visit: Visit): Promise<Answer> {
  const { promise } = await promiseAsked(visit);
  const judged = await pausePromise(visit.work, { companyId: visit.company.id, promiseId: promise.id });
  const { pause: w } = inLanguage(PROMISES_WORDS, visit.language);
  return done(visit, judged, fill(w.done, { day: dayText(promise.countsUntil, visit.locale) }));
}

async function withdraw(visit: Visit): Promise<Answer> {
  const { promise } = await promiseAsked(visit);
  const { withdraw: w } = inLanguage(PROMISES_WORDS, visit.language);
  const why = (visit.asked.form.get('why') ?? '').trim().slice(0, 500);
  if (why === '') return show(visit, w.needed);
  return done(
    visit,
    await withdrawPromise(visit.work, { companyId: visit.company.id, promiseId: promise.id }, why),
    w.done,
  );
}
