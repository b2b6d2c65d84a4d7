import type { Visit } from '../companies/visit.pages';
import { INTAKE_WORDS } from '../languages/intake-words';
import { POSTAL_WORDS } from '../languages/postal-words';
import type { PostalWords } from '../languages/postal-words.en';
import { refusalText, remedyText } from '../languages/refusal';
import { countText, dayText, fill, inLanguage, momentText, numberText } from '../languages/said';
import type { DraftField, Typed, Wrong } from '../postal/draft';
import { lastAnswers, lastDrops, lettersToGive, type KeptAnswer, type ShownDrop } from '../postal/drop.store';
import { COUNTS, REGISTERED, type PostalService } from '../postal/postal';

/** The postal service as its page shows it: where, how it stands, its last drops with what became of them, and its last answers. */
export interface Around {
  readonly testMode: boolean;
  /** The key that its server has just shown. */
  readonly shows: string;
}

const MANY = 8;
/** Nobody counts further. */
const MOST = 1_000;

export async function serviceBlanks(visit: Visit, service: PostalService, around: Around): Promise<object> {
  const { read } = visit.work.db;
  const drops = await lastDrops(read, service.companyId, MANY);
  const answers = await lastAnswers(read, service.companyId, MANY);
  const waiting = await lettersToGive(read, service, MOST);
  const w = inLanguage(POSTAL_WORDS, visit.language);
  const { trouble, pausedAt, name } = service;
  const at = (act: string): string => visit.at.under(`/settings/post/${act}`);
  return {
    name,
    facts: factsOf(visit, service, { ...around, waiting: waiting.length }),
    trouble:
      trouble === null ? '' : `${refusalText(trouble.message, visit)} ${remedyText(trouble.remedy, visit)}`.trim(),
    shows: around.shows,
    doubtful: drops.filter(({ state }) => state === 'doubtful').map((drop) => doubtBlanks(visit, service, drop)),
    drops: drops.map((drop) => dropBlanks(visit, drop)),
    answers: answers.map((answer) => answerBlanks(visit, answer)),
    ...{ test: at('test'), trust: at('trust'), run: pausedAt === null ? at('run') : '' },
    ...{ pause: at('pause'), remove: at('remove'), change: at('change'), paused: pausedAt === null ? '1' : '' },
    pauseLabel: pausedAt === null ? w.pause : w.resume,
  };
}

function stateOf(service: PostalService, w: PostalWords, testMode: boolean): string {
  if (service.pausedAt !== null) return w.state.paused;
  if (service.kind === 'sftp' && service.hostKey === null) return w.state.unconfirmed;
  if (testMode) return w.state.test;
  return service.lookedAt === null ? w.state.never : w.state.good;
}

interface Standing {
  readonly testMode: boolean;
  readonly waiting: number;
}

function factsOf(visit: Visit, service: PostalService, { testMode, waiting }: Standing): unknown[] {
  const { locale, company } = visit;
  const w = inLanguage(POSTAL_WORDS, visit.language);
  const { kind, place, user, host, port, hostKey, lookedAt, colour, duplex } = service;
  const where =
    kind === 'folder' ? place : `sftp://${user ?? ''}@${host ?? ''}:${port ?? 22}/${place.replace(/^\//, '')}`;
  const state = stateOf(service, w, testMode);
  const fact = (name: keyof PostalWords['fact'], text: string, wait = false) => ({ label: w.fact[name], text, wait });
  return [
    ...(service.trouble === null ? [fact('state', state, state !== w.state.good)] : []),
    fact('waiting', numberText(waiting, locale)),
    fact('where', where),
    fact('drops', fill(w.every, { n: numberText(service.everyMinutes, locale) })),
    fact('prints', `${w.colour[`${colour}`]}, ${w.duplex[`${duplex}`]}`),
    fact('registered', w.registered[service.registered]),
    fact('counts', w.counts[service.counts]),
    ...(hostKey === null ? [] : [fact('key', hostKey)]),
    ...(lookedAt === null ? [] : [fact('looked', momentText(lookedAt, locale, company.zone))]),
  ];
}

function doubtBlanks(visit: Visit, service: PostalService, drop: ShownDrop): unknown {
  const w = inLanguage(POSTAL_WORDS, visit.language);
  const id = visit.work.ids.seal('postal_drop', drop.id);
  return {
    id,
    title: fill(w.doubt, { name: service.name }),
    name: drop.name,
    action: visit.at.under(`/settings/post/drops/${id}`),
  };
}

function dropBlanks(visit: Visit, drop: ShownDrop): unknown {
  const w = inLanguage(POSTAL_WORDS, visit.language);
  const became = Object.entries(drop.states).map(([state, n]) =>
    fill(w.letterState[state as keyof typeof w.letterState], { n: numberText(n, visit.locale) }),
  );
  return {
    ...{ name: drop.name, day: dayText(drop.day, visit.locale), letters: numberText(drop.letters, visit.locale) },
    ...{ state: w.dropState[drop.state], became: became.join(', ') },
  };
}

const SHOWN = 3;

function answerBlanks(visit: Visit, { name, recordedAt, lines, problems }: KeptAnswer): unknown {
  const w = inLanguage(POSTAL_WORDS, visit.language);
  const n = (count: number): string => numberText(count, visit.locale);
  const said = problems.slice(0, SHOWN).map(({ line, fault }) => fill(w.problem, { n: n(line), why: w.fault[fault] }));
  const more = problems.length > SHOWN ? [fill(w.more, { n: n(problems.length - SHOWN) })] : [];
  return {
    ...{ name: name.replace(/\p{C}+/gu, ' '), at: momentText(recordedAt, visit.locale, visit.company.zone) },
    ...{ lines: n(lines), problems: [...said, ...more].join('; ') },
  };
}

export const typedOf = (service: PostalService): Typed => ({
  ...{ name: service.name, kind: service.kind, place: service.place, host: service.host ?? '' },
  ...{ port: String(service.port ?? 22), user: service.user ?? '', hostKey: service.hostKey ?? '' },
  ...{ everyMinutes: String(service.everyMinutes), registered: service.registered, counts: service.counts },
  ...{ colour: service.colour ? '1' : '', duplex: service.duplex ? '1' : '' },
});

export interface Form {
  readonly typed: Typed;
  readonly wrong: Wrong;
  readonly root: string;
  /** Password or key may be left empty. */
  readonly keeps: boolean;
}

/** What was typed stands there again, but never a secret. */
export function formBlanks(visit: Visit, { typed, wrong, root, keeps }: Form): object {
  const w = inLanguage(POSTAL_WORDS, visit.language);
  const faults = inLanguage(INTAKE_WORDS, visit.language).wrong;
  const of = (name: DraftField, first = ''): string => typed[name] ?? first;
  const wrongOf = (name: DraftField): string => (wrong[name] === undefined ? '' : faults[wrong[name]]);
  const field = (name: DraftField & keyof PostalWords['field'], first = '', hint = '', type = 'text') => ({
    ...{ name, type, label: w.field[name], hint, wrong: wrongOf(name) },
    value: type === 'password' ? '' : of(name, first),
  });
  const choice = (name: DraftField, options: readonly (readonly [string, string])[]) =>
    options.map(([value, label]) => ({ value, label, chosen: of(name, options[0]?.[0] ?? '') === value }));
  return {
    kinds: choice('kind', [['folder', w.kind.folder], ['sftp', w.kind.sftp]]), // prettier-ignore
    registered: choice('registered', REGISTERED.map((one) => [one, w.registered[one]] as const)), // prettier-ignore
    counts: choice('counts', COUNTS.map((one) => [one, w.counts[one]] as const)), // prettier-ignore
    first: [
      field('name', '', w.hint.name),
      field('place', '', fill(w.hint.place, { root })),
      field('everyMinutes', '15'),
    ],
    server: [
      ...[field('host'), field('port', '22'), field('user')],
      field('password', '', keeps ? w.keepSecret : w.hint.secret, 'password'),
      ...[field('passphrase', '', '', 'password'), field('hostKey', '', w.hint.hostKey)],
    ],
    colour: of('colour') !== '',
    duplex: of('duplex') !== '',
  };
}

export const ranText = (visit: Visit, letters: number, answers: number): string => {
  const w = inLanguage(POSTAL_WORDS, visit.language);
  const more = answers === 0 ? '' : ` ${countText(w.answersTaken, answers, visit.locale)}`;
  return `${countText(w.ran, letters, visit.locale)}${more}`;
};
