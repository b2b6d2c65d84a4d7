import { setHours } from '../calls/actions';
import { MOST, spansText, spansTyped, USUAL_HOURS, type CallHours, type Span } from '../calls/hours';
import { hoursOf } from '../calls/store';
import type { Route, Visit } from '../companies/visit.pages';
import { addDays, day } from '../kernel/day';
import { CALLS_WORDS } from '../languages/calls-words';
import { fill, inLanguage } from '../languages/said';
import { colleaguesAt } from '../people/colleagues';
import type { ListedPerson } from '../people/person';
import { peopleOf } from '../people/store';
import { NotAllowed, NotFound, page, see, type Answer } from '../platform/web/answer';
import { typedIn, type Typed } from '../platform/web/form';

/** The hours in which calls can be agreed: everybody says their own; who approves, those of anybody. */
export const callHoursRoutes: readonly Route[] = [
  { method: 'get', path: '/calls/hours', right: 'see', visit: (visit) => show(visit) },
  { method: 'post', path: '/calls/hours', right: 'work', visit: save },
];

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;
const NUMBERS = ['slotMinutes', 'aheadDays', 'mostADay'] as const;
/** A Monday. */
const MONDAY = day('2024-01-01');

type Wrong = Readonly<Record<string, string>>;

async function show(visit: Visit, typed?: Typed, wrong: Wrong = {}): Promise<Answer> {
  const w = inLanguage(CALLS_WORDS, visit.language);
  const { work, company, at, locale } = visit;
  const here = await hereAt(visit);
  const chosen = typed?.['person'] ?? visit.asked.query.get('person') ?? visit.person.email;
  const whose = here.find(({ email }) => email === chosen) ?? here[0];
  const known = (await hoursOf(work.db.read, company.id)).find(({ personId }) => personId === whose?.id);
  const label = (weekday: number): string =>
    new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.parse(addDays(MONDAY, weekday - 1))); // prettier-ignore
  const labels = { slotMinutes: w.hours.slot, aheadDays: w.hours.ahead, mostADay: w.hours.most };
  const blanks = {
    w,
    title: w.hours.title,
    back: { href: at.under('/calls'), label: w.title },
    action: at.under('/calls/hours'),
    people: here.map(({ email, name }) => ({ value: email, label: name, chosen: email === whose?.email })),
    several: here.length > 1,
    may_change: visit.on === null && whose !== undefined && visit.may('work'),
    days: WEEK.map((weekday) => ({
      name: `day${weekday}`,
      label: label(weekday),
      value: typed?.[`day${weekday}`] ?? spansText(known?.spans ?? [], weekday),
      wrong: wrong[`day${weekday}`] ?? '',
    })),
    numbers: NUMBERS.map((name) => ({
      ...{ name, label: labels[name], wrong: wrong[name] ?? '' },
      value: typed?.[name] ?? String(known?.[name] ?? USUAL_HOURS[name]),
    })),
  };
  return page('pages/desk/call-hours', w.hours.title, blanks, { status: Object.keys(wrong).length > 0 ? 422 : 200 });
}

/** Oneself; who approves, everybody who works here. */
async function hereAt(visit: Visit): Promise<ListedPerson[]> {
  const people = await peopleOf(visit.work.db.read);
  const works = new Set(colleaguesAt(people, visit.company.id, 'work').map(({ email }) => email));
  return people.filter(({ email }) => works.has(email) && (visit.may('approve') || email === visit.person.email));
}

async function save(visit: Visit): Promise<Answer> {
  const w = inLanguage(CALLS_WORDS, visit.language).hours;
  const { asked, work, company, at } = visit;
  const typed = typedIn(asked.form);
  const people = await peopleOf(work.db.read);
  const works = new Set(colleaguesAt(people, company.id, 'work').map(({ email }) => email));
  const whose = people.find(({ email }) => works.has(email) && email === (typed['person'] ?? visit.person.email));
  if (whose === undefined) throw new NotFound();
  if (whose.id !== visit.person.id && !visit.may('approve')) throw new NotAllowed();
  const wrong: Record<string, string> = {};
  const spans = WEEK.flatMap((weekday): readonly Span[] => {
    const read = spansTyped(weekday, typed[`day${weekday}`] ?? '');
    if (read === undefined) wrong[`day${weekday}`] = w.wrong;
    return read ?? [];
  });
  const hours: CallHours = { companyId: company.id, personId: whose.id, spans, ...numbersIn(typed, wrong, w.number) };
  if (Object.keys(wrong).length > 0) return show(visit, typed, wrong);
  await setHours(work, hours);
  asked.session.tell({ text: fill(spans.length === 0 ? w.ended : w.saved, { person: whose.name }) });
  return see(at.under('/calls/hours', { person: whose.email }));
}

function numbersIn(
  typed: Typed,
  wrong: Record<string, string>,
  says: string,
): Pick<CallHours, (typeof NUMBERS)[number]> {
  const read = (name: (typeof NUMBERS)[number]): number => {
    const value = Number(typed[name] ?? USUAL_HOURS[name]);
    const [least, most] = MOST[name];
    if (!Number.isInteger(value) || value < least || value > most) wrong[name] = fill(says, { least, most });
    return value;
  };
  return { slotMinutes: read('slotMinutes'), aheadDays: read('aheadDays'), mostADay: read('mostADay') };
}
