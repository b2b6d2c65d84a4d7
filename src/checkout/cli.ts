import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { atCompany, common, type Common } from '../companies/common.cli';
import { WrongUse } from '../kernel/result';
import { example, type Shell } from '../platform/shell';
import { PROVIDER_KINDS, type ProviderKind } from './checkout';
import { dropProvider, STRIPE_URL, useProvider } from './keys.actions';
import { providerOf } from './store';

/** `duly pay`: the provider with which customers may pay online. Its keys come from files, so that no shell keeps them. */
export interface CheckoutCliDeps {
  config(): { readonly publicUrl: string };
}

interface Wanted extends Common {
  readonly url: string;
  readonly keyFile?: string;
  readonly hookFile?: string;
}

export function checkoutCommands(program: Command, shell: Shell, deps: CheckoutCliDeps): void {
  const group = program.command('pay').description('the provider with which customers may pay online');
  const provider = common(group.command('provider'))
    .argument('<kind>', `${PROVIDER_KINDS.join(', ')}, or none`)
    .option('--url <url>', 'the address of its API', STRIPE_URL)
    .option('--key-file <path>', 'a file with its secret key')
    .option('--hook-file <path>', 'a file with the secret of its webhook')
    .description('set it up; none: customers pay by bank transfer only')
    .action((kind: string, options: Wanted) => set(shell, deps, kind, options));
  example(provider, 'duly pay provider none');
  const show = common(group.command('show'))
    .description('which provider is set up, and the address of its webhook')
    .action((options: Common) => shown(shell, deps, options));
  example(show, 'duly pay show');
}

const hookOf = (deps: CheckoutCliDeps, id: string): string => `${deps.config().publicUrl}/hooks/checkout/${id}`;

async function set(shell: Shell, deps: CheckoutCliDeps, kind: string, options: Wanted): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  if (kind === 'none') {
    if ((await providerOf(work.db.read, company.id)) !== undefined) await dropProvider(work, company.id);
    say(shell, options, { provider: null }, NOTHING);
    return;
  }
  if (!(PROVIDER_KINDS as readonly string[]).includes(kind))
    throw new WrongUse(`${kind} is no payment provider that is known.`, `Known: ${PROVIDER_KINDS.join(', ')}.`);
  const [apiKey, hookSecret] = [
    await readKey(options.keyFile, '--key-file'),
    await readKey(options.hookFile, '--hook-file'),
  ];
  const given = { companyId: company.id, kind: kind as ProviderKind, url: options.url, apiKey, hookSecret };
  const made = await useProvider(work, given);
  const hook = hookOf(deps, work.ids.seal('checkout_provider', made.id));
  say(
    shell,
    options,
    { provider: made.kind, hook },
    `Customers can pay online. Let the provider send its events to ${hook}`,
  );
}

async function readKey(path: string | undefined, option: string): Promise<string> {
  if (path === undefined)
    throw new WrongUse(`${option} is missing.`, 'Put the key alone into a file, and name the file.');
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) throw new WrongUse(`${path} cannot be read.`, 'Name a file that is there.');
  return text.trim();
}

async function shown(shell: Shell, deps: CheckoutCliDeps, options: Common): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const provider = await providerOf(work.db.read, company.id);
  if (provider === undefined) {
    say(shell, options, { provider: null }, NOTHING);
    return;
  }
  const { kind, url } = provider;
  const hook = hookOf(deps, work.ids.seal('checkout_provider', provider.id));
  say(shell, options, { provider: kind, url, hook }, `${kind} (${url}), events to ${hook}`);
}

const NOTHING = 'Customers pay by bank transfer only.';

function say(shell: Shell, { json }: Common, value: unknown, text: string): void {
  if (json) shell.json(value);
  else shell.print(text);
}
