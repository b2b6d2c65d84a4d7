import type { Route, Visit } from '../companies/visit.pages';
import { dayFrom } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import { AWAY_WORDS } from '../languages/away-words';
import type { AwayWords } from '../languages/away-words.en';
import { PORTFOLIO_WORDS } from '../languages/portfolio-words';
import { dayText, fill, inLanguage } from '../languages/said';
import { comeBack, goAway } from '../people/absence.actions';
import { absenceOf, awayOn, type Absence } from '../people/absence';
import { absencesFrom } from '../people/absence.store';
import { colleaguesAt } from '../people/colleagues';
import { mayAt } from '../people/rights';
import { peopleOf } from '../people/store';
import { NotAllowed, NotFound, page, see, type Answer } from '../platform/web/answer';
import { typedIn, type Typed } from '../platform/web/form';

/** Who is away and who stands in. Everybody says it of themselves; who approves, of anybody of the company. */
export const awayRoutes: readonly Route[] = [
  { method: 'get', path: '/away', right: 'see', visit: (visit) => list(visit) },
  { method: 'post', path: '/away', right: 'work', visit: sayOrAskAgain },
  { method: 'post', path: '/away/:absence/end', right: 'work', visit: end },
];

const wordsOf = (visit: Visit): AwayWords => inLanguage(AWAY_WORDS, visit.language);

/** `Anna away until 12 Dec, Paul stands in`; empty where whoever is named is here. */
export function awayNote(visit: Visit, absences: readonly Absence[], who: string | null): string {
  const absence = absenceOf(awayOn(absences, visit.work.today), who);
  if (absence === undefined) return '';
  const { person, deputy, untilOn } = absence;
  const until = dayText(untilOn, visit.locale);
  return fill(wordsOf(visit).note, { person: person.name, deputy: deputy.name, until });
}

/** `typed`: what was asked for and could not be; it stands in the form again, with why. */
async function list(visit: Visit, typed?: Typed, wrong?: Refusal | WrongUse): Promise<Answer> {
  const w = wordsOf(visit);
  const { work, company, locale, person: me, at, on } = visit;
  const people = await peopleOf(work.db.read);
  const here = new Set(people.filter((one) => mayAt(one, company.id, 'see')).map(({ id }) => id));
  const absences = (await absencesFrom(work.db.read, work.today)).filter(({ person }) => here.has(person.id));
  const named = colleaguesAt(people, company.id, 'work').map(({ email, name }) => ({ value: email, label: name }));
  const mayChange = on === null && visit.may('work');
  const whose = typed?.['person'] ?? me.email;
  const blanks = {
    ...{
      w,
      title: w.title,
      action: at.under('/away'),
      today: work.today,
      mayChange,
      wrong: wrong ? `${wrong.message} ${wrong.remedy}` : '',
    },
    from: typed?.['from'] ?? work.today,
    until: typed?.['until'] ?? '',
    portfolio: visit.may('approve') ? at.under('/portfolio') : '',
    portfolioTitle: inLanguage(PORTFOLIO_WORDS, visit.language).title,
    whom: visit.may('approve')
      ? named.map((one) => ({ ...one, chosen: one.value === whose }))
      : [{ value: me.email, label: me.name, chosen: true }],
    deputies: named.map((one) => ({ ...one, chosen: one.value === typed?.['deputy'] })),
    rows: absences.map((absence) => ({
      person: absence.person.name,
      deputy: absence.deputy.name,
      from: dayText(absence.fromOn, locale),
      until: dayText(absence.untilOn, locale),
      now: absence.fromOn <= work.today ? w.now : '',
      end:
        mayChange && mayChangeIt(visit, absence) ? at.under(`/away/${work.ids.seal('absence', absence.id)}/end`) : '',
      endWords: absence.fromOn <= work.today ? w.end : w.cancel,
    })),
  };
  return page('pages/desk/away', w.title, blanks, {
    status: wrong === undefined ? 200 : wrong instanceof Refusal ? 409 : 422,
  });
}

const mayChangeIt = (visit: Visit, { person }: Absence): boolean =>
  person.id === visit.person.id || visit.may('approve');

async function sayOrAskAgain(visit: Visit): Promise<Answer> {
  try {
    return await say(visit);
  } catch (error) {
    if (!(error instanceof WrongUse || error instanceof Refusal)) throw error;
    return list(visit, typedIn(visit.asked.form), error);
  }
}

async function say(visit: Visit): Promise<Answer> {
  const { refused, saved } = wordsOf(visit);
  const { asked, work, company, at, locale } = visit;
  const people = await peopleOf(work.db.read);
  const here = colleaguesAt(people, company.id, 'work');
  const chosen = (field: string) => {
    const email = here.find((one) => one.email === asked.form.get(field))?.email;
    return people.find((one) => one.email === email);
  };
  const [person, deputy] = [chosen('person'), chosen('deputy')];
  if (person === undefined || deputy === undefined) throw new WrongUse(refused.person, refused.remedy);
  if (person.id !== visit.person.id && !visit.may('approve')) throw new NotAllowed();
  const [fromOn, untilOn] = [dayFrom(asked.form.get('from') ?? ''), dayFrom(asked.form.get('until') ?? '')];
  if (fromOn === undefined || untilOn === undefined) throw new WrongUse(refused.day, refused.remedy);
  const id = await goAway(work, { personId: person.id, deputyId: deputy.id, fromOn, untilOn }, refused);
  const said = {
    person: person.name,
    deputy: deputy.name,
    from: dayText(fromOn, locale),
    until: dayText(untilOn, locale),
  };
  asked.session.tell({
    text: fill(saved, said),
    undo: { path: at.under(`/away/${work.ids.seal('absence', id)}/end`), fields: { undo: '1' } },
  });
  return see(at.under('/away'));
}

async function end(visit: Visit): Promise<Answer> {
  const { asked, work, company, at } = visit;
  const id = work.ids.open('absence', asked.params['absence'] ?? '');
  const absence = (await absencesFrom(work.db.read, work.today)).find((one) => one.id === id);
  const people = await peopleOf(work.db.read);
  const known = people.find((one) => one.id === absence?.person.id);
  if (absence === undefined || known === undefined || !mayAt(known, company.id, 'see')) throw new NotFound();
  if (!mayChangeIt(visit, absence)) throw new NotAllowed();
  await comeBack(work, absence);
  const { person, deputy, fromOn, untilOn } = absence;
  asked.session.tell({
    text: fill(wordsOf(visit).ended, { person: person.name }),
    undo: {
      path: at.under('/away'),
      fields: { person: person.email, deputy: deputy.email, from: fromOn, until: untilOn },
    },
  });
  return see(at.under('/away'));
}
