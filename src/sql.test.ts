import ts from 'typescript';
import { isTest, readSource, roomOf, sourcesIn } from './platform/testing/sources';

/**
 * SQL across rooms: only a room's store writes its tables; stores and panels read their own tables, and of rooms on shelves
 * below the views that these publish. The tables and views are those of `fixtures/schema.sql`.
 */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  platform: ['installation', 'job', 'rate_count'],
  audit: ['audit_line', 'audit_payload'],
  people: ['person', 'person_role', 'access_link', 'step_code', 'house_mail', 'notify_choice', 'absence'],
  companies: [
    'company',
    'company_setting',
    'bank_account',
    'bank_change',
    'reference_agreement',
    'company_key',
    'numbering',
  ],
  customers: [
    'party',
    'customer',
    'customer_change',
    'override',
    'contact',
    'address',
    'credit_cover',
    'cover_report',
    'portfolio_move',
    'portfolio_customer',
    'customer_merge',
    'customer_moved',
  ],
  documents: ['document', 'translation'],
  finances: ['finance'],
  tasks: ['task', 'task_pass'],
  tracing: ['trace', 'trace_lookup'],
  ledger: [
    ...['holder', 'entry', 'entry_change', 'open_item', 'charge', 'allocation', 'balance', 'hold', 'assignment'],
    ...[
      'payment_reference',
      'payment_reference_item',
      'payment_reference_charge',
      'fx_rate',
      'freshness',
      'bank_known',
      'awaited_source',
      'event',
      'event_ahead',
      'event_served',
    ],
    ...['write_off', 'write_off_item', 'terms_move', 'terms_move_item'],
  ],
  law: ['law_rate', 'law_rate_verdict', 'law_confirmation', 'limitation_event', 'limitation', 'interest_hold'],
  outbox: [
    ...[
      'template_version',
      'template_draft',
      'message',
      'message_step',
      'mail_pace',
      'mail_key',
      'mail_opt_out',
      'sms_gateway',
    ],
  ],
  activities: ['activity', 'question', 'proposal', 'wrong_person', 'hardship', 'receipt', 'said_paid'],
  calls: ['call_hours', 'call_appointment'],
  visits: ['agent', 'visit'],
  cash: [
    ...[
      'bank_statement',
      'bank_line',
      'bank_doubt',
      'bank_answer',
      'bank_alias',
      'cash_proposal',
      'cash_application',
      'cash_application_entry',
      'forgotten_account',
      'cash_refund',
    ],
    ...['remittance', 'remittance_line'],
  ],
  disputes: ['dispute', 'dispute_item', 'dispute_charge', 'dispute_move', 'dispute_finding', 'rest_asked'],
  promises: [
    ...['promise', 'promise_part', 'promise_announcement'],
    ...['plan', 'plan_item', 'plan_instalment', 'plan_step', 'plan_announcement', 'plan_policy'],
  ],
  imports: ['import', 'import_problem', 'mapping_profile', 'import_work'],
  checkout: ['checkout_provider', 'checkout', 'checkout_event', 'checkout_payout'],
  journals: ['journal_export', 'journal_posting', 'journal_line'],
  reminders: [
    'strategy',
    'strategy_choice',
    'run',
    'decision',
    'stage_reset',
    'reminder',
    'reminder_item',
    'reminder_instalment',
    'delivery_stop',
    'procurement_portal',
    'portal_look',
  ],
  statements: ['statement_run', 'statement_line'],
  notices: ['formal_notice', 'formal_notice_item'],
  merging: ['customer_alike', 'customer_look', 'customer_apart'],
  intake: ['intake', 'intake_file'],
  postal: ['postal_service', 'postal_drop', 'postal_letter', 'postal_answer'],
  dossier: ['dossier', 'dossier_item', 'dossier_file', 'form_answer'],
  advice: ['advice', 'advice_aside', 'advice_end'],
  inbox: ['mailbox', 'inbox_mail'],
  mandates: [
    ...['partner', 'partner_contact', 'fee_model', 'agreement', 'quote', 'partner_token'],
    ...['partner_account', 'partner_seat'],
  ],
  operators: ['open_offer', 'open_terms', 'open_quote', 'prospect', 'operation', 'operation_seat', 'drawn_invoice'],
  cases: [
    ...['recovery_case', 'case_item', 'case_report', 'supplement'],
    ...['case_move', 'case_ask', 'case_step', 'case_message'],
  ],
  remittances: [
    'partner_remittance',
    'collected',
    'partner_invoice',
    'partner_invoice_line',
    'partner_invoice_acceptance',
  ],
  parcels: ['parcel'],
  webhooks: ['webhook', 'webhook_delivery', 'webhook_attempt'],
  insolvency: ['insolvency', 'insolvency_item', 'insolvency_key', 'insolvency_list', 'insolvency_match'],
  api: ['api_request', 'sandbox_case'],
  desk: ['list_view', 'list_habit', 'notification', 'notification_until'],
};

const schema = readSource('fixtures/schema.sql');
const tables = [...schema.matchAll(/^create table `(\w+)`/gim)].map((found) => found[1]!);
const ownerOf = new Map(Object.entries(OWNERS).flatMap(([room, names]) => names.map((name) => [name, room])));
const views = new Map(
  [...schema.matchAll(/^create view (\w+) as\s([\s\S]*?);$/gim)].map(([, view, body]) => [view!, body!]),
);
/** A view belongs to whom its first table belongs. */
const ownerOfView = (body: string): string => {
  const source = /\bfrom (\w+)/i.exec(body)![1]!;
  return ownerOf.get(source) ?? ownerOfView(views.get(source)!);
};
for (const [view, body] of views) ownerOf.set(view, ownerOfView(body));

// eslint-disable-next-line @typescript-eslint/no-require-imports -- a configuration file, not a module of ours
const rules = (require('../.dependency-cruiser.cjs') as { forbidden: { name: string; to: { pathNot: string } }[] })
  .forbidden;
/** May the one room use the other? As the dependency rules say it. */
const mayUse = (room: string, other: string): boolean =>
  new RegExp(rules.find(({ name }) => name === `shelf-of-${room}`)!.to.pathNot).test(`src/${other}/`);

/** What a piece of a source does to a table or view. */
interface Touch {
  readonly name: string;
  readonly writes: boolean;
}

const SQL = /\b(select|insert into|update \w+ set|delete from|create|join|where)\b/i;
const MENTION = /\b(from|join|into|update|truncate)\s+["`]?(\w+)["`]?/gi;
const KNEX = new Set([
  'from',
  'join',
  'leftJoin',
  'innerJoin',
  'into',
  'table',
  'read',
  'write',
  'q',
  'tx',
  'query',
  'knex',
]);
const KNEX_WRITES = new Set(['insert', 'update', 'delete', 'del', 'increment', 'decrement', 'truncate']);

function touchesIn(path: string, text: string): Touch[] {
  const found: Touch[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push(...touchesOfSql(node.text));
    if (ts.isTemplateExpression(node)) found.push(...touchesOfSql(wholeOf(node)));
    if (ts.isCallExpression(node)) found.push(...touchOfCall(node));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true));
  return found.filter(({ name }) => ownerOf.has(name));
}

const wholeOf = (node: ts.TemplateExpression): string =>
  node.head.text + node.templateSpans.map((span) => ` ? ${span.literal.text}`).join('');

function touchesOfSql(sql: string): Touch[] {
  if (!SQL.test(sql)) return [];
  return [...sql.matchAll(MENTION)].map(([, verb, name], at, all) => ({
    name: name!.toLowerCase(),
    writes: /into|update|truncate/i.test(verb!) || /delete\s+$/i.test(sql.slice(0, all[at]!.index)),
  }));
}

/** `tx('entry').where(…).update(…)`: the table at the foot of the chain, and whether the chain writes. */
function touchOfCall(call: ts.CallExpression): Touch[] {
  const foot = call.expression;
  const name = ts.isIdentifier(foot) ? foot.text : ts.isPropertyAccessExpression(foot) ? foot.name.text : '';
  const [first] = call.arguments;
  if (!KNEX.has(name) || !first || !ts.isStringLiteralLike(first)) return [];
  return [{ name: first.text.split(/[ .]/)[0]!, writes: chainOf(call).some((link) => KNEX_WRITES.has(link)) }];
}

function chainOf(call: ts.Node): string[] {
  const { parent } = call;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === call)
    return [parent.name.text, ...chainOf(parent)];
  if (ts.isCallExpression(parent) && parent.expression === call) return chainOf(parent);
  return [];
}

/** What is wrong with one touch, or undefined where it is right. */
function wrongIn(path: string, touch: Touch): string | undefined {
  const room = roomOf(path) ?? 'app';
  const owner = ownerOf.get(touch.name)!;
  const isView = touch.name.startsWith('v_');
  const job = /[/.](\w+)\.ts$/.exec(path)?.[1];
  if (room !== 'platform' && job !== 'store' && job !== 'panel')
    return 'speaks to the database outside a store or panel';
  if (room !== owner && !isView) return `uses the table of ${owner}: read its view`;
  if (room !== owner && !mayUse(room, owner)) return `reads a view of ${owner}, which is not on a shelf below`;
  if (touch.writes && (isView || (room !== 'platform' && job !== 'store'))) return 'writes outside a store';
  return undefined;
}

const wrongs = (path: string, text: string): string[] => [
  ...new Set(
    touchesIn(path, text).flatMap((touch) => {
      const wrong = wrongIn(path, touch);
      return wrong === undefined ? [] : [`${path}: ${touch.name}: ${wrong}`];
    }),
  ),
];

describe('SQL across rooms', () => {
  it('every table has one owner', () => {
    expect([...tables].sort()).toEqual(Object.values(OWNERS).flat().sort());
  });

  it('rooms write their own tables and read the views of rooms below', () => {
    const product = sourcesIn('src').filter(({ path }) => !isTest(path));
    expect(product.flatMap(({ path, text }) => wrongs(path, text))).toEqual([]);
  });

  it.each([
    ['src/ledger/store.ts', 'q.raw("select * from customer")', 'uses the table of customers: read its view'],
    ['src/ledger/store.ts', 'q.raw("select * from v_case")', 'reads a view of cases, which is not on a shelf below'],
    ['src/ledger/actions.ts', 'q.raw(`select ${x} from entry`)', 'speaks to the database outside a store or panel'],
    ['src/ledger/panel.ts', 'q.raw("update entry set document = 1")', 'writes outside a store'],
    ['src/ledger/panel.ts', 'tx("entry").where({ id }).update({})', 'writes outside a store'],
    ['src/reminders/store.ts', 'q.raw("delete from entry where id = 1")', 'uses the table of ledger: read its view'],
    ['src/reminders/store.ts', 'q.raw("delete from v_entry where id = 1")', 'writes outside a store'],
    [
      'src/reminders/store.ts',
      'work.db.read<Row>("customer as c").first()',
      'uses the table of customers: read its view',
    ],
  ])('finds in %s: %s', (path, text, wrong) => {
    expect(wrongs(path, text)).toEqual([expect.stringContaining(wrong)]);
  });

  it.each([
    ['src/ledger/hold.store.ts', 'tx("hold").insert(row)'],
    ['src/reminders/panel.ts', 'q.raw("with due as (select * from v_open_item) select * from due join run on 1 = 1")'],
    ['src/disputes/dispute.ts', 'say("Take it from customer service")'],
  ])('lets stand in %s: %s', (path, text) => {
    expect(wrongs(path, text)).toEqual([]);
  });
});
