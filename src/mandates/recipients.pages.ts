import { z } from 'zod';
import type { Route, Visit } from '../companies/visit.pages';
import { languageFrom } from '../documents/translation';
import { EXHIBIT_WORD_NAMES, EXHIBIT_WORDS, LARGEST_MB, SMALLEST_MB } from '../dossier/profile';
import type { ExhibitWord, Profile } from '../dossier/profile';
import { RECIPIENT_WORDS } from '../languages/recipient-words';
import type { RecipientWords } from '../languages/recipient-words.en';
import { fill, inLanguage, numberText } from '../languages/said';
import { page, see, type Answer } from '../platform/web/answer';
import { fieldsOf, readForm, typedIn } from '../platform/web/form';
import { changeProfile } from './partner.actions';
import { PARTNER, partnerAsked, partnerPath } from './deps.pages';
import { languageName } from './named';
import type { Partner } from './partner.store';
import { isAddress } from './partner';

/** How a partner takes a recovery file: the form for it, and how its page says it. */
export const recipientRoutes: readonly Route[] = [
  { method: 'get', path: `${PARTNER}/takes`, right: 'approve', visit: (visit) => show(visit) },
  { method: 'post', path: `${PARTNER}/takes`, right: 'approve', visit: change },
];

export const takesText = (
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

const wordText = (w: RecipientWords, word: ExhibitWord): string =>
  EXHIBIT_WORDS[word]?.replace('{n}', '1') ?? w.ofLanguage;

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
    action: partnerPath(visit, partner.id, '/takes'),
    back: { href: partnerPath(visit, partner.id), label: partner.name },
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
  const { work, company, asked } = visit;
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
  asked.session.tell({
    text: fill(w.saved, { partner: partner.name }),
    undo: { path: partnerPath(visit, partner.id, '/takes'), fields: fieldsFrom(partner) },
  });
  return see(partnerPath(visit, partner.id));
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
