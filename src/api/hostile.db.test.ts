import fc from 'fast-check';
import { openTestDesk, type TestDesk } from '../desk/testing/test-desk';
import { rowsOf } from '../platform/db';
import { testDatabase } from '../platform/testing/database';
import { handedOver } from '../webhooks/testing/handed-over';
import { openApi } from './openapi';
import type { OperationSpec } from './operation';
import { OPERATIONS } from './operations';
import { problem } from './shapes';
import { clientOf, type Client } from './testing/client';

/** Whatever is sent, of the published shapes or beside them: an answer that says what is wrong, never a failure of ours, never half a row. */
const open = testDatabase();
const ALL = Object.values(OPERATIONS) as readonly OperationSpec[];
let desk: TestDesk;
let clients: readonly (readonly [Client, string])[];

beforeAll(async () => {
  desk = await openTestDesk({ url: open.url, home: open.home });
  const mine = await handedOver(desk, ['F-1003'], 'Agence Delmas');
  clients = [
    [await clientOf(desk, mine.partnerId), desk.house.ids.seal('case', mine.caseId)],
    [await clientOf(desk, mine.partnerId, { sandbox: true }), 'ca_sandbox'],
  ];
});
beforeEach(() => open.db.transaction((tx) => tx.raw('delete from rate_count')));
afterAll(async () => {
  expect(desk.failures).toEqual([]);
  await desk.close();
});

interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

const JUNK: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('\u0000', '\ud800', '2026-02-31', '__proto__', -1, 1e308, 9_007_199_254_740_992, '', ' ', [], {}),
);
const DAYS = fc.constantFrom(
  '2026-03-03',
  '2026-03-03',
  '2026-03-03',
  '2026-03-02',
  '2026-04-01',
  '2026-12-31',
  '1999-01-01',
  '2026-02-29',
);

/** Of the published shape; now and then something else stands in one place. */
function of(schema: Schema, caseId: string): fc.Arbitrary<unknown> {
  const right = rightOf(schema, caseId);
  return fc.oneof({ arbitrary: right, weight: 30 }, { arbitrary: JUNK, weight: 1 });
}

function rightOf(schema: Schema, caseId: string): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const ways = schema.oneOf ?? schema.anyOf;
  if (ways) return fc.oneof(...ways.map((one) => of(one, caseId)));
  if (schema.type === 'object') {
    const fields = Object.entries(schema.properties ?? {}).map(([name, one]) => [name, name === 'case' ? fc.constantFrom(caseId, caseId, caseId, caseId, 'ca_00000000000') : of(one, caseId)] as const); // prettier-ignore
    return fc.record(Object.fromEntries(fields), { requiredKeys: [...(schema.required ?? [])] });
  }
  if (schema.type === 'array') return fc.array(of(schema.items ?? {}, caseId), { minLength: 1, maxLength: 4 });
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'integer' || schema.type === 'number')
    return fc.oneof({ arbitrary: fc.integer({ min: 1, max: schema.minimum === 0 ? 10 : 200_000 }), weight: 8 }, { arbitrary: fc.constantFrom(schema.maximum ?? 1, schema.minimum ?? 0), weight: 1 }); // prettier-ignore
  if (schema.pattern?.includes('d{4}')) return DAYS;
  return fc.oneof(fc.string({ maxLength: Math.min(schema.maxLength ?? 20, 60) }), fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom('<script>', "';--", 'a@b.example')); // prettier-ignore
}

const bodySchema = ({ id }: OperationSpec): Schema => {
  const { paths } = openApi() as { paths: Record<string, Record<string, { operationId: string; requestBody?: { content: Record<string, { schema: Schema }> } }>> }; // prettier-ignore
  const found = Object.values(paths).flatMap((one) => Object.values(one)).find(({ operationId }) => operationId === id); // prettier-ignore
  return found?.requestBody?.content['application/json']?.schema ?? {};
};

/** A row and all that belongs to it, or nothing. */
async function isWhole(): Promise<void> {
  const none = (sql: string): Promise<unknown> => rowsOf(open.db.read, sql);
  expect(await none(`select id from partner_remittance r where gross_minor <> (select coalesce(sum(c.gross_minor), 0) from collected c where c.remittance_id = r.id)`)).toEqual([]);
  expect(await none(`select id from collected where gross_minor <> principal_minor + interest_minor + costs_minor`)).toEqual([]);
  expect(await none(`select r.id from case_report r where not exists (select 1 from event e where e.subject = 'case/' || r.case_id and e.kind = 'case.told_' || r.kind)`)).toEqual([]);
  expect(await none(`select a.id from case_ask a where not exists (select 1 from task t where t.key = 'case-ask/' || a.id)`)).toEqual([]);
  expect(await none(`select m.id from case_message m where not exists (select 1 from task t where t.key = 'case-message/' || m.id)`)).toEqual([]);
  expect(await none(`select id from api_request where status is null`)).toEqual([]);
} // prettier-ignore

const ANSWERS = [200, 400, 409, 410, 422];

it.each(ALL.filter(({ given }) => given !== undefined))('answers $id, whatever it is given', async (operation) => {
  let good = 0;
  for (const [client, caseId] of clients) {
    const path = operation.path.replace(':case', caseId);
    const before = await rowsOf(open.db.read, 'select id from api_request');
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(of(bodySchema(operation), caseId), async (body) => {
        const { status, json } = await client.post(path, body);
        taken += status === 200 ? 1 : 0;
        return ANSWERS.includes(status) && (status === 200 ? operation.answer?.safeParse(json).success : problem.safeParse(json).success) === true; // prettier-ignore
      }),
      { numRuns: 60, seed: 8 },
    );
    expect((await rowsOf(open.db.read, 'select id from api_request')).length).toBe(before.length + taken);
    good += taken;
  }
  expect(good).toBeGreaterThan(3);
  await isWhole();
});

it.each(ALL)('answers $id at any address', async (operation) => {
  const part = fc.oneof(fc.string({ maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom('..', '%', '%00', '1', '-1', 'ca_00000000000', 'do_00000000000', 'constructor')); // prettier-ignore
  const names = [...Object.keys(operation.query ?? {}), 'x'];
  const query = fc.array(fc.tuple(fc.constantFrom(...names), part), { maxLength: 3 });
  const encoded = (text: string): string => encodeURIComponent(Buffer.from(text).toString());
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...clients), fc.boolean(), part, query, async ([client, caseId], own, any, pairs) => {
      const path = operation.path.replace(/:\w+/g, (name) => (own && name === ':case' ? caseId : encoded(any) || 'x'));
      const asked = `${path}?${pairs.map(([name, value]) => `${name}=${encoded(value)}`).join('&')}`;
      const heard = await (operation.method === 'get' ? client.get(asked) : client.post(asked, 'x'));
      const isProblem = heard.status >= 400 && problem.safeParse(heard.json).success;
      return [200, 400, 403, 404, 409, 410, 415, 422].includes(heard.status) && (heard.status === 200 || isProblem);
    }),
    { numRuns: 40, seed: 8 },
  );
  await isWhole();
}); // prettier-ignore
