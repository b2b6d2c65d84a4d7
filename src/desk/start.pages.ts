import { z } from 'zod';
import { openCompany } from '../companies/actions';
import type { NewBankAccount } from '../companies/new-company';
import { allCompanies } from '../companies/store';
import type { Actor } from '../kernel/actor';
import type { Instant } from '../kernel/day';
import { companyPaths, PATHS } from '../kernel/paths';
import { refusalText, remedyText } from '../languages/refusal';
import { inLanguage, fill } from '../languages/said';
import { START_WORDS } from '../languages/start-words';
import { administrator } from '../people/guard.pages';
import { actorOf, type Person } from '../people/person';
import { failureFrom } from '../platform/failure';
import type { Log } from '../platform/log';
import { page, part, see, type Answer, type Asked, type Mounted } from '../platform/web/answer';
import { fieldsOf, readForm, typedIn, type Typed } from '../platform/web/form';
import type { Work } from '../platform/work';

/**
 * The first start: the company that people work for, or the demo companies to look around in. The demo is made by this
 * server while other pages answer; whoever comes back sees how far it is.
 */
export interface StartParts {
  work(actor: Actor, now: Instant): Work;
  readonly log: Log;
  furnishDemo(tell: (progress: Progress) => void): Promise<void>;
}

interface Progress {
  readonly company: string;
  readonly done: number;
  readonly total: number;
}

interface Building {
  state: 'none' | 'building' | 'ready' | 'failed';
  progress: Progress | null;
}

const NOBODY: Actor = { kind: 'user', name: 'nobody' };
const DEMO = `${PATHS.start}/demo`;

export function startPages(parts: StartParts): readonly Mounted[] {
  const building: Building = { state: 'none', progress: null };
  const asAdministrator =
    (then: (asked: Asked, person: Person, work: Work) => Promise<Answer> | Answer) =>
    async (asked: Asked): Promise<Answer> => {
      const person = await administrator(parts.work(NOBODY, asked.now).db.read, asked);
      return then(asked, person, parts.work(actorOf(person), asked.now));
    };
  return [
    { method: 'get', path: PATHS.start, answer: asAdministrator((_asked, person, work) => welcome(person, work)) },
    { method: 'post', path: PATHS.start, answer: asAdministrator(open) },
    { method: 'get', path: DEMO, answer: asAdministrator((asked, person) => howFar(asked, person, building)) },
    { method: 'post', path: DEMO, answer: asAdministrator((_asked, _person, work) => begin(parts, work, building)) },
  ];
}

const FIELDS = ['name', 'country', 'currency', 'email', 'iban'] as const;

async function welcome(
  person: Person,
  work: Work,
  typed: Typed = { country: person.locale.slice(3), currency: 'EUR' },
  wrong: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const w = inLanguage(START_WORDS, person.language);
  const first = (await allCompanies(work.db.read)).length === 0;
  const blanks = {
    w,
    first,
    title: first ? w.title : w.another,
    fields: fieldsOf(FIELDS, typed, wrong),
    problem: wrong['form'] ?? '',
  };
  return page('pages/desk/start', blanks.title, blanks, {
    frame: 'bare',
    status: Object.keys(wrong).length === 0 ? 200 : 422,
  });
}

const accepted = z.object({
  name: z.string().max(200),
  country: z.string().max(2),
  currency: z.string().max(3),
  email: z.email().optional(),
  iban: z.string().max(60).optional(),
});

async function open(asked: Asked, person: Person, work: Work): Promise<Answer> {
  const read = readForm(asked.form, accepted);
  if (!read.ok) return welcome(person, work, read.typed, read.wrong);
  const { iban, email, ...facts } = read.value;
  const account: NewBankAccount | undefined =
    iban === undefined ? undefined : { currency: facts.currency.toUpperCase(), iban, holder: facts.name };
  try {
    const company = await openCompany(work, { ...facts, ...(email === undefined ? {} : { email }) }, account);
    return see(companyPaths(company.code).imports);
  } catch (error) {
    const { exit, message, remedy } = failureFrom(error);
    if (exit === 70) throw error;
    return welcome(person, work, typedIn(asked.form), {
      form: `${refusalText(message, person)} ${remedyText(remedy, person)}`.trim(),
    });
  }
}

/** Once, however often it is asked for. */
async function begin(parts: StartParts, work: Work, building: Building): Promise<Answer> {
  if (building.state === 'building' || (await allCompanies(work.db.read)).length > 0) return see(DEMO);
  building.state = 'building';
  parts
    .furnishDemo((progress) => {
      building.progress = progress;
    })
    .then(
      () => {
        building.state = 'ready';
      },
      (err: unknown) => {
        building.state = 'failed';
        parts.log.error({ err }, 'the demo could not be made');
      },
    );
  return see(DEMO);
}

function howFar(asked: Asked, person: Person, { state, progress }: Building): Answer {
  if (state === 'none') return see(PATHS.home);
  const w = inLanguage(START_WORDS, person.language);
  const blanks = {
    w,
    path: DEMO,
    building: state === 'building',
    failed: state === 'failed',
    ready: state === 'ready',
    company: progress?.company ?? '',
    done: progress?.done ?? 0,
    total: Math.max(1, progress?.total ?? 1),
    said: progress === null ? '' : fill(w.day, { done: progress.done, total: progress.total }),
  };
  return asked.partial
    ? part('pages/desk/demo-progress', blanks)
    : page('pages/desk/demo', w.building, blanks, { frame: 'bare' });
}
