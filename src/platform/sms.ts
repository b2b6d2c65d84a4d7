import type { Answer } from './mail';
import { askHost, type Asked } from './outbound';
import { Refusal } from '../kernel/result';

/**
 * A gateway for short messages: any provider that takes one HTTP request a message. Its answer is never guessed: without one that can be
 * read nobody knows whether the message left, and it is not sent again by itself. Redirects are answers like any other, and no success.
 */
export interface SmsSettings {
  /** With `{to}`, `{text}`, `{id}` and `{from}` where the provider wants them in the address. */
  readonly url: string;
  readonly method: 'POST' | 'PUT';
  readonly form: 'json' | 'form';
  /** JSON text whose strings hold `{to}`, `{text}`, `{id}`, `{from}`: the body, or its fields. */
  readonly body: string;
  readonly authHeader: string | null;
  /** Path to the provider's own id in its JSON answer: `messages.0.id`. */
  readonly refPath: string;
  /** Where to ask what became of it, with `{ref}`; empty: nowhere. */
  readonly statusUrl: string | null;
  readonly statusPath: string;
  readonly deliveredWords: readonly string[];
  readonly failedWords: readonly string[];
}

export interface Sms {
  /** Ours: the same however often it is sent. */
  readonly id: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
  readonly from: string;
}

export type SmsStatus =
  | { readonly is: 'delivered' }
  | { readonly is: 'failed'; readonly why: string }
  /** Not yet, or nobody can tell. */
  | { readonly is: 'open' };

export interface SmsGateway {
  send(sms: Sms): Promise<Answer>;
  statusOf(ref: string): Promise<SmsStatus>;
}

const MOST_BYTES = 100_000;
const PATIENCE_MS = 20_000;

export function httpGateway(settings: SmsSettings, secret: string | null, patienceMs = PATIENCE_MS): SmsGateway {
  const headers = {
    accept: 'application/json',
    ...(settings.authHeader === null || secret === null ? {} : { [settings.authHeader.toLowerCase()]: secret }),
  };
  return {
    send: async (sms) => {
      const values = { to: sms.to, text: sms.text, id: sms.id, from: sms.from };
      const url = new URL(filledUrl(settings.url, values));
      const { body, mediaType } = bodyOf(settings, values);
      const more = { 'content-type': mediaType, 'idempotency-key': sms.id };
      try {
        const asked = await askHost({ url, method: settings.method, headers: { ...headers, ...more }, body, bytes: MOST_BYTES, patienceMs }); // prettier-ignore
        return answerFrom(asked, settings);
      } catch (error) {
        if (error instanceof Refusal) return { outcome: 'later', answer: error.message, unavailable: true };
        throw error;
      }
    },
    statusOf: async (ref) => {
      if (settings.statusUrl === null) return { is: 'open' };
      const url = new URL(filledUrl(settings.statusUrl, { ref }));
      const asked = await askHost({ url, method: 'GET', headers, body: null, bytes: MOST_BYTES, patienceMs }).catch(() => null); // prettier-ignore
      if (asked?.came !== 'answer' || asked.status !== 200) return { is: 'open' };
      const said = textAt(asked.body, settings.statusPath)?.toLowerCase();
      if (said === undefined) return { is: 'open' };
      if (settings.deliveredWords.includes(said)) return { is: 'delivered' };
      return settings.failedWords.includes(said) ? { is: 'failed', why: said.slice(0, 100) } : { is: 'open' };
    },
  };
}

type Values = Readonly<Record<string, string>>;

/** Each value as a part of an address: nothing in it leads elsewhere. */
const filledUrl = (url: string, values: Values): string =>
  url.replace(/\{(\w+)\}/g, (whole, name: string) => encodeURIComponent(values[name] ?? whole));

function bodyOf({ form, body }: SmsSettings, values: Values): { readonly body: Buffer; readonly mediaType: string } {
  const filled = filledIn(JSON.parse(body) as unknown, values);
  if (form === 'json') return { body: Buffer.from(JSON.stringify(filled)), mediaType: 'application/json' };
  const fields = Object.entries(filled as Record<string, unknown>).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  return {
    body: Buffer.from(new URLSearchParams(fields).toString()),
    mediaType: 'application/x-www-form-urlencoded',
  };
}

/** Only in the strings of it: what is filled in never makes new JSON. */
function filledIn(of: unknown, values: Values): unknown {
  if (typeof of === 'string') return of.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  if (Array.isArray(of)) return of.map((one) => filledIn(one, values));
  if (typeof of !== 'object' || of === null) return of;
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [name, filledIn(value, values)]));
}

function answerFrom(asked: Asked, { refPath }: SmsSettings): Answer {
  if (asked.came === 'nothing') {
    return asked.sent
      ? { outcome: 'unknown', answer: asked.why }
      : { outcome: 'later', answer: asked.why, unavailable: true };
  }
  const { status, body } = asked;
  const said = `${status} ${plain(body)}`.trim();
  if (status >= 200 && status < 300) {
    const ref = refPath === '' ? `${status}` : textAt(body, refPath);
    return ref === undefined ? { outcome: 'unknown', answer: said } : { outcome: 'accepted', ref: ref.slice(0, 200), refused: [] }; // prettier-ignore
  }
  if (status === 429 || status === 503) return { outcome: 'later', answer: said, unavailable: true };
  if (status === 401 || status === 403) return { outcome: 'later', answer: said, unavailable: true, settings: true };
  if (status >= 300 && status < 400) return { outcome: 'later', answer: said, unavailable: true };
  if (status >= 500 || status === 408) return { outcome: 'unknown', answer: said };
  return { outcome: 'refused', answer: said, recipient: status === 400 || status === 404 || status === 422 };
}

const plain = (body: Buffer): string => body.toString('utf8', 0, 300).replace(/[\p{C}\s]+/gu, ' ').trim(); // prettier-ignore

/** What stands in a JSON text at `a.0.b`, where it is a text or a number; undefined: nothing that can be read. */
export function textAt(body: Buffer, path: string): string | undefined {
  let at: unknown;
  try {
    at = JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
  for (const part of path.split('.').filter((one) => one !== '')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Record<string, unknown>)[part];
  }
  return (typeof at === 'string' && at !== '') || typeof at === 'number' ? String(at) : undefined;
}
