import { PUBLISHED } from '../webhooks/told';
import { OVERLAP_HOURS, PAUSES, WINDOW_MINUTES } from '../webhooks/webhook';
import { curlOf, LARGEST_JSON, MOST_REQUESTS, takesText, UNDER, VARIABLES, type OperationSpec } from './operation';
import { OPERATIONS } from './operations';

/** The description of the API as a page, for whoever writes the partner's system: the same operations, with a request of each. */
export const referenceBlanks = (): Readonly<Record<string, unknown>> => ({
  openapi: `${UNDER}/openapi.json`,
  ...{ window: WINDOW_MINUTES, overlap: OVERLAP_HOURS },
  pauses: PAUSES.map(minutesText).join(', '),
  kinds: PUBLISHED,
  ...{ most: MOST_REQUESTS, kilobytes: LARGEST_JSON / 1024, variables: VARIABLES },
  operations: (Object.values(OPERATIONS) as readonly OperationSpec[]).map((one) => ({
    title: `${one.method.toUpperCase()} ${one.path.replace(/:(\w+)/g, '{$1}')}`,
    summary: one.summary,
    scope: `${one.scope}${one.sandbox ? ', sandbox' : ''}`,
    query: Object.entries(one.query ?? {}).map(([name, { what }]) => ({ name, what })),
    takes: takesText(one),
    request: curlOf(one),
  })),
});

const minutesText = (minutes: number): string => (minutes < 60 ? `${minutes} min` : `${minutes / 60} h`);
