import { SECURITIES, type Mailbox, type Security } from './mailbox';

/** A mailbox as it was typed, field by field, and what is wrong with it. */
export const FIELDS = [
  'name', 'host', 'port', 'security', 'certificate', 'user', 'password', 'folder', 'moveTo', 'shared', 'everyMinutes',
] as const; // prettier-ignore
export type DraftField = (typeof FIELDS)[number];
export type Typed = Readonly<Partial<Record<DraftField, string>>>;
export type Wrong = Readonly<Partial<Record<DraftField, Fault>>>;
export type Fault = 'name' | 'host' | 'port' | 'choice' | 'certificate' | 'user' | 'password' | 'folder' | 'minutes';

export interface Draft extends Pick<
  Mailbox,
  'name' | 'host' | 'port' | 'security' | 'certificate' | 'user' | 'folder' | 'moveTo' | 'shared' | 'everyMinutes'
> {
  readonly password: string;
} // prettier-ignore

export function draftFrom(typed: Typed): { readonly draft: Draft } | { readonly wrong: Wrong } {
  const of = (field: DraftField): string => (typed[field] ?? '').trim();
  const wrong: Partial<Record<DraftField, Fault>> = {};
  const check = (field: DraftField, fault: Fault, good: boolean): void => {
    if (!good) wrong[field] = fault;
  };
  const security = SECURITIES.find((one) => one === (of('security') || 'tls'));
  const { password = '' } = typed;
  const certificate = of('certificate').replace(/\r\n?/g, '\n');
  check('name', 'name', of('name').length <= 60 && /^[\p{L}\p{N}][\p{L}\p{N} .@_-]*$/u.test(of('name')));
  check('host', 'host', of('host').length <= 253 && /^[a-z0-9]([a-z0-9.:-]*[a-z0-9])?$/i.test(of('host')));
  check('port', 'port', isWithin(of('port') || '993', 65_535));
  check('security', 'choice', security !== undefined);
  check('certificate', 'certificate', certificate === '' || isCertificate(certificate));
  check('user', 'user', isOneLine(of('user'), 200) && of('user') !== '');
  check('password', 'password', password !== '' && isOneLine(password, 1_000));
  check('folder', 'folder', isOneLine(of('folder'), 200));
  check('moveTo', 'folder', isOneLine(of('moveTo'), 200) && (of('moveTo') === '' || of('moveTo') !== folderOf(of)));
  check('everyMinutes', 'minutes', isWithin(of('everyMinutes') || '5', 1_440));
  if (Object.keys(wrong).length > 0 || security === undefined) return { wrong };
  return { draft: { ...draftOf(of, security), certificate: certificate === '' ? null : `${certificate}\n`, password } };
}

type Of = (field: DraftField) => string;
const folderOf = (of: Of): string => of('folder') || 'INBOX';

const draftOf = (of: Of, security: Security): Omit<Draft, 'certificate' | 'password'> => ({
  name: of('name'),
  host: of('host').toLowerCase(),
  port: Number(of('port') || (security === 'tls' ? 993 : 143)),
  security,
  user: of('user'),
  folder: folderOf(of),
  moveTo: of('moveTo') || null,
  shared: of('shared') !== '',
  everyMinutes: Number(of('everyMinutes') || 5),
});

const isOneLine = (text: string, most: number): boolean => text.length <= most && !/\p{C}/u.test(text);
const isWithin = (text: string, most: number): boolean =>
  /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= most;

/** One certificate after the other, each whole. */
const isCertificate = (text: string): boolean =>
  text.length <= 50_000 &&
  `${text.trim()}\n`
    .split(/(?<=-----END CERTIFICATE-----)\s+/)
    .filter((one) => one !== '')
    .every((one) => /^-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+/=\n]+-----END CERTIFICATE-----$/.test(one));
