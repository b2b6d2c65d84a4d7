import { PUBLISHED } from '../webhooks/told';
import { PAUSES, WINDOW_MINUTES } from '../webhooks/webhook';
import { UNDER, type OperationSpec } from './operation';
import { OPERATIONS } from './operations';

/** The description of the API as a page, for whoever writes the partner's system: the same operations, with a request of each. */
export const referenceBlanks = (): Readonly<Record<string, unknown>> => ({
  openapi: `${UNDER}/openapi.json`,
  window: WINDOW_MINUTES,
  pauses: PAUSES.map(minutesText).join(', '),
  kinds: PUBLISHED,
  operations: (Object.values(OPERATIONS) as readonly OperationSpec[]).map((one) => ({
    title: `${one.method.toUpperCase()} ${one.path.replace(/:(\w+)/g, '{$1}')}`,
    summary: one.summary,
    scope: `${one.scope}${one.sandbox ? ', sandbox' : ''}`,
    query: Object.entries(one.query ?? {}).map(([name, { what }]) => ({ name, what })),
    request: requestOf(one),
  })),
});

const minutesText = (minutes: number): string => (minutes < 60 ? `${minutes} min` : `${minutes / 60} h`);

function requestOf({ method, path, given }: OperationSpec): string {
  const url = `https://…${UNDER}${path.replace(/:case/, 'ca_…').replace(/:n/, '1')}`;
  const head = [`curl ${url}`, `-H 'Authorization: Bearer dpt_…'`];
  if (method === 'get') return head.join(' \\\n  ');
  const body = given ? [`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(given.example)}'`] : [];
  return [...head, `-X POST`, `-H 'Idempotency-Key: 8f1c…'`, ...body].join(' \\\n  ');
}
