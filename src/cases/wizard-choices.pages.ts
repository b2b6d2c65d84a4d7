import type { Visit } from '../companies/visit.pages';
import { PROFILE_NAMES } from '../dossier/profile';
import { ROUTE_KEYS } from '../dossier/routes/keys';
import { RECIPIENT_WORDS } from '../languages/recipient-words';
import type { RecoveryWords } from '../languages/recovery-words.en';
import { ROUTE_WORDS } from '../languages/route-words';
import { inLanguage } from '../languages/said';
import { PARTNER_KINDS } from '../mandates/partner';
import type { Partner } from '../mandates/partner.store';
import { FILE_LANGUAGES, NEW } from './wizard-form';

/** What there is to choose from in the wizard: for whom, how made up, in which language. */
interface Choosing {
  readonly visit: Visit;
  readonly partners: readonly Partner[];
  readonly w: RecoveryWords;
}

const LANGUAGE_NAMES = { en: 'English', fr: 'Français', de: 'Deutsch' } as const;

export function choicesOf(
  { visit, partners, w }: Choosing,
  typed: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const option = (value: string, label: string, chosen: string | undefined) => ({
    value,
    label,
    chosen: value === chosen,
  });
  const sealed = partners.map(({ id, name, kind }) =>
    option(visit.work.ids.seal('partner', id), `${name} (${w.kind[kind]})`, typed['partner']),
  );
  const made = inLanguage(RECIPIENT_WORDS, visit.language);
  const ways = inLanguage(ROUTE_WORDS, visit.language);
  return {
    partners: [
      option('', w.wizard.nobody, typed['partner']),
      ...sealed,
      option(NEW, w.wizard.newPartner, typed['partner']),
    ],
    kinds: PARTNER_KINDS.map((kind) => option(kind, w.kind[kind], typed['partner_kind'])),
    languages: FILE_LANGUAGES.map((one) => option(one, LANGUAGE_NAMES[one], typed['language'])),
    profile_label: made.profile,
    profiles: [option('', made.own, typed['profile']), ...PROFILE_NAMES.map((one) => option(one, made.names[one], typed['profile']))], // prettier-ignore
    route_label: ways.chosen,
    routes: [option('', ways.none, typed['route']), ...ROUTE_KEYS.map((one) => option(one, ways.names[one], typed['route']))], // prettier-ignore
    is_new: typed['partner'] === NEW || (typed['partner_name'] ?? '') !== '' || partners.length === 0,
    today: visit.work.today,
  };
}
