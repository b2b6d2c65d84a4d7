import type { Settings } from '../companies/settings';
import type { Visit } from '../companies/visit.pages';
import type { DraftField, Typed, Wrong } from '../intake/draft';
import { lastFiles, type TakenFile } from '../intake/file.store';
import { TAKES, type Intake } from '../intake/intake';
import { judgedSource } from '../intake/judged';
import { INTAKE_WORDS } from '../languages/intake-words';
import type { IntakeWords } from '../languages/intake-words.en';
import { refusalText, remedyText } from '../languages/refusal';
import { countText, dayText, fill, inLanguage, momentText, numberText } from '../languages/said';
import type { Known } from '../ledger/freshness';

/** One source as its page shows it: where, how it stands, and what came of its last files. */
export interface Around {
  readonly known: readonly Known[];
  readonly settings: Settings;
  /** The key that its server has just shown. */
  readonly shows: string;
  /** The folder in which those of the company may lie. */
  readonly root: string;
  /** As a person typed its change, and why it was not accepted. */
  readonly changing?: { readonly typed: Typed; readonly wrong: Wrong } | undefined;
}

const MANY = 8;

export async function intakeBlanks(visit: Visit, intake: Intake, around: Around): Promise<unknown> {
  const w = inLanguage(INTAKE_WORDS, visit.language);
  const id = visit.work.ids.seal('intake', intake.id);
  const at = (act: string): string => visit.at.under(`/settings/intake/${id}/${act}`);
  const files = await lastFiles(visit.work.db.read, intake.id, MANY);
  const { trouble, pausedAt } = intake;
  return {
    id,
    name: intake.name,
    facts: factsOf(visit, w, intake, around),
    trouble:
      trouble === null ? '' : `${refusalText(trouble.message, visit)} ${remedyText(trouble.remedy, visit)}`.trim(),
    shows: around.shows,
    refused: intake.refused.map(({ name, fault }) => ({ name, why: w.fault[fault] })),
    files: files.map((file) => fileBlanks(visit, w, file)),
    test: at('test'),
    trust: at('trust'),
    run: pausedAt === null ? at('run') : '',
    pause: at('pause'),
    paused: pausedAt === null ? '1' : '',
    pauseLabel: pausedAt === null ? w.pause : w.resume,
    remove: at('remove'),
    change: at('change'),
    form: changeBlanks(w, intake, around),
    open: around.changing !== undefined,
    ahead: intake.ahead === 0 ? '' : countText(w.ahead, intake.ahead, visit.locale),
    sftp: intake.kind === 'sftp',
  };
}

function factsOf(visit: Visit, w: IntakeWords, intake: Intake, { known, settings }: Around): unknown[] {
  const { locale, company, work } = visit;
  const { kind, place, user, host, port, hostKey, lookedAt, pausedAt } = intake;
  const rule = { ...settings, freshness: intake.rhythm };
  const judged = judgedSource(intake, known, { rule, today: work.today });
  const day = judged?.asOf ? dayText(judged.asOf, locale) : w.nothing;
  const where =
    kind === 'folder' ? place : `sftp://${user ?? ''}@${host ?? ''}:${port ?? 22}/${place.replace(/^\//, '')}`;
  const state =
    pausedAt !== null
      ? w.state.paused
      : kind === 'sftp' && hostKey === null
        ? w.state.unconfirmed
        : lookedAt === null
          ? w.state.never
          : w.state.good;
  const fact = (name: keyof IntakeWords['fact'], text: string, wait = false) => ({ label: w.fact[name], text, wait });
  return [
    ...(intake.trouble === null ? [fact('state', state, state !== w.state.good)] : []),
    ...(judged ? [fact('known', judged.late && judged.asOf !== null ? fill(w.late, { day }) : day, judged.late)] : []),
    fact('where', where),
    fact('takes', w.takes[intake.takes]),
    fact('files', fill(w.every, { pattern: intake.pattern, n: numberText(intake.everyMinutes, locale) })),
    fact('source', intake.source),
    ...(intake.takes === 'remittances' ? [] : [fact('rhythm', w[intake.rhythm])]),
    fact('gate', intake.required ? w.required : w.optional),
    ...(hostKey === null ? [] : [fact('key', hostKey)]),
    ...(lookedAt === null ? [] : [fact('looked', momentText(lookedAt, locale, company.zone))]),
  ];
}

function fileBlanks(visit: Visit, w: IntakeWords, file: TakenFile): unknown {
  const { work, at, locale, company } = visit;
  const href =
    file.importId !== null
      ? at.import(work.ids.seal('import', file.importId))
      : file.verdict === 'waiting' && file.uploadId !== null
        ? at.under(`/imports/new/${work.ids.seal('upload', file.uploadId)}`)
        : at.under(`/imports/delivered/${work.ids.seal('intake_file', file.id)}`);
  return {
    name: file.name,
    day: dayText(file.fileDay, locale),
    at: momentText(file.recordedAt, locale, company.zone),
    came: w.verdict[file.verdict ?? 'open'],
    href,
  };
}

/** The source as it is, to be changed; what was typed before stands there again. */
function changeBlanks(w: IntakeWords, intake: Intake, { root, changing }: Around): unknown {
  const { name, kind, place, host, port, user, hostKey, pattern, source, takes, fileDay, required } = intake;
  const typed: Typed = changing?.typed ?? {
    ...{ name, kind, place, pattern, source, takes, host: host ?? '', user: user ?? '', hostKey: hostKey ?? '' },
    ...{ port: String(port ?? 22), rhythm: intake.rhythm, everyMinutes: String(intake.everyMinutes) },
    ...{ fileDay: fileDay ? '1' : '', required: required ? '1' : '' },
  };
  return formBlanks(w, { typed, wrong: changing?.wrong ?? {}, root, keeps: true });
}

interface Form {
  /** Password or key may be left empty. */
  readonly keeps?: boolean;
  readonly typed: Typed;
  readonly wrong: Wrong;
  readonly root: string;
}

/** What was typed stands there again, but never a secret. */
export function formBlanks(w: IntakeWords, { typed, wrong, root, keeps = false }: Form): unknown {
  const of = (name: DraftField, first: string): string => typed[name] ?? first;
  const field = (name: DraftField & keyof IntakeWords['field'], first = '', hint = '', type = 'text') => ({
    ...{ name, type, label: w.field[name], hint, value: type === 'password' ? '' : of(name, first) },
    wrong: wrong[name] === undefined ? '' : w.wrong[wrong[name]],
  });
  const choice = (name: DraftField, options: readonly (readonly [string, string])[]) =>
    options.map(([value, label]) => ({ value, label, chosen: of(name, options[0]?.[0] ?? '') === value }));
  return {
    kinds: choice('kind', [
      ['folder', w.kind.folder],
      ['sftp', w.kind.sftp],
    ]),
    takes: choice(
      'takes',
      TAKES.map((one) => [one, w.takes[one]] as const),
    ),
    rhythms: choice('rhythm', [
      ['daily', w.daily],
      ['weekly', w.weekly],
    ]),
    first: [
      field('name'),
      field('source'),
      field('place', '', fill(w.hint.place, { root })),
      field('pattern', '*', w.hint.pattern),
      field('everyMinutes', '5'),
    ],
    server: [
      field('host'),
      field('port', '22'),
      field('user'),
      field('password', '', keeps ? w.keepSecret : w.hint.secret, 'password'),
      field('passphrase', '', '', 'password'),
      field('hostKey', '', w.hint.hostKey),
    ],
    fileDay: of('fileDay', '') !== '',
    required: of('required', '') !== '',
    requiredWrong: wrong.required === undefined ? '' : w.wrong[wrong.required],
  };
}
