import type { z } from 'zod';
import type { Scope } from '../mandates/token';

/** What can be asked of the API, each in one place: the description is made of these, and a test asks each for its example. */
export interface OperationSpec {
  readonly id: string;
  readonly method: 'get' | 'post';
  /** Below `/api/partner/v1`, in the form of express: `/cases/:case`. */
  readonly path: string;
  readonly summary: string;
  readonly scope: Scope;
  /** Only for a token of the sandbox. */
  readonly sandbox?: true;
  readonly query?: Readonly<Record<string, QuerySpec>>;
  readonly given?: { readonly shape: z.ZodType; readonly example: unknown };
  /** The body is a file. */
  readonly takes?: { readonly what: string; readonly mostBytes: number; readonly example: { readonly name: string; readonly content: string } };
  /** Of the answer; none: a file. */
  readonly answer?: z.ZodType;
} // prettier-ignore

interface QuerySpec {
  readonly what: string;
  /** Empty: the example does without. */
  readonly example: string;
  readonly required?: true;
}

export const UNDER = '/api/partner/v1';

/** No JSON is larger. */
export const LARGEST_JSON = 64 * 1024;
/** Of what a stranger sends, no more is read: also where a file may be sent. */
export const largestOf = ({ takes }: OperationSpec): number => takes?.mostBytes ?? LARGEST_JSON;
/** What a file may be; empty: it takes none. */
export const takesText = ({ takes }: OperationSpec): string =>
  takes ? `${takes.what}; at most ${takes.mostBytes / 1024 / 1024} MB` : '';

/** What may go wrong, by what it is: a change, with a body, about something, about a case. */
export function problemsOf({ method, path, query, given, takes }: OperationSpec): readonly number[] {
  const isChange = method === 'post';
  return [
    ...(isChange || query ? [400] : []),
    ...[401, 403],
    ...(path.includes(':') ? [404] : []),
    ...(isChange ? [409] : []),
    ...(path.includes(':case') ? [410] : []),
    ...(given || takes ? [413, 422] : []),
    ...(takes ? [415] : []),
    ...[429, 500],
  ];
}

/** Of one token in a minute. */
export const MOST_REQUESTS = 600;

/** What stands for what in the examples. */
export const VARIABLES = `DULY=https://duly.example${UNDER}   TOKEN=dpt_…   KEY=8f1c…   CASE=ca_…   DOCUMENT=do_…   ASK=aq_…   REMITTANCE=pm_…`;

/** How a case stands in an example. */
export const EXAMPLE_CASE = 'ca_…';

const NAMED: Readonly<Record<string, string>> = {
  ...{ ':case': '$CASE', ':n': '1', ':document': '$DOCUMENT', ':remittance': '$REMITTANCE', ':ask': '$ASK' },
};

/** A request of it as a line of a shell; what differs from one to another stands in variables. */
export function curlOf({ method, path, query, given, takes }: OperationSpec): string {
  const asked = Object.entries(query ?? {}).filter(([, { example }]) => example !== '');
  const search = asked.map(([name, { example }]) => `${name}=${encodeURIComponent(example)}`).join('&');
  const url = `$DULY${path.replace(/:\w+/g, (name) => NAMED[name] ?? name)}${search === '' ? '' : `?${search}`}`;
  const head = `curl "${url}" -H "Authorization: Bearer $TOKEN"`;
  if (method === 'get') return head;
  const json = given && JSON.stringify(given.example).replaceAll(`"${EXAMPLE_CASE}"`, `"'$CASE'"`);
  const body = json === undefined ? (takes ? ` -H "Content-Type: application/octet-stream" --data-binary @${takes.example.name}` : '') : ` -H "Content-Type: application/json" -d '${json}'`; // prettier-ignore
  return `${head} -X POST -H "Idempotency-Key: $KEY"${body}`;
}
