import { PROFILES, type Profile } from '../profile';
import type { RouteKey } from './keys';
import { routeNamed } from './routes';

/**
 * How a file is made up: as somebody chose for this one file, else as the route wants its exhibits and the recipient its size,
 * else as the recipient takes it.
 */
export function profileOf({
  route,
  profile,
  chosen = false,
}: {
  readonly route?: RouteKey;
  readonly profile?: Profile;
  readonly chosen?: boolean;
}): Profile {
  const recipient = profile ?? PROFILES.standard;
  if (route === undefined || chosen) return recipient;
  const { word, list, each, plain } = PROFILES[routeNamed(route).profile];
  return {
    ...{ largestMb: recipient.largestMb, court: recipient.court },
    ...{ word: word === 'language' ? recipient.word : word, list: list || recipient.list },
    ...{ each: each || recipient.each, plain: plain || recipient.plain },
  };
}

/** Into which pieces are translated for a court that reads them and another language is ours; null: nobody asks. */
export function courtLanguage(
  asked: Parameters<typeof profileOf>[0] & { readonly company: { readonly language: string } },
): string | null {
  const { court } = profileOf(asked);
  if (court !== null || asked.route === undefined) return court;
  const own = READS[asked.route] ?? null;
  return own === asked.company.language ? null : own;
}

/** Courts and bailiffs that get the exhibits themselves. */
const READS: Partial<Readonly<Record<RouteKey, string>>> = {
  'fr-petites-creances': 'fr',
  'fr-injonction': 'fr',
  'fr-refere': 'fr',
  'fr-assignation': 'fr',
  'uk-n1': 'en',
  'se-stamning': 'sv',
  'nl-dagvaarding': 'nl',
};
