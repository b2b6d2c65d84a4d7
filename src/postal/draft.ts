import {
  draftFrom as sourceFrom,
  type Draft as SourceDraft,
  type Fault,
  type Typed as TypedSource,
} from '../intake/draft';
import { COUNTS, REGISTERED, type PostalService } from './postal';

/** A postal service as it was typed, field by field, and what is wrong with it. Where it lies is judged like a source of files. */
export const FIELDS = [
  'name', 'kind', 'place', 'host', 'port', 'user', 'password', 'privateKey', 'passphrase', 'hostKey', 'everyMinutes', 'colour', 'duplex',
  'registered', 'counts',
] as const; // prettier-ignore
export type DraftField = (typeof FIELDS)[number];
export type Typed = Readonly<Partial<Record<DraftField, string>>>;
export type Wrong = Readonly<Partial<Record<DraftField, Fault>>>;

export type Draft = Pick<
  PostalService,
  | 'name'
  | 'kind'
  | 'place'
  | 'host'
  | 'port'
  | 'user'
  | 'hostKey'
  | 'everyMinutes'
  | 'colour'
  | 'duplex'
  | 'registered'
  | 'counts'
> & { readonly secret: SourceDraft['secret'] };

/** `keepsSecret`: password or key of a service that is changed may be left empty, and stay as they are. */
export function draftFrom(
  typed: Typed,
  { keepsSecret = false } = {},
): { readonly draft: Draft } | { readonly wrong: Wrong } {
  const registered = REGISTERED.find((one) => one === (typed.registered ?? 'never'));
  const counts = COUNTS.find((one) => one === (typed.counts ?? 'dropped'));
  const { registered: _, counts: __, colour, duplex, ...where } = typed;
  const asSource: TypedSource = { everyMinutes: '15', ...where, source: 'post', takes: 'anything' };
  const made = sourceFrom(asSource, { keepsSecret });
  const wrong: Wrong = {
    ...('wrong' in made ? made.wrong : {}),
    ...(registered === undefined ? { registered: 'choice' as const } : {}),
    ...(counts === undefined ? { counts: 'choice' as const } : {}),
  };
  if ('wrong' in made || registered === undefined || counts === undefined) return { wrong };
  const { name, kind, place, host, port, user, hostKey, everyMinutes, secret } = made.draft;
  return {
    draft: {
      ...{ name, kind, place, host, port, user, hostKey, everyMinutes, secret, registered, counts },
      ...{ colour: (colour ?? '') !== '', duplex: (duplex ?? '') !== '' },
    },
  };
}
