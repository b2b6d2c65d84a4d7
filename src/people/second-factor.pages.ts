import { z } from 'zod';
import { PATHS } from '../kernel/paths';
import { qrMatrix, qrPng } from '../platform/qr';
import { page, see, type Answer, type Asked, type Mounted } from '../platform/web/answer';
import { readForm } from '../platform/web/form';
import type { Work } from '../platform/work';
import { accountPage, me } from './account.pages';
import { passwordField } from './arrival.pages';
import { formOf } from './form';
import { FEW, MEND, wordsFor, workOf, wrongFrom, type PeopleDeps } from './parts.pages';
import { provePassword } from './password.actions';
import { PEOPLE_PATHS } from './paths';
import type { Person } from './person';
import {
  confirmSecondFactor,
  endSecondFactor,
  pendingSecondFactor,
  startSecondFactor,
  type PendingFactor,
} from './second-factor.actions';

/** Turning the second factor on and off. Its picture and its spare codes are drawn into the page and kept nowhere. */
export const secondFactorPages = (deps: PeopleDeps): readonly Mounted[] => [
  { method: 'post', path: PEOPLE_PATHS.factorStart, limit: FEW, answer: (asked) => start(deps, asked) },
  { method: 'get', path: PEOPLE_PATHS.factor, answer: (asked) => show(deps, asked) },
  { method: 'post', path: PEOPLE_PATHS.factor, limit: FEW, answer: (asked) => confirm(deps, asked) },
  { method: 'post', path: PEOPLE_PATHS.factorEnd, limit: FEW, answer: (asked) => end(deps, asked) },
];

async function start(deps: PeopleDeps, asked: Asked): Promise<Answer> {
  return proved(deps, asked, async (work, person) => {
    if (!person.hasSecondFactor) await startSecondFactor(work, person.id);
    return see(PEOPLE_PATHS.factor);
  });
}

async function end(deps: PeopleDeps, asked: Asked): Promise<Answer> {
  return proved(deps, asked, async (work, person) => {
    await endSecondFactor(work, person.id);
    asked.session.tell({ text: wordsFor(asked, person).account.factorEnded });
    return see(PATHS.account);
  });
}

/** Does it when the password was typed once more and is right. */
async function proved(
  deps: PeopleDeps,
  asked: Asked,
  act: (work: Work, person: Person) => Promise<Answer>,
): Promise<Answer> {
  const person = await me(deps, asked);
  const work = workOf(deps, asked, person);
  const w = wordsFor(asked, person);
  const read = readForm(asked.form, z.object({ current: passwordField(w) }));
  if (!read.ok) return accountPage(asked, person, { factor: read.wrong });
  try {
    await provePassword(work, person.id, read.value.current);
  } catch (error) {
    return accountPage(asked, person, { factor: wrongFrom(error, w, { 'wrong-password': 'current' }) });
  }
  return act(work, person);
}

async function show(deps: PeopleDeps, asked: Asked): Promise<Answer> {
  const person = await me(deps, asked);
  const pending = await pendingSecondFactor(workOf(deps, asked, person).db.read, person);
  return pending ? factorPage(asked, person, pending) : see(PATHS.account);
}

function factorPage(asked: Asked, person: Person, pending: PendingFactor, wrong: Record<string, string> = {}): Answer {
  const w = wordsFor(asked, person);
  const form = formOf({
    id: 'code',
    action: PEOPLE_PATHS.factor,
    button: w.factor.button,
    summary: w.wrong.summary,
    wrong,
    fields: [
      { name: 'code', label: w.field.code, autocomplete: 'one-time-code', numeric: true, hint: w.hint.firstCode },
    ],
  });
  const picture = qrPng(qrMatrix(Buffer.from(pending.uri)), 6).toString('base64');
  const blanks = {
    w: w.factor,
    picture: `data:image/png;base64,${picture}`,
    secret: (pending.secret.match(/.{1,4}/g) ?? []).join(' '),
    form,
    back: PATHS.account,
  };
  const status = form.isWrong ? MEND : 200;
  return page('pages/people/factor', w.factor.title, blanks, { frame: 'bare', status });
}

async function confirm(deps: PeopleDeps, asked: Asked): Promise<Answer> {
  const person = await me(deps, asked);
  const work = workOf(deps, asked, person);
  const w = wordsFor(asked, person);
  const pending = await pendingSecondFactor(work.db.read, person);
  if (!pending) return see(PATHS.account);
  try {
    const spares = await confirmSecondFactor(work, person.id, asked.form.get('code') ?? '');
    const blanks = { w: w.spares, spares, back: PATHS.account };
    return page('pages/people/spares', w.spares.title, blanks, { frame: 'bare' });
  } catch (error) {
    return factorPage(asked, person, pending, wrongFrom(error, w, { 'code-wrong': 'code' }));
  }
}
