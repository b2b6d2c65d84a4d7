import { draftFrom } from '../intake/draft';
import { CHANNELS, isAddress, type Channel } from './partner';

/** By which way cases reach a partner, and what that way needs. A password or key is never in it: only the name under which it is kept. */
export interface ChannelTo {
  readonly to?: string;
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly path?: string;
  readonly hostKey?: string | null;
  readonly secretRef?: string | null;
}

export const CHANNEL_FIELDS = ['channel', 'to', 'host', 'port', 'user', 'path', 'password', 'privateKey', 'passphrase', 'hostKey'] as const; // prettier-ignore
export type ChannelField = (typeof CHANNEL_FIELDS)[number];
type Typed = Readonly<Partial<Record<ChannelField, string>>>;

/** What each field that is not accepted should have been. */
export type ChannelFault = 'choice' | 'email' | 'host' | 'port' | 'user' | 'place' | 'secret' | 'hostKey';

export interface ChannelDraft {
  readonly channel: Channel;
  readonly to: ChannelTo;
  /** What was typed; null: what is kept stays. */
  readonly secret: Readonly<Record<string, string>> | null;
}

/** `keepsSecret`: password and key may be left empty, and stay as they are. */
export function channelFrom(
  typed: Typed,
  { keepsSecret }: { readonly keepsSecret: boolean },
): { readonly draft: ChannelDraft } | { readonly wrong: Readonly<Partial<Record<ChannelField, ChannelFault>>> } {
  const channel = CHANNELS.find((one) => one === typed.channel);
  if (channel === undefined) return { wrong: { channel: 'choice' } };
  if (channel === 'mail') {
    const to = (typed.to ?? '').trim();
    return isAddress(to) ? { draft: { channel, to: { to }, secret: null } } : { wrong: { to: 'email' } };
  }
  return channel === 'sftp' ? dropFrom(typed, keepsSecret) : { draft: { channel, to: {}, secret: null } };
}

/** A folder of the partner's own server, judged like one that files are fetched from. */
function dropFrom(typed: Typed, keepsSecret: boolean): ReturnType<typeof channelFrom> {
  const { path = '', host, port, user, password, privateKey, passphrase, hostKey } = typed;
  const there = { host, port, user, password, privateKey, passphrase, hostKey };
  const given = Object.fromEntries(Object.entries(there).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]]))); // prettier-ignore
  const asSource = {
    name: 'partner',
    source: 'partner',
    takes: 'anything',
    everyMinutes: '15',
    kind: 'sftp',
    place: path,
  };
  const made = draftFrom({ ...given, ...asSource }, { keepsSecret });
  if ('draft' in made) {
    const { host: at, port: by, user: as, place, hostKey: key, secret } = made.draft;
    const to = { host: at ?? '', port: by ?? 22, user: as ?? '', path: place, hostKey: key };
    return { draft: { channel: 'sftp', to, secret } };
  }
  const { place, ...wrong } = made.wrong;
  const named = { ...wrong, ...(place && { path: place }) };
  return { wrong: Object.fromEntries(CHANNEL_FIELDS.flatMap((name) => (name in named ? [[name, named[name as keyof typeof named]]] : []))) }; // prettier-ignore
}
