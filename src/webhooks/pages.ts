import type { Route, Visit } from '../companies/visit.pages';
import { dayFrom } from '../kernel/day';
import { PATHS } from '../kernel/paths';
import { Refusal } from '../kernel/result';
import { AUDIT_LINE_WORDS } from '../languages/audit-line-words';
import { refusalText, remedyText } from '../languages/refusal';
import { countText, fill, inLanguage, labelled, momentText, numberText } from '../languages/said';
import { WEBHOOK_WORDS } from '../languages/webhook-words';
import { partnersOf, type Partner } from '../mandates/partner.store';
import { SCOPES } from '../mandates/token';
import { makeToken, revokeToken, theToken } from '../mandates/token.actions';
import { tokensOf } from '../mandates/token.store';
import { NotFound, orNotFound, page, see, type Answer } from '../platform/web/answer';
import { fieldsOf, typedIn } from '../platform/web/form';
import { addTest, addWebhook, removeWebhook, replay, rotateSecret, setPaused, theWebhook } from './actions';
import { attemptsAt, countsOf, deliveryLog, type LoggedDelivery } from './delivery.store';
import { send } from './send.actions';
import { webhooksOf, type KeptWebhook } from './store';
import { PUBLISHED } from './told';

/** What goes to a partner's own system and what may ask from there: webhooks with their log, and tokens. Secrets are shown once. */
const BASE = '/recovery/partners/:partner/webhooks';

const post = (path: string, visit: Route['visit']): Route => ({ method: 'post', path: `${BASE}${path}`, right: 'approve', visit }); // prettier-ignore

export const webhookRoutes: readonly Route[] = [
  { method: 'get', path: BASE, right: 'approve', visit: (visit) => shown(visit) },
  { method: 'get', path: `${BASE}/:webhook`, right: 'approve', visit: logPage },
  post('', add),
  post('/token', addToken),
  post('/token/:token/end', endToken),
  post('/:webhook/pause', pause),
  post('/:webhook/test', test),
  post('/:webhook/replay', again),
  post('/:webhook/rotate', rotate),
  post('/:webhook/end', end),
];

const wordsOf = ({ language }: Visit) => inLanguage(WEBHOOK_WORDS, language);

async function partnerAsked({ work, company, asked }: Visit): Promise<Partner> {
  const id = work.ids.open('partner', asked.params['partner'] ?? '');
  const found = (await partnersOf(work.db.read, company.id)).find((one) => one.id === id);
  if (found === undefined) throw new NotFound();
  return found;
}

async function webhookAsked(visit: Visit): Promise<KeptWebhook> {
  const { id } = await partnerAsked(visit);
  const found = await theWebhook(visit.work, visit.company.id, visit.asked.params['webhook'] ?? '').catch(orNotFound);
  if (found.partnerId !== id) throw new NotFound();
  return found;
}

const here = (visit: Visit, more = ''): string =>
  visit.at.under(`${BASE.replace(':partner', visit.asked.params['partner'] ?? '')}${more}`);

const tell = (visit: Visit, text: string, more = ''): Answer => {
  visit.asked.session.tell({ text });
  return see(here(visit, more));
};

/** What is shown once stays with this browser until then. */
const keptUnder = ({ id }: Partner): string => `partner-secret-${id}`;

interface Given {
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong: Readonly<Record<string, string>>;
}

async function shown(visit: Visit, given: Given = { typed: {}, wrong: {} }): Promise<Answer> {
  const { work, company, asked, locale } = visit;
  const w = wordsOf(visit);
  const partner = await partnerAsked(visit);
  const did = inLanguage(AUDIT_LINE_WORDS, visit.language).did as Readonly<Record<string, string>>;
  const counts = await countsOf(work.db.read, company.id);
  const secret = asked.session.get(keptUnder(partner)) ?? '';
  if (secret !== '') asked.session.set(keptUnder(partner), undefined);
  const title = fill(w.title, { partner: partner.name });
  const chosen = asked.form.getAll('kind');
  const blanks = {
    ...{ title, w, back: visit.at.under('/recovery/partners'), reference: PATHS.partnerApi },
    secret: { shown: secret, text: secret.startsWith('dpt_') ? w.tokenText : w.secretText },
    add: here(visit),
    hooks: (await webhooksOf(work.db.read, company.id, partner.id)).map((hook) => {
      const sealed = work.ids.seal('webhook', hook.id);
      const of = (...states: string[]): string =>
        numberText(counts.filter((one) => one.webhookId === hook.id && states.includes(one.state)).reduce((sum, { n }) => sum + n, 0), locale); // prettier-ignore
      return {
        ...{ url: hook.url, way: here(visit, `/${sealed}`), state: hook.pausedAt === null ? w.on : w.paused },
        kinds: hook.kinds.length === 0 ? w.all : hook.kinds.map((kind) => did[kind] ?? kind).join(' · '),
        counts: fill(w.counts, { answered: of('answered'), waiting: of('waiting', 'sending'), failed: of('failed') }),
      };
    }),
    kinds: PUBLISHED.map((kind) => ({ kind, label: did[kind] ?? kind, ticked: chosen.includes(kind) })),
    tokens: (await tokensOf(work.db.read, company.id, partner.id)).map((token) => ({
      name: token.name,
      may: [
        ...token.scopes.map((scope) => (scope === 'case:read' ? w.read : w.write)),
        ...(token.sandbox ? [w.sandboxOn] : []),
      ].join(' · '),
      used: token.lastUsedAt === null ? w.never : momentText(token.lastUsedAt, locale, company.zone),
      end: here(visit, `/token/${work.ids.seal('partner_token', token.id)}/end`),
      label: labelled(visit.language, w.revoke, token.name),
    })),
    some: given.typed['all'] === 'no',
    scopes: SCOPES.map((scope) => ({
      ...{ scope, label: scope === 'case:read' ? w.read : w.write },
      ticked: given.typed['name'] === undefined || asked.form.getAll('scope').includes(scope),
    })),
    sandbox: given.typed['sandbox'] === 'yes',
    token: here(visit, '/token'),
    fields: fieldsOf(['url', 'kind', 'name'], given.typed, given.wrong),
    may: visit.on === null,
  };
  return page('pages/webhooks/list', title, blanks, { status: Object.keys(given.wrong).length === 0 ? 200 : 422 });
}

/** What was refused stands at its field; nothing was done. */
async function orWrong(visit: Visit, field: string, act: () => Promise<Answer>): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return shown(visit, { typed: typedIn(visit.asked.form), wrong: { [field]: refusedText(visit, error) } });
  }
}

const refusedText = (visit: Visit, { message, remedy }: Refusal): string =>
  `${refusalText(message, visit)} ${remedyText(remedy, visit)}`.trim();

async function add(visit: Visit): Promise<Answer> {
  const { work, company, asked } = visit;
  const partner = await partnerAsked(visit);
  const { form } = asked;
  const kinds = form.get('all') === 'no' ? form.getAll('kind') : [];
  if (form.get('all') === 'no' && kinds.length === 0) return shown(visit, { typed: typedIn(form), wrong: { kind: wordsOf(visit).wrong } }); // prettier-ignore
  return orWrong(visit, 'url', async () => {
    const made = await addWebhook(work, { companyId: company.id, partnerId: partner.id, url: form.get('url') ?? '', kinds }); // prettier-ignore
    asked.session.set(keptUnder(partner), made.secret);
    return tell(visit, wordsOf(visit).done.added);
  });
}

async function addToken(visit: Visit): Promise<Answer> {
  const { work, company, asked } = visit;
  const partner = await partnerAsked(visit);
  const { form } = asked;
  const scopes = SCOPES.filter((scope) => form.getAll('scope').includes(scope));
  const given = { companyId: company.id, partnerId: partner.id, name: form.get('name') ?? '', scopes };
  return orWrong(visit, 'name', async () => {
    const { secret } = await makeToken(work, { ...given, sandbox: form.get('sandbox') === 'yes' });
    asked.session.set(keptUnder(partner), secret);
    return tell(visit, wordsOf(visit).done.token);
  });
}

async function endToken(visit: Visit): Promise<Answer> {
  const partner = await partnerAsked(visit);
  const token = await theToken(visit.work, visit.company.id, visit.asked.params['token'] ?? '').catch(orNotFound);
  if (token.partnerId !== partner.id) throw new NotFound();
  await revokeToken(visit.work, token);
  return tell(visit, wordsOf(visit).done.tokenEnded);
}

async function pause(visit: Visit): Promise<Answer> {
  const hook = await webhookAsked(visit);
  const paused = visit.asked.form.get('paused') === 'yes';
  await setPaused(visit.work, hook, paused);
  const { done } = wordsOf(visit);
  return tell(visit, paused ? done.paused : done.resumed, `/${visit.asked.params['webhook'] ?? ''}`);
}

/** The new secret stands on the page of all webhooks, once. */
async function rotate(visit: Visit): Promise<Answer> {
  const { work, asked } = visit;
  const { done } = wordsOf(visit);
  const partner = await partnerAsked(visit);
  const hook = await webhookAsked(visit);
  const now = asked.form.get('now') === 'yes';
  try {
    const { secret } = await rotateSecret(work, hook, now);
    asked.session.set(keptUnder(partner), secret);
    return tell(visit, now ? done.rotatedNow : done.rotated);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return tell(visit, refusedText(visit, error), `/${asked.params['webhook'] ?? ''}`);
  }
}

async function end(visit: Visit): Promise<Answer> {
  await removeWebhook(visit.work, await webhookAsked(visit));
  return tell(visit, wordsOf(visit).done.ended);
}

/** Sent at once: whoever presses wants to see whether it arrives. */
async function test(visit: Visit): Promise<Answer> {
  const hook = await webhookAsked(visit);
  const { done, noAnswer } = wordsOf(visit);
  const delivery = await addTest(visit.work, hook);
  const state = await send(visit.work, hook, delivery);
  const last = (await attemptsAt(visit.work.db.read, delivery.id)).at(-1);
  const why = last?.status === undefined || last.status === null ? refusalText(last?.said ?? noAnswer, visit) : String(last.status); // prettier-ignore
  return tell(visit, state === 'answered' ? done.testOk : fill(done.testNo, { why }), `/${visit.asked.params['webhook'] ?? ''}`); // prettier-ignore
}

async function again(visit: Visit): Promise<Answer> {
  const { work, asked } = visit;
  const hook = await webhookAsked(visit);
  const w = wordsOf(visit);
  const one = asked.form.get('delivery');
  const id = one === null ? undefined : work.ids.open('webhook_delivery', one);
  const since = dayFrom(asked.form.get('since') ?? '');
  const back = `/${asked.params['webhook'] ?? ''}`;
  if (one !== null && id === undefined) throw new NotFound();
  if (id === undefined && (since === undefined || since > work.today)) return tell(visit, w.wrongDay, back);
  const n = await replay(work, hook, id === undefined ? { since: since ?? work.today } : { id });
  return tell(visit, countText(w.done.replayed, n, visit.locale), back);
}

const SHOWN = 100;

async function logPage(visit: Visit): Promise<Answer> {
  const { work } = visit;
  const w = wordsOf(visit);
  const partner = await partnerAsked(visit);
  const hook = await webhookAsked(visit);
  const title = fill(w.logOf, { url: hook.url });
  const rows = await deliveryLog(work.db.read, hook.id, SHOWN);
  const path = `/${visit.asked.params['webhook'] ?? ''}`;
  return page('pages/webhooks/log', title, {
    ...{ title, w, back: here(visit), none: fill(w.logNone, { partner: partner.name }) },
    backTo: fill(w.title, { partner: partner.name }),
    rows: rows.map((row) => rowBlanks(visit, row)),
    ...{ test: here(visit, `${path}/test`), replay: here(visit, `${path}/replay`), end: here(visit, `${path}/end`) },
    ...{ pause: here(visit, `${path}/pause`), rotate: here(visit, `${path}/rotate`), overlap: overlapOf(visit, hook) },
    ...{ isPaused: hook.pausedAt !== null, state: hook.pausedAt === null ? w.on : w.paused },
    ...{ today: work.today, may: visit.on === null },
  });
}

/** Until when the secret before signs too; empty: it does not. */
function overlapOf(visit: Visit, { before }: KeptWebhook): string {
  const { work, locale, company } = visit;
  if (before === null || before.until <= work.now) return '';
  return fill(wordsOf(visit).overlap, { at: momentText(before.until, locale, company.zone) });
}

function rowBlanks(visit: Visit, row: LoggedDelivery): unknown {
  const { locale, company, work, language } = visit;
  const w = wordsOf(visit);
  const did = inLanguage(AUDIT_LINE_WORDS, language).did as Readonly<Record<string, string>>;
  const moment = (at: string): string => momentText(at, locale, company.zone);
  const answer = row.lastAt === null ? '' : (row.lastStatus ?? w.noAnswer);
  const sent = JSON.parse(row.body) as { readonly sandbox?: boolean };
  const what = row.kind === 'test' ? w.testRow : (did[row.kind] ?? row.kind);
  const waits = row.state === 'waiting' && row.tried > 0 ? fill(w.next, { at: moment(row.nextAt) }) : '';
  return {
    ...{ at: moment(row.lastAt ?? row.recordedAt), what, kind: row.kind, key: row.key },
    ...{ state: w[row.state], look: LOOKS[row.state], answer, said: row.lastSaid ?? '', waits },
    ...{ ms: row.lastMs === null ? '' : numberText(row.lastMs, locale), tries: numberText(row.tried, locale) },
    madeUp: sent.sandbox === true && row.kind !== 'test' ? w.sandboxOn : '',
    body: JSON.stringify(sent, null, 2),
    again: row.state === 'answered' || row.state === 'failed' ? work.ids.seal('webhook_delivery', row.id) : '',
    label: labelled(language, w.replay, row.key),
  };
}

const LOOKS = { waiting: 'is-wait', sending: 'is-wait', answered: 'is-good', failed: 'is-bad' } as const;
