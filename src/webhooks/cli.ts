import { Option, type Command } from 'commander';
import { atCompany, common, dayOption, type Common } from '../companies/common.cli';
import type { Company } from '../companies/company';
import { count } from '../kernel/count';
import { WrongUse } from '../kernel/result';
import { partnersOf, type Partner } from '../mandates/partner.store';
import { noSuchPartner } from '../mandates/partner.actions';
import { SCOPES, type Scope } from '../mandates/token';
import { makeToken, revokeToken, theToken } from '../mandates/token.actions';
import { tokensOf } from '../mandates/token.store';
import { example, type Shell } from '../platform/shell';
import type { Work } from '../platform/work';
import { addTest, addWebhook, removeWebhook, replay, rotateSecret, setPaused, theWebhook } from './actions';
import { attemptsAt, countsOf, deliveryLog } from './delivery.store';
import { send } from './send.actions';
import { webhooksOf } from './store';
import { PUBLISHED } from './told';

/** `duly webhook …` and `duly partner-token …`: what the desk does for the systems of partners. A secret is printed once, when it is made. */
interface Here {
  readonly work: Work;
  readonly company: Company;
}

const LOG_ROWS = 100;

async function partnerNamed({ work, company }: Here, name: string): Promise<Partner> {
  const found = (await partnersOf(work.db.read, company.id)).find((one) => one.name === name);
  if (found === undefined) throw noSuchPartner();
  return found;
}

const namesOf = async ({ work, company }: Here): Promise<ReadonlyMap<number, string>> =>
  new Map((await partnersOf(work.db.read, company.id)).map(({ id, name }) => [id, name]));

export function webhookCommands(program: Command, shell: Shell): void {
  const group = program.command('webhook').description('events of cases, signed, to the systems of partners');
  adding(group, shell);
  listing(group, shell);
  trying(group, shell);
  rotating(group, shell);
  changing(group, shell);
}

function listing(group: Command, shell: Shell): void {
  example(
    common(group.command('list'))
      .description('all webhooks, and how many deliveries were answered, wait or failed')
      .action(async (options: Common) => {
        const here = await atCompany(shell, options);
        const { work, company } = here;
        const names = await namesOf(here);
        const counts = await countsOf(work.db.read, company.id);
        const of = (id: number, ...states: readonly string[]): number =>
          counts.filter((one) => one.webhookId === id && states.includes(one.state)).reduce((sum, { n }) => sum + n, 0);
        const rows = (await webhooksOf(work.db.read, company.id)).map((one) => ({
          webhook: work.ids.seal('webhook', one.id),
          partner: one.partnerId === null ? null : (names.get(one.partnerId) ?? null),
          ...{ url: one.url, paused: one.pausedAt !== null, kinds: one.kinds },
          ...{
            answered: of(one.id, 'answered'),
            waiting: of(one.id, 'waiting', 'sending'),
            failed: of(one.id, 'failed'),
          },
        }));
        if (options.json) shell.json(rows);
        else if (rows.length === 0)
          shell.print('There is no webhook yet. Add one: duly webhook add PARTNER --url ADDRESS');
        else
          for (const one of rows)
            shell.print(`${one.webhook}  ${one.partner ?? '–'}  ${one.url}${one.paused ? '  paused' : ''}  answered ${one.answered}, waiting ${one.waiting}, failed ${one.failed}`); // prettier-ignore
      }),
    'duly webhook list',
  );
  example(
    common(group.command('log <webhook>'))
      .description(`the newest ${LOG_ROWS} deliveries of a webhook, each with its last answer`)
      .action(async (sealed: string, options: Common) => {
        const { work, company } = await atCompany(shell, options);
        const { id } = await theWebhook(work, company.id, sealed);
        const rows = (await deliveryLog(work.db.read, id, LOG_ROWS)).map((one) => ({
          delivery: work.ids.seal('webhook_delivery', one.id),
          ...{ event: one.key, kind: one.kind, state: one.state, tried: one.tried },
          ...{ lastAt: one.lastAt, status: one.lastStatus, said: one.lastSaid },
        }));
        if (options.json) shell.json(rows);
        else if (rows.length === 0) shell.print('Nothing was sent there yet.');
        else
          for (const one of rows)
            shell.print(`${one.delivery}  ${one.lastAt ?? ''}  ${one.kind}  ${one.state}  tried ${one.tried}  ${one.status ?? one.said ?? ''}`.trimEnd()); // prettier-ignore
      }),
    'duly webhook log WEBHOOK',
  );
}

interface AddOptions extends Common {
  readonly url: string;
  readonly kinds?: string;
}

function adding(group: Command, shell: Shell): void {
  example(
    common(group.command('add <partner>'))
      .description('send what happens in the cases of a partner to its system; prints the secret once')
      .requiredOption('--url <address>', 'https, such as https://agency.example/hooks/duly')
      .option('--kinds <kinds>', `with commas; none: all. Of: ${PUBLISHED.join(', ')}`)
      .action(async (name: string, options: AddOptions) => {
        const here = await atCompany(shell, options);
        const { work, company } = here;
        const partner = await partnerNamed(here, name);
        const kinds = (options.kinds ?? '').split(',').map((kind) => kind.trim()).filter((kind) => kind !== ''); // prettier-ignore
        const made = await addWebhook(work, { companyId: company.id, partnerId: partner.id, url: options.url, kinds });
        const webhook = work.ids.seal('webhook', made.id);
        if (options.json) shell.json({ webhook, secret: made.secret });
        else shell.print(`${webhook}: added. Its secret, told this once: ${made.secret}`);
      }),
    'duly webhook add "Agence Delmas" --url https://203.0.113.7/hooks/duly',
  );
}

function rotating(group: Command, shell: Shell): void {
  example(
    common(group.command('rotate <webhook>'))
      .description('a new secret, printed once; the old one signs too for 24 hours')
      .option('--now', 'the old one ends at once: somebody else may know it')
      .action(async (sealed: string, options: Common & { readonly now?: boolean }) => {
        const { work, company } = await atCompany(shell, options);
        const hook = await theWebhook(work, company.id, sealed);
        const { secret, until } = await rotateSecret(work, hook, options.now === true);
        if (options.json) shell.json({ webhook: sealed, secret, before: until });
        else shell.print(`${hook.url}: its new secret, told this once: ${secret}${until === null ? '' : `  The old one signs too until ${until}.`}`); // prettier-ignore
      }),
    'duly webhook rotate WEBHOOK',
  );
}

function changing(group: Command, shell: Shell): void {
  const acts = [
    ['pause', 'nothing is sent there until it is resumed; what happens meanwhile waits', (work: Work) => setPausedTo(work, true)], // prettier-ignore
    ['resume', 'what waited is sent, and what comes', (work: Work) => setPausedTo(work, false)],
    ['end', 'nothing more is sent there, and its secret is gone; the log stays', (work: Work) => removing(work)],
  ] as const;
  for (const [name, text, act] of acts)
    example(
      common(group.command(`${name} <webhook>`))
        .description(text)
        .action(async (sealed: string, options: Common) => {
          const { work, company } = await atCompany(shell, options);
          const hook = await theWebhook(work, company.id, sealed);
          await act(work)(hook);
          if (options.json) shell.json({ webhook: sealed, done: name });
          else shell.print(`${hook.url}: ${{ pause: 'paused', resume: 'resumed', end: 'ended' }[name]}`);
        }),
      `duly webhook ${name} WEBHOOK`,
    );
}

type Hook = Awaited<ReturnType<typeof theWebhook>>;

const setPausedTo =
  (work: Work, paused: boolean) =>
  (hook: Hook): Promise<void> =>
    setPaused(work, hook, paused);

const removing =
  (work: Work) =>
  (hook: Hook): Promise<void> =>
    removeWebhook(work, hook);

interface ReplayOptions extends Common {
  readonly since?: string;
  readonly delivery?: string;
}

function trying(group: Command, shell: Shell): void {
  example(
    common(group.command('test <webhook>'))
      .description('send one made-up event now, to see whether it arrives')
      .action(async (sealed: string, options: Common) => {
        const { work, company } = await atCompany(shell, options);
        const hook = await theWebhook(work, company.id, sealed);
        const delivery = await addTest(work, hook);
        const state = await send(work, hook, delivery);
        const last = (await attemptsAt(work.db.read, delivery.id)).at(-1);
        const said = { state, status: last?.status ?? null, said: last?.said ?? null };
        if (options.json) shell.json(said);
        else shell.print(state === 'answered' ? `It arrived: ${hook.url} answered.` : `It did not arrive: ${said.status ?? said.said ?? 'no answer'}`); // prettier-ignore
      }),
    'duly webhook test WEBHOOK',
  );
  example(
    common(group.command('replay <webhook>'))
      .description('send once more what was answered or failed, under the ids it had')
      .option('--since <day>', 'all since that day')
      .option('--delivery <id>', 'that one, as duly webhook log names it')
      .action(async (sealed: string, options: ReplayOptions) => {
        const { work, company } = await atCompany(shell, options);
        const hook = await theWebhook(work, company.id, sealed);
        const many = await replay(work, hook, whichOf(work, options));
        if (options.json) shell.json({ webhook: sealed, replayed: many });
        else shell.print(`${count(many, 'delivery', 'deliveries')} sent once more`);
      }),
    'duly webhook replay WEBHOOK --since 2026-03-01',
  );
}

function whichOf(work: Work, { since, delivery }: ReplayOptions): Parameters<typeof replay>[2] {
  if ((since === undefined) === (delivery === undefined))
    throw new WrongUse('What is to be sent once more?', 'Give --since or --delivery.');
  if (since !== undefined) return { since: dayOption(since) };
  const id = work.ids.open('webhook_delivery', delivery ?? '');
  if (id === undefined) throw new WrongUse(`${delivery ?? ''} is no delivery.`, 'See them: duly webhook log WEBHOOK');
  return { id };
}

export function partnerTokenCommands(program: Command, shell: Shell): void {
  const group = program.command('partner-token').description('tokens by which the systems of partners ask for their cases'); // prettier-ignore
  making(group, shell);
  example(
    common(group.command('list'))
      .description('all tokens that let somebody in')
      .action(async (options: Common) => {
        const here = await atCompany(shell, options);
        const names = await namesOf(here);
        const rows = (await tokensOf(here.work.db.read, here.company.id)).map((one) => ({
          token: here.work.ids.seal('partner_token', one.id),
          ...{ partner: names.get(one.partnerId) ?? null, name: one.name, scopes: one.scopes },
          ...{ sandbox: one.sandbox, lastUsedAt: one.lastUsedAt },
        }));
        if (options.json) shell.json(rows);
        else if (rows.length === 0) shell.print('No token was made yet. Make one: duly partner-token make PARTNER --name NAME --scope case:read'); // prettier-ignore
        else
          for (const one of rows)
            shell.print(`${one.token}  ${one.partner ?? '–'}  ${one.name}  ${one.scopes.join(', ')}${one.sandbox ? '  sandbox' : ''}  ${one.lastUsedAt ?? 'never used'}`); // prettier-ignore
      }),
    'duly partner-token list',
  );
  example(
    common(group.command('revoke <token>'))
      .description('it lets nobody in any more')
      .action(async (sealed: string, options: Common) => {
        const { work, company } = await atCompany(shell, options);
        const token = await theToken(work, company.id, sealed);
        await revokeToken(work, token);
        if (options.json) shell.json({ token: sealed, done: 'revoked' });
        else shell.print(`${token.name}: revoked`);
      }),
    'duly partner-token revoke TOKEN',
  );
}

interface TokenOptions extends Common {
  readonly name: string;
  readonly scope: readonly Scope[];
  readonly sandbox?: boolean;
}

function making(group: Command, shell: Shell): void {
  example(
    common(group.command('make <partner>'))
      .description('let the system of a partner ask for its cases; prints the token once')
      .requiredOption('--name <text>', 'which system it is for')
      .addOption(new Option('--scope <scopes...>', 'what it may do').choices(SCOPES).makeOptionMandatory())
      .option('--sandbox', 'it sees a made-up case and no other')
      .action(async (name: string, options: TokenOptions) => {
        const here = await atCompany(shell, options);
        const { work, company } = here;
        const partner = await partnerNamed(here, name);
        const given = { companyId: company.id, partnerId: partner.id, name: options.name, scopes: options.scope };
        const made = await makeToken(work, { ...given, sandbox: options.sandbox === true });
        const token = work.ids.seal('partner_token', made.id);
        if (options.json) shell.json({ token, secret: made.secret });
        else shell.print(`${token}: made. Told this once: ${made.secret}`);
      }),
    'duly partner-token make "Agence Delmas" --name "Delmas case system" --scope case:read case:write',
  );
}
