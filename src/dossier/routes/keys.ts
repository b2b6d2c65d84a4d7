/** The names of the routes, and what people write into a form that no claim knows (the court, a catalogue number), by the box. */
export const ROUTE_KEYS = [
  'agency',
  'fr-petites-creances',
  'fr-injonction',
  'fr-refere',
  'fr-assignation',
  'uk-letter-of-claim',
  'uk-money-claim',
  'uk-n1',
  'de-inkasso',
  'de-mahnantrag',
  'se-inkassokrav',
  'se-betalningsforelaggande',
  'se-stamning',
  'nl-dagvaarding',
  'be-1394-20',
  'eu-form-a',
] as const;

export type RouteKey = (typeof ROUTE_KEYS)[number];

/** `amicable`: no form; everything in one file, as any partner takes it. */
export type ClaimRoute = RouteKey | 'amicable';

export const isRouteKey = (text: string): text is RouteKey => ROUTE_KEYS.some((one) => one === text);

export type RouteKind = 'agency' | 'bailiff' | 'court' | 'solicitor' | 'eu';

export type Answers = Readonly<Record<string, string>>;
