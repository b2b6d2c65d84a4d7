import { z } from 'zod';
import type { Route, Visit } from '../companies/visit.pages';
import { languageFrom } from '../documents/translation';
import { EXHIBIT_WORD_NAMES, EXHIBIT_WORDS, LARGEST_MB, SMALLEST_MB } from '../dossier/profile';
import type { ExhibitWord, Profile } from '../dossier/profile';
import { PARTNER_ACCOUNT_WORDS } from '../languages/partner-account-words';
import { RECIPIENT_WORDS } from '../languages/recipient-words';
import type { RecipientWords } from '../languages/recipient-words.en';
import { RECOVERY_WORDS } from '../languages/recovery-words';
import { fill, inLanguage, numberText } from '../languages/said';
import { NotFound, page, see, type Answer } from '../platform/web/answer';
import { fieldsOf, readForm, typedIn } from '../platform/web/form';
import { changeProfile } from './partner.actions';
import { partnersOf, type Partner } from './partner.store';
import { isAddress } from './partner';

/** The partners, and how each takes a recovery file: a page to look at, and a form for one of them. */
export const recipientRoutes: readonly Route[] = [
  { method: 'get', path: '/recovery/partners', right: 'see', visit: list },
  { method: 'get', path: '/recovery/partners/:partner', right: 'approve', visit: (visit) => show(visit) },
  { method: 'post', path: '/recovery/partners/:partner', right: 'approve', visit: change },
];

async function list(visit: Visit): Promise<Answer> {
  const { work, company, at, language, locale } = visit;
  const w = inLanguage(RECIPIENT_WORDS, language);
  const kinds = inLanguage(RECOVERY_WORDS, language).kind;
  const partners = await partnersOf(work.db.read, company.id);
  const own = inLanguage(PARTNER_ACCOUNT_WORDS, language).desk;
  const below = (id: number, what: string): string =>
    at.under(`/recovery/partners/${work.ids.seal('partner', id)}/${what}`);
  return page('pages/mandates/recipients', w.title, {
    title: w.title,
    w,
    partners: partners.map(({ id, name, kind, email, profile }) => ({
      name,
      kind: kinds[kind],
      takes: takesText(w, profile, locale),
      email: email ?? '',
      href: visit.may('approve') ? at.under(`/recovery/partners/${work.ids.seal('partner', id)}`) : '',
      change: fill(w.changeOf, { partner: name }),
      accounts: { href: below(id, 'accounts'), label: fill(own.title, { partner: name }) },
      columns: { href: below(id, 'columns'), label: own.columns },
    })),
  });
}

const takesText = (
  w: RecipientWords,
  { largestMb, plain, word, list: lists, each, court }: Profile,
  locale: string,
): string =>
  [
    fill(w.upTo, { n: numberText(largestMb, locale) }),
    ...(plain ? [w.plain] : []),
    ...(word === 'language' ? [] : [wordText(w, word)]),
    ...(lists ? [w.list] : []),
    ...(each ? [w.each] : []),
    ...(court === null ? [] : [fill(w.inCourt, { language: languageName(court, locale) })]),
  ].join(' · ');

/** ISO 639-1, by its name. */
const languageName = (code: string, locale: string): string =>
  new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;

const wordText = (w: RecipientWords, word: ExhibitWord): string =>
  EXHIBIT_WORDS[word]?.replace('{n}', '1') ?? w.ofLanguage;

async function partnerAsked({ work, company, asked }: Visit): Promise<Partner> {
  const id = work.ids.open('partner', asked.params['partner'] ?? '');
  const found = (await partnersOf(work.db.read, company.id)).find((one) => one.id === id);
  if (found === undefined) throw new NotFound();
  return found;
}

interface Given {
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong: Readonly<Record<string, string>>;
}

async function show(visit: Visit, given?: Given): Promise<Answer> {
  const w = inLanguage(RECIPIENT_WORDS, visit.language);
  const partner = await partnerAsked(visit);
  const typed = given?.typed ?? fieldsFrom(partner);
  const title = fill(w.form, { partner: partner.name });
  const told: Readonly<Record<string, string>> = {
    largest_mb: fill(w.wrongSize, { least: SMALLEST_MB, most: LARGEST_MB }),
    word: w.wrongWord,
    email: w.wrongEmail,
    court: w.wrongCourt,
  };
  const wrong = Object.fromEntries(Object.keys(given?.wrong ?? {}).map((name) => [name, told[name] ?? '']));
  const blanks = {
    title,
    w,
    action: visit.at.under(`/recovery/partners/${visit.asked.params['partner'] ?? ''}`),
    back: visit.at.under('/recovery/partners'),
    least: SMALLEST_MB,
    most: LARGEST_MB,
    fields: fieldsOf(['largest_mb', 'word', 'email', 'court'], typed, wrong),
    words: EXHIBIT_WORD_NAMES.map((value) => ({ value, label: wordText(w, value), chosen: value === typed['word'] })),
    ticks: (['plain', 'list', 'each'] as const).map((name) => ({
      ...{ name, label: w[name], hint: name === 'plain' ? w.plainHint : '', ticked: typed[name] === 'yes' },
    })),
    can_save: visit.on === null,
  };
  return page('pages/mandates/recipient', title, blanks, { status: given === undefined ? 200 : 422 });
}

const accepted = z.object({
  largest_mb: z.coerce.number().int().min(SMALLEST_MB).max(LARGEST_MB),
  word: z.enum(EXHIBIT_WORD_NAMES as [ExhibitWord, ...ExhibitWord[]]),
  plain: z.string().optional(),
  list: z.string().optional(),
  each: z.string().optional(),
  court: z
    .string()
    .trim()
    .refine((text) => languageFrom(text) !== undefined)
    .optional(),
  email: z.string().trim().refine(isAddress).optional(),
});

async function change(visit: Visit): Promise<Answer> {
  const { work, company, asked, at } = visit;
  const w = inLanguage(RECIPIENT_WORDS, visit.language);
  const partner = await partnerAsked(visit);
  const read = readForm(asked.form, accepted);
  if (!read.ok) return show(visit, { typed: typedIn(asked.form), wrong: read.wrong });
  const { largest_mb: largestMb, word, email = null, court, ...ticks } = read.value;
  const profile: Profile = {
    ...{ largestMb, word, plain: ticks.plain === 'yes' },
    ...{ list: ticks.list === 'yes', each: ticks.each === 'yes' },
    court: court === undefined ? null : (languageFrom(court) ?? null),
  };
  await changeProfile(
    work,
    company.id,
    ({ id }) => id === partner.id,
    () => ({ profile, email }),
  );
  const path = at.under(`/recovery/partners/${work.ids.seal('partner', partner.id)}`);
  asked.session.tell({
    text: fill(w.saved, { partner: partner.name }),
    undo: { path, fields: fieldsFrom(partner) },
  });
  return see(at.under('/recovery/partners'));
}

const fieldsFrom = ({
  email,
  profile: { largestMb, word, plain, list: lists, each, court },
}: Partner): Record<string, string> => ({
  largest_mb: String(largestMb),
  word,
  ...(plain ? { plain: 'yes' } : {}),
  ...(lists ? { list: 'yes' } : {}),
  ...(each ? { each: 'yes' } : {}),
  ...(court === null ? {} : { court }),
  ...(email === null ? {} : { email }),
});
