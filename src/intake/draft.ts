import { isName, TAKES, type Intake, type Takes } from './intake';

/** A new source as it was typed, field by field, and what is wrong with it. */
export const FIELDS = [
  'name', 'kind', 'place', 'host', 'port', 'user', 'password', 'privateKey', 'passphrase', 'hostKey', 'pattern', 'source', 'takes', 'fileDay',
  'required', 'rhythm', 'everyMinutes',
] as const; // prettier-ignore
export type DraftField = (typeof FIELDS)[number];
export type Typed = Readonly<Partial<Record<DraftField, string>>>;

/** What each field that is not accepted should have been; the words of it are in the languages. */
export type Wrong = Readonly<Partial<Record<DraftField, Fault>>>;
export type Fault =
  | 'name'
  | 'place'
  | 'host'
  | 'port'
  | 'user'
  | 'secret'
  | 'hostKey'
  | 'pattern'
  | 'source'
  | 'minutes'
  | 'choice'
  | 'required';

export interface Draft extends Pick<
  Intake,
  'name' | 'kind' | 'place' | 'host' | 'port' | 'user' | 'hostKey' | 'pattern' | 'source' | 'takes' | 'fileDay' | 'required'
  | 'rhythm' | 'everyMinutes'
> {
  readonly secret: { readonly password?: string; readonly privateKey?: string; readonly passphrase?: string } | null;
} // prettier-ignore

/** `keepsSecret`: password or key of a source that is changed may be left empty, and stay as they are. */
export function draftFrom(
  typed: Typed,
  { keepsSecret = false } = {},
): { readonly draft: Draft } | { readonly wrong: Wrong } {
  const of = (field: DraftField): string => (typed[field] ?? '').trim();
  const sftp = of('kind') === 'sftp';
  const wrong: Partial<Record<DraftField, Fault>> = {};
  const check = (field: DraftField, fault: Fault, good: boolean): void => {
    if (!good) wrong[field] = fault;
  };
  check('kind', 'choice', sftp || of('kind') === 'folder');
  check('name', 'name', isWord(of('name')));
  check('source', 'source', isWord(of('source')));
  check('place', 'place', sftp ? isThere(of('place')) : isBelow(of('place')));
  check('pattern', 'pattern', isPattern(of('pattern') || ANY));
  check('takes', 'choice', takesOf(of) !== undefined);
  check('required', 'required', of('required') === '' || of('takes') !== 'remittances');
  check('rhythm', 'choice', ['daily', 'weekly'].includes(of('rhythm') || 'daily'));
  check('everyMinutes', 'minutes', isWithin(of('everyMinutes') || '5', 1, 1_440));
  if (sftp) {
    check('host', 'host', isHost(of('host')));
    check('port', 'port', isWithin(of('port') || '22', 1, 65_535));
    check('user', 'user', of('user') !== '' && of('user').length <= 100 && !/\p{C}/u.test(of('user')));
    check('password', 'secret', isSecret(typed) || (keepsSecret && namesNone(typed)));
    check('hostKey', 'hostKey', of('hostKey') === '' || isHostKey(of('hostKey')));
  }
  if (Object.keys(wrong).length > 0) return { wrong };
  return { draft: { ...common(of), ...(sftp ? there(typed, of) : HERE) } };
}

type Of = (field: DraftField) => string;
const takesOf = (of: Of): Takes | undefined => TAKES.find((one) => one === (of('takes') || 'ledger'));
const ANY = '*';

const common = (of: Of) => ({
  name: of('name'),
  place: of('kind') === 'sftp' ? of('place') || '.' : of('place').replace(/^\/+|\/+$/g, ''),
  pattern: of('pattern') || ANY,
  source: of('source'),
  takes: takesOf(of) ?? 'ledger',
  fileDay: of('fileDay') !== '',
  required: of('required') !== '',
  rhythm: of('rhythm') === 'weekly' ? ('weekly' as const) : ('daily' as const),
  everyMinutes: Number(of('everyMinutes') || 5),
});

const HERE = { kind: 'folder' as const, host: null, port: null, user: null, hostKey: null, secret: null };

function there(typed: Typed, of: Of) {
  const { password = '', privateKey = '', passphrase = '' } = typed;
  return {
    kind: 'sftp' as const,
    host: of('host').toLowerCase(),
    port: Number(of('port') || 22),
    user: of('user'),
    hostKey: of('hostKey') || null,
    secret: namesNone(typed)
      ? null
      : {
          ...(password === '' ? {} : { password }),
          ...(privateKey.trim() === '' ? {} : { privateKey: `${privateKey.trim().replace(/\r\n/g, '\n')}\n` }),
          ...(passphrase === '' ? {} : { passphrase }),
        },
  };
}

const isWord = (text: string): boolean => text.length <= 60 && /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(text);

/** A folder below the one that is allowed: nothing in it leads up or out. */
const isBelow = (text: string): boolean =>
  text.length <= 200 &&
  !/^[/\\]|^[a-z]:/i.test(text) &&
  text.split('/').every((part, at, all) => (part === '' ? at === all.length - 1 && at > 0 : isPart(part)));
const isPart = (part: string): boolean => isName(part) && !part.startsWith('.');

/** On a server any folder may be meant; the server decides what that user may see. */
const isThere = (text: string): boolean => text.length <= 500 && !/\p{C}/u.test(text);

const isPattern = (text: string): boolean => text.length <= 120 && !/[/\\]|\p{C}/u.test(text);
const isHost = (text: string): boolean => text.length <= 253 && /^[a-z0-9]([a-z0-9.:-]*[a-z0-9])?$/i.test(text);
export const isHostKey = (text: string): boolean => /^SHA256:[A-Za-z0-9+/]{43}$/.test(text);
const isWithin = (text: string, least: number, most: number): boolean =>
  /^\d{1,5}$/.test(text) && Number(text) >= least && Number(text) <= most;

const namesNone = ({ password = '', privateKey = '', passphrase = '' }: Typed): boolean =>
  `${password}${privateKey}${passphrase}`.trim() === '';

/** A password, or a private key in one of the ways in which they are written. */
const isSecret = ({ password = '', privateKey = '', passphrase = '' }: Typed): boolean =>
  [password, passphrase].every((one) => one.length <= 1_000) &&
  privateKey.length <= 20_000 &&
  (password !== '' || /^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(privateKey.trim()));
