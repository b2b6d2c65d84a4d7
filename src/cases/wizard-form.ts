import { dayFrom, type Day } from '../kernel/day';
import { PROFILE_NAMES, type ProfileName } from '../dossier/profile';
import { isRouteKey, type RouteKey } from '../dossier/routes/keys';
import { isAddress, PARTNER_KINDS, type PartnerKind } from '../mandates/partner';

/** What a person chose in the wizard: read from the form, or what is wrong with it, field by field. */
export interface Chosen {
  /** Sealed. */
  readonly items: readonly string[];
  readonly partner: ChosenPartner;
  readonly keyDate: Day;
  readonly language: FileLanguage;
  /** Of the contract, or as the law says. */
  readonly interest: { readonly percent: string; readonly source: string } | 'law' | null;
  readonly facts: string | null;
  /** By its name; null: as the partner takes it. */
  readonly profile: ProfileName | null;
  /** With the form of that way; null: without one. */
  readonly route: RouteKey | null;
}

export type ChosenPartner =
  | null
  | { readonly known: string }
  | { readonly name: string; readonly kind: PartnerKind; readonly email: string | null };

export const FILE_LANGUAGES = ['en', 'fr', 'de'] as const;
export type FileLanguage = (typeof FILE_LANGUAGES)[number];

/** A new partner, in the choice of partners. */
export const NEW = 'new';

export interface WrongWords {
  readonly items: string;
  readonly keyDate: string;
  readonly language: string;
  readonly interest: string;
  readonly interestSource: string;
  readonly interestLaw: string;
  readonly name: string;
  readonly email: string;
  readonly partner: string;
}

export type Wrong = Readonly<Record<string, string>>;
export type ReadWizard =
  | { readonly ok: true; readonly chosen: Chosen }
  | { readonly ok: false; readonly wrong: Wrong; readonly chosen: Pick<Chosen, 'items'> };

const LONGEST = { facts: 4_000, name: 200, source: 300 };

export function readWizard(form: URLSearchParams, today: Day, w: WrongWords): ReadWizard {
  const text = (name: string): string => (form.get(name) ?? '').trim();
  const wrong: Record<string, string> = {};
  const items = form.getAll('item');
  if (items.length === 0) wrong['item'] = w.items;
  const keyDate = dayFrom(text('key_date'));
  if (keyDate === undefined || keyDate > today) wrong['key_date'] = w.keyDate;
  const language = FILE_LANGUAGES.find((one) => one === text('language'));
  if (language === undefined) wrong['language'] = w.language;
  const agreed = readInterest(text('interest').replace(',', '.'), text('interest_source'), w, wrong);
  const byLaw = text('interest_law') !== '';
  if (byLaw && agreed !== null) wrong['interest'] = w.interestLaw;
  const interest = byLaw ? 'law' : agreed;
  const partner = readPartner(form, w, wrong);
  if (Object.keys(wrong).length > 0 || keyDate === undefined || language === undefined) {
    return { ok: false, wrong, chosen: { items } };
  }
  const profile = PROFILE_NAMES.find((one) => one === text('profile')) ?? null;
  const way = text('route');
  const route = isRouteKey(way) ? way : null;
  const facts = text('facts').slice(0, LONGEST.facts);
  return {
    ok: true,
    chosen: { items, partner, keyDate, language, interest, profile, route, facts: facts === '' ? null : facts },
  };
}

/** A rate is claimed only with the place where it was agreed. */
function readInterest(
  percent: string,
  source: string,
  w: WrongWords,
  wrong: Record<string, string>,
): Exclude<Chosen['interest'], 'law'> {
  if (percent === '') return null;
  const isRate = /^\d{1,3}(\.\d{1,2})?$/.test(percent) && Number(percent) > 0 && Number(percent) <= 100;
  if (!isRate) wrong['interest'] = w.interest;
  if (source === '') wrong['interest_source'] = w.interestSource;
  return { percent, source: source.slice(0, LONGEST.source) };
}

/** Also of the form that hands a file over. Who names a new partner means it, also where the list still says nobody. */
export function readPartner(
  form: URLSearchParams,
  w: Pick<WrongWords, 'name' | 'email' | 'partner'>,
  wrong: Record<string, string>,
): ChosenPartner {
  const text = (name: string): string => (form.get(name) ?? '').trim();
  const chosen = text('partner') === '' && text('partner_name') !== '' ? NEW : text('partner');
  if (chosen === '') return null;
  if (chosen !== NEW) return { known: chosen };
  const [name, email] = [text('partner_name').slice(0, LONGEST.name), text('partner_email')];
  const kind = PARTNER_KINDS.find((one) => one === text('partner_kind'));
  if (name === '') wrong['partner_name'] = w.name;
  if (kind === undefined) wrong['partner'] = w.partner;
  if (email !== '' && !isAddress(email)) wrong['partner_email'] = w.email;
  return { name, kind: kind ?? 'agency', email: email === '' ? null : email };
}
