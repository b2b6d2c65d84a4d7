import type { Route, Visit } from '../companies/visit.pages';
import {
  collectorsOf,
  customersOfNobody,
  moveById,
  movesOf,
  NOBODY,
  portfolioParts,
  type Portfolio,
} from '../customers/portfolio.store';
import { format } from '../kernel/money';
import { WrongUse } from '../kernel/result';
import { PORTFOLIO_WORDS } from '../languages/portfolio-words';
import type { PortfolioWords } from '../languages/portfolio-words.en';
import { countText, fill, inLanguage, momentText } from '../languages/said';
import { colleaguesAt, nameOf, type Colleague } from '../people/colleagues';
import type { ListedPerson } from '../people/person';
import { peopleOf } from '../people/store';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { handOverPortfolio, takePortfolioBack } from './portfolio.actions';
import { portfolioFigures } from './portfolio.panel';

/** The customers of one collector go to another: chosen, shown in figures, done at one press, taken back at another. */
export const portfolioRoutes: readonly Route[] = [
  { method: 'get', path: '/portfolio', right: 'approve', visit: show },
  { method: 'post', path: '/portfolio', right: 'approve', visit: handOver },
  { method: 'post', path: '/portfolio/:move/undo', right: 'approve', visit: takeBack },
];

interface Asking {
  readonly w: PortfolioWords;
  readonly people: readonly ListedPerson[];
  readonly here: readonly Colleague[];
  readonly portfolio: Portfolio;
  readonly to: Colleague | undefined;
  /** Under what names tasks are the collector's. */
  readonly names: readonly string[];
}

const LONGEST = 200;

async function asking(visit: Visit, given: URLSearchParams): Promise<Asking> {
  const people = await peopleOf(visit.work.db.read);
  const here = colleaguesAt(people, visit.company.id, 'work');
  const text = (name: string): string => (given.get(name) ?? '').trim().slice(0, LONGEST);
  const from = text('from');
  const known = people.find(({ email, name }) => [email, name.toLowerCase()].includes(from.toLowerCase()));
  return {
    w: inLanguage(PORTFOLIO_WORDS, visit.language),
    people,
    here,
    portfolio: { companyId: visit.company.id, from, country: text('country'), segment: text('segment') },
    to: here.find(({ email }) => email === text('to')),
    names: [from, ...(known === undefined ? [] : [known.email, known.name])],
  };
}

const whose = ({ people, w }: Asking, collector: string): string =>
  collector === NOBODY ? w.without : nameOf(people, collector);

const isWhole = ({ portfolio, to, names }: Asking): boolean =>
  portfolio.from !== '' && to !== undefined && !names.some((name) => name.toLowerCase() === to.email);

async function show(visit: Visit): Promise<Answer> {
  const asked = await asking(visit, visit.asked.query);
  const { w, here, portfolio, to, people } = asked;
  const { at, company, locale, on } = visit;
  const { read } = visit.work.db;
  const [named, free, { countries, segments }] = await Promise.all([
    collectorsOf(read, company.id),
    customersOfNobody(read, company.id),
    portfolioParts(read, company.id),
  ]);
  const collectors = [...named, ...(free === 0 ? [] : [{ collector: NOBODY, customers: free }])];
  const options = (values: readonly string[], chosen: string) =>
    values.map((value) => ({ value, label: value, chosen: value === chosen }));
  return page('pages/desk/portfolio', w.title, {
    ...{ w, title: w.title, here: at.under('/portfolio').split('?')[0], on: on ?? '', action: at.under('/portfolio') },
    collectors: collectors.map(({ collector, customers }) => ({
      value: collector,
      label: fill(w.option, { collector: whose(asked, collector), n: customers }),
      chosen: collector.toLowerCase() === portfolio.from.toLowerCase(),
    })),
    colleagues: here.map(({ email, name }) => ({ value: email, label: name, chosen: email === to?.email })),
    countries: options(countries, portfolio.country),
    segments: options(segments, portfolio.segment),
    wrong: visit.asked.query.has('from') && !isWhole(asked) ? `${w.wrong} ${w.wrongRemedy}` : '',
    preview: isWhole(asked) ? await previewOf(visit, asked) : null,
    moves: (await movesOf(read, company.id)).map((move) => ({
      text: fill(w.line, {
        at: momentText(move.at, locale, company.zone),
        customers: countText(w.customers, move.customers, locale),
        from: whose(asked, move.from),
        to: nameOf(people, move.to),
        who: nameOf(people, move.by),
      }),
      taken: move.undoneAt === null ? '' : w.taken,
      undo: move.undoneAt === null && on === null ? undoPath(visit, move.id) : '',
    })),
  });
}

const undoPath = ({ at, work }: Visit, id: number): string =>
  at.under(`/portfolio/${work.ids.seal('portfolio', id)}/undo`);

async function previewOf(visit: Visit, asked: Asking): Promise<unknown> {
  const { w, portfolio, to, names } = asked;
  const { customers, tasks, sums } = await portfolioFigures(visit.work.db.read, portfolio, names);
  const count = countText(w.customers, customers, visit.locale);
  return {
    title: fill(w.preview, { from: whose(asked, portfolio.from), to: to?.name ?? '' }),
    figures: [
      count,
      countText(w.tasks, tasks, visit.locale),
      ...sums.map(
        ({ currency, items, openMinor }) =>
          `${countText(w.items, items, visit.locale)}, ${format({ minor: openMinor, currency }, visit.locale)}`,
      ),
    ],
    none: customers === 0 ? w.none : '',
    submit: customers === 0 || visit.on !== null ? '' : fill(w.submit, { customers: count }),
    fields: Object.entries({ ...portfolio, to: to?.email ?? '' })
      .filter(([name]) => name !== 'companyId')
      .map(([name, value]) => ({ name, value })),
  };
}

async function handOver(visit: Visit): Promise<Answer> {
  const asked = await asking(visit, visit.asked.form);
  const { w, portfolio, to, names } = asked;
  if (to === undefined || !isWhole(asked)) throw new WrongUse(w.wrong, w.wrongRemedy);
  const why = fill(w.why, { to: to.name });
  const { id, customers, tasks } = await handOverPortfolio(visit.work, portfolio, { to: to.email, names, why });
  visit.asked.session.tell({
    text: fill(w.done, {
      customers: countText(w.customers, customers, visit.locale),
      tasks: countText(w.tasks, tasks, visit.locale),
      to: to.name,
    }),
    undo: { path: undoPath(visit, id), fields: { undo: '1' } },
  });
  return see(visit.at.under('/portfolio'));
}

async function takeBack(visit: Visit): Promise<Answer> {
  const { asked, work, company, at, locale } = visit;
  const id = work.ids.open('portfolio', asked.params['move'] ?? '');
  const move = id === undefined ? undefined : await moveById(work.db.read, company.id, id);
  if (move === undefined) throw new NotFound();
  const given = await asking(visit, new URLSearchParams());
  const { w } = given;
  const from = whose(given, move.from);
  const customers = await takePortfolioBack(work, move, fill(w.whyBack, { from }));
  asked.session.tell({ text: fill(w.undone, { customers: countText(w.customers, customers, locale), from }) });
  return see(at.under('/portfolio'));
}
