import { z } from 'zod';
import { OVERLAP_HOURS, PAUSES, SIGNATURE_HEADER, WINDOW_MINUTES } from '../webhooks/webhook';
import { PUBLISHED } from '../webhooks/told';
import { problemsOf, takesText, UNDER, type OperationSpec } from './operation';
import { OPERATIONS } from './operations';
import { PROBLEM_TYPE } from './problem';
import { problem } from './shapes';

/** The description of the API (OpenAPI 3.1), made of the shapes by which requests are checked. */
const schemaOf = (shape: z.ZodType): object => {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' });
  return schema;
};

const WHY: Readonly<Record<number, string>> = {
  400: 'What was sent cannot be read',
  401: 'The token is missing, or lets nobody in any more',
  403: 'The token has not this right',
  404: 'There is no such case, or it is not yours',
  409: 'It cannot be done now, or the Idempotency-Key was used for something else',
  410: 'The case is over: closed, or taken back',
  413: 'It is too large',
  415: 'It is no file of a kind that is taken',
  422: 'A field is wrong: which, and why',
  429: 'Asked too often: see Retry-After',
  500: 'A mistake of ours: ask again later with the same Idempotency-Key',
};

export function openApi(): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const one of Object.values(OPERATIONS) as readonly OperationSpec[]) {
    const path = `${UNDER}${one.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [one.method]: operationOf(one) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Duly, for partners', version: '1', description: TOLD },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    paths,
    webhooks: { event: { post: webhookOf() } },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'dpt_…, made for you by the creditor' } },
      schemas: { Problem: schemaOf(problem) },
    },
  };
} // prettier-ignore

const TOLD =
  'The cases that a creditor has handed over to you. Every request carries `Authorization: Bearer dpt_…`. A change carries an `Idempotency-Key` of your own: sent again with the same body it is done once and answered alike; with another body it is refused. Amounts are whole minor units (cents). A GET carries an `ETag`; give it as `If-None-Match`, and what has not changed is answered with 304.';

function operationOf(one: OperationSpec): object {
  const { id, path, method, summary, scope, sandbox, query, given, takes, answer } = one;
  const parameters = [
    ...[...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...Object.entries(query ?? {}).map(([name, { what, required = false }]) => ({ name, in: 'query', required, description: what, schema: { type: 'string' } })),
    ...(method === 'post' ? [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 1, maxLength: 100 } }] : []),
  ];
  return {
    ...{ operationId: id, summary, description: `Needs ${scope}${sandbox ? ', and a token of the sandbox' : ''}.` },
    ...(parameters.length > 0 && { parameters }),
    ...(takes && { requestBody: { required: true, description: takesText(one), content: { '*/*': { schema: { type: 'string', format: 'binary' } } } } }),
    ...(given && { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(given.shape), example: given.example } } } }),
    responses: {
      200: answer ? { description: 'Done', content: { 'application/json': { schema: schemaOf(answer) } } } : { description: 'The file', content: { '*/*': {} } },
      ...(method === 'get' && { 304: { description: 'It has not changed' } }),
      ...Object.fromEntries(problemsOf(one).map((status) => [status, { description: WHY[status], content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } } }])),
    },
  };
} // prettier-ignore

function webhookOf(): object {
  const text = { type: 'string' };
  const about = { type: 'object', properties: { id: text, number: text, partnerRef: { type: ['string', 'null'] }, state: text, stage: text, path: text } }; // prettier-ignore
  return {
    operationId: 'event',
    security: [],
    summary: 'What happened in a case, sent to your address',
    description: `Signed in the header ${SIGNATURE_HEADER}: \`t=<unix seconds>,v1=<hex>\`, where v1 is the HMAC-SHA256 of \`<t>.<body>\` under the secret of the webhook. For ${OVERLAP_HOURS} hours after that was renewed there are two v1, one by each secret: take it where one of them is right. Refuse what was signed more than ${WINDOW_MINUTES} minutes away from your clock. An event may come more than once: know it by its id. Answer with 2xx within ten seconds; otherwise it is tried again after ${PAUSES.join(', ')} minutes. 410 ends the tries.`,
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['id', 'type', 'version', 'sandbox', 'occurredOn', 'recordedAt', 'by', 'case', 'facts'],
            properties: {
              ...{ id: text, type: { enum: [...PUBLISHED, 'test'] }, version: { const: 'partner/v1' } },
              ...{ sandbox: { type: 'boolean' }, occurredOn: text, recordedAt: text },
              ...{ by: { enum: ['partner', 'creditor', 'clock'] }, case: about, facts: { type: 'object' } },
            },
          },
        },
      },
    },
    responses: { '2XX': { description: 'Taken' } },
  };
}
