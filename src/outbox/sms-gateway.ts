import { isSmsSender } from './sms';

/** A company's gateway for short messages as it was typed, field by field, and what is wrong with it. */
export const SMS_FIELDS = [
  'sender', 'url', 'method', 'form', 'body', 'authHeader', 'secret', 'refPath', 'statusUrl', 'statusPath', 'deliveredWords', 'failedWords',
  'perMinute',
] as const; // prettier-ignore
export type SmsField = (typeof SMS_FIELDS)[number];
export type TypedSms = Readonly<Partial<Record<SmsField, string>>>;
export type SmsFault = 'sender' | 'url' | 'choice' | 'body' | 'header' | 'secret' | 'path' | 'words' | 'number';
export type WrongSms = Readonly<Partial<Record<SmsField, SmsFault>>>;

/** As the gateway takes them. */
interface GatewaySettings {
  readonly url: string;
  readonly method: 'POST' | 'PUT';
  readonly form: 'json' | 'form';
  readonly body: string;
  readonly authHeader: string | null;
  readonly refPath: string;
  readonly statusUrl: string | null;
  readonly statusPath: string;
  readonly deliveredWords: readonly string[];
  readonly failedWords: readonly string[];
}

export interface SmsDraft {
  readonly sender: string;
  readonly perMinute: number;
  readonly settings: GatewaySettings;
  /** Null: none, or the one that is kept. */
  readonly secret: string | null;
}

export const SMS_BODY = '{"to":"{to}","from":"{from}","text":"{text}","id":"{id}"}';

export function smsDraftFrom(typed: TypedSms): { readonly draft: SmsDraft } | { readonly wrong: WrongSms } {
  const of = (field: SmsField, first = ''): string => (typed[field] ?? '').trim() || first;
  const wrong: Partial<Record<SmsField, SmsFault>> = {};
  const check = (field: SmsField, fault: SmsFault, good: boolean): void => {
    if (!good) wrong[field] = fault;
  };
  const method = (['POST', 'PUT'] as const).find((one) => one === of('method', 'POST'));
  const form = (['json', 'form'] as const).find((one) => one === of('form', 'json'));
  check('sender', 'sender', isSmsSender(of('sender')));
  check('url', 'url', isWeb(of('url')));
  check('method', 'choice', method !== undefined);
  check('form', 'choice', form !== undefined);
  check('body', 'body', isBody(of('body', SMS_BODY), of('url'), of('form', 'json')));
  check('authHeader', 'header', of('authHeader') === '' || isHeader(of('authHeader')));
  check('secret', 'secret', /^[\x20-\x7e]{0,2000}$/.test(of('secret')));
  check('refPath', 'path', isPath(of('refPath')));
  check('statusUrl', 'url', of('statusUrl') === '' || (isWeb(of('statusUrl')) && of('statusUrl').includes('{ref}')));
  check('statusPath', 'path', isPath(of('statusPath')) && (of('statusUrl') === '' || of('statusPath') !== ''));
  for (const field of ['deliveredWords', 'failedWords'] as const) check(field, 'words', wordsIn(of(field)).length <= 20 && of(field).length <= 500); // prettier-ignore
  check('perMinute', 'number', /^\d{1,4}$/.test(of('perMinute', '60')) && Number(of('perMinute', '60')) >= 1);
  if (Object.keys(wrong).length > 0 || method === undefined || form === undefined) return { wrong };
  return {
    draft: {
      ...{ sender: of('sender'), perMinute: Number(of('perMinute', '60')), secret: of('secret') || null },
      settings: {
        ...{ url: of('url'), method, form, body: of('body', SMS_BODY), authHeader: of('authHeader') || null },
        ...{ refPath: of('refPath'), statusUrl: of('statusUrl') || null, statusPath: of('statusPath') },
        ...{ deliveredWords: wordsIn(of('deliveredWords')), failedWords: wordsIn(of('failedWords')) },
      },
    },
  };
}

const wordsIn = (text: string): string[] => text.toLowerCase().split(/[\s,;]+/).filter((one) => one !== ''); // prettier-ignore
const isPath = (text: string): boolean => /^[\w.-]{0,200}$/.test(text);
const isHeader = (text: string): boolean =>
  /^[A-Za-z][A-Za-z0-9-]{0,60}$/.test(text) && !/^(host|content-.*|connection|transfer-encoding|idempotency-key)$/i.test(text); // prettier-ignore

/** Http only where the operator's own network is meant: the address is judged again at each message. */
const isWeb = (text: string): boolean =>
  text.length <= 1_000 && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).username === '' && !/\{/.test(new URL(text).host); // prettier-ignore

/** JSON that says to whom and what; fields of a form are texts. */
function isBody(text: string, url: string, form: string): boolean {
  if (text.length > 4_000) return false;
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return false;
    if (form === 'form' && Object.values(read).some((one) => typeof one !== 'string')) return false;
    const all = text + decodeURI(url);
    return all.includes('{to}') && all.includes('{text}');
  } catch {
    return false;
  }
}
