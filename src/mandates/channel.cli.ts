import { readFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { server } from '../intake/source.cli';
import { WrongUse } from '../kernel/result';
import { PARTNER_CONTACT_WORDS } from '../languages/partner-contact-words';
import { example } from '../platform/shell';
import { channelFrom, type ChannelTo } from './channel';
import { changeChannel } from './channel.actions';
import { common, named, which, type Common, type Told } from './common.cli';
import { CHANNELS, type Channel } from './partner';

/** `duly partner channel show|set`: by which way cases reach a partner. A password or key is read from a file and never printed. */
interface SetOptions extends Common {
  readonly way: Channel;
  readonly to?: string;
  readonly sftp?: string;
  readonly passwordFile?: string;
  readonly keyFile?: string;
  readonly passphraseFile?: string;
  readonly hostKey?: string;
}

export function channelCommands(group: Command, { at, tell }: Told): Command {
  const channel = group.command('channel').description('by which way cases reach a partner');
  example(
    common(channel.command('set <partner>'))
      .description('choose the way; the secure link to a case works beside each')
      .addOption(new Option('--way <way>', 'which').choices(CHANNELS).makeOptionMandatory())
      .option('--to <address>', 'of mail: where the files go')
      .option('--sftp <where>', 'user@host/path or user@host:port/path')
      .option('--password-file <file>', 'its first line is the password; - for standard input')
      .option('--key-file <file>', 'a private key')
      .option('--passphrase-file <file>', 'its first line is the passphrase of the key')
      .option('--host-key <fingerprint>', 'SHA256:…, as the partner names it; otherwise: duly partner channel test')
      .action(async (partner: string, options: SetOptions) => {
        const here = await at(options);
        const found = await named(here, partner);
        const read = channelFrom(typedFrom(options), { keepsSecret: (found.channelTo.secretRef ?? null) !== null });
        if ('wrong' in read) throw wrongUse(read.wrong);
        await changeChannel(here.work, which(found), read.draft);
        const { channel: way, to } = read.draft;
        tell(options, { partner, way, ...withoutSecret(to) }, `${partner}: ${lineOf(way, to)}`);
      }),
    'duly partner channel set "Agence Delmas" --way mail --to dossiers@delmas.example',
  );
  example(
    common(channel.command('show <partner>'))
      .description('the way, and where it leads')
      .action(async (partner: string, options: Common) => {
        const { channel: way, channelTo } = await named(await at(options), partner);
        tell(options, { partner, way, ...withoutSecret(channelTo) }, `${partner}: ${lineOf(way, channelTo)}`);
      }),
    'duly partner channel show "Agence Delmas"',
  );
  return channel;
}

function typedFrom({ way, to, sftp, hostKey, passwordFile, keyFile, passphraseFile }: SetOptions) {
  const there = sftp === undefined ? {} : server(sftp);
  const text = (file: string): string => readFileSync(file === '-' ? 0 : file, 'utf8');
  const line = (file: string): string => text(file).split(/\r?\n/)[0] ?? '';
  return {
    channel: way,
    ...(to !== undefined && { to }),
    ...(sftp !== undefined && { host: there.host ?? '', port: there.port ?? '22', user: there.user ?? '', path: there.place ?? '' }),
    ...(hostKey !== undefined && { hostKey }),
    ...(passwordFile !== undefined && { password: line(passwordFile) }),
    ...(keyFile !== undefined && { privateKey: text(keyFile) }),
    ...(passphraseFile !== undefined && { passphrase: line(passphraseFile) }),
  };
} // prettier-ignore

function wrongUse(wrong: Extract<ReturnType<typeof channelFrom>, { wrong: unknown }>['wrong']): WrongUse {
  const w = PARTNER_CONTACT_WORDS.en;
  const lines = Object.entries(wrong).map(([field, fault]) => `${w.channelField[field as keyof typeof w.channelField]}: ${w.channelWrong[fault]}`); // prettier-ignore
  return new WrongUse(lines.join('\n'), 'See: duly partner channel set --help');
}

const withoutSecret = ({ secretRef: _, ...to }: ChannelTo): ChannelTo => to;

const lineOf = (way: Channel, { to, user, host, port, path, hostKey }: ChannelTo): string =>
  way === 'mail' ? `by mail to ${to ?? ''}`
  : way === 'sftp' ? `into sftp://${user ?? ''}@${host ?? ''}:${port ?? 22}/${(path ?? '').replace(/^\//, '')}  ${hostKey ?? 'key not confirmed'}`
  : way === 'api' ? 'its own system asks' : 'by secure link'; // prettier-ignore
