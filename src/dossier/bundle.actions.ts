import { printedFingerprint } from '../companies/company-key';
import { assert } from '../kernel/assert';
import { Refusal } from '../kernel/result';
import { speechOf } from '../outbox/speech';
import { Binder } from '../platform/pdf/assemble';
import { addUp } from './adds-up';
import type { Claim } from './claim';
import { nameOf, numberedExhibits, type NumberedExhibit } from './exhibits';
import { interestTable } from './interest';
import { openExhibits, type OpenedExhibits, type Originals } from './opened.actions';
import { EXHIBIT_WORDS, PROFILES, type Profile } from './profile';
import type { Sealer } from './seal.actions';
import type { PlacedExhibit } from './telling';
import { forEdition, type Edition } from './visibility';
import { bindApart, bindTogether, sizesOf, type Matter } from './volumes.actions';
import { dossierWords, type DossierWords } from './words';
import { wrap, type Bundle } from './wrap.actions';

/**
 * A claim becomes a bundle: one PDF with index, bookmarks, working links and numbered pages; an archive of the untouched
 * originals; and the claim for machines. The same claim and files give the same bytes. Nothing is dropped: an exhibit
 * that cannot be shown has a slip that says why, and the PDF carries it whole. What is larger than its recipient takes
 * comes in numbered parts.
 */
export interface Making {
  readonly sealer: Sealer;
  readonly edition?: Edition;
  readonly profile?: Profile;
}

/**
 * Throws Refusal `claim-does-not-add-up`, `exhibit-changed` where bytes are not those that were recorded, `too-large-anyway`,
 * and what printing may refuse (`no-browser`, `print-too-slow`). Whether the claim is ready is not asked here: see `readiness`.
 */
export async function makeBundle(
  claim: Claim,
  originals: Originals,
  { sealer, edition = 'exhibits', profile = PROFILES.standard }: Making,
): Promise<Bundle> {
  const shown = forEdition(claim, edition);
  const words = wordsFor(shown.language, profile);
  const binder = await Binder.create();
  const opened = await openExhibits(numberedExhibits(shown), originals, binder);
  const matter: Matter = {
    ...{ claim: shown, edition, profile, words, speech: speechOf(shown.language) },
    ...{ added: addUp(shown), interest: interestTable(shown), fingerprint: printedFingerprint(sealer.fingerprint) },
    exhibits: opened.exhibits.map((exhibit) => placedExhibit(exhibit, opened, { words, profile })),
    opened,
  };
  const largest = profile.largestMb * 1_000_000;
  const fits = ({ pdfs }: Bundle): boolean => pdfs.every(({ bytes }) => bytes.length <= largest);
  const bundle = await wrap(matter, await bindTogether(matter, binder), sealer);
  if (fits(bundle)) return bundle;
  const sizes = await sizesOf(matter);
  for (const share of SHARES) {
    const apart = await bindApart(matter, sizes, largest * share);
    const parts = await wrap({ ...matter, exhibits: apart.exhibits }, apart.binding, sealer);
    if (fits(parts)) return parts;
  }
  throw new Refusal(
    'too-large-anyway',
    `The recovery file cannot be made in parts of ${profile.largestMb} MB: its own pages are larger.`,
    'Allow larger files in the recipient’s profile.',
  );
}

/** How much of the room is filled by what the exhibits measure alone: less where that was too much. */
const SHARES = [0.97, 0.9, 0.75, 0.5];

/** A profile may say what an exhibit is called. */
function wordsFor(language: string, { word }: Profile): DossierWords {
  const words = dossierWords(language);
  const exhibits = EXHIBIT_WORDS[word];
  return exhibits === null ? words : { ...words, exhibit: { ...words.exhibit, exhibits } };
}

function placedExhibit(
  exhibit: NumberedExhibit,
  opened: OpenedExhibits,
  { words, profile }: { readonly words: DossierWords; readonly profile: Profile },
): PlacedExhibit {
  const taken = opened.taken.get(exhibit.id);
  const mail = opened.mails.get(exhibit.id) ?? null;
  const text = opened.texts.get(exhibit.id) ?? null;
  assert(taken !== undefined, `exhibit ${exhibit.label} was not opened`);
  const carries = taken.merged ? taken.carries : [];
  const whole = !profile.plain && (!taken.merged || carries.length > 0);
  return {
    ...exhibit,
    name: nameOf(exhibit, words.documentKind),
    why: taken.merged || mail || text ? null : (UNPAGED[exhibit.mediaType] ?? taken.why),
    mail,
    text,
    searchable: mail !== null || text !== null || (taken.merged && taken.searchable),
    carries,
    carriedAs: whole ? exhibit.archiveName.replace(/^.*\//, '') : null,
  };
}

/** Files whose kind says why they have no pages. */
const UNPAGED: Readonly<Record<string, keyof DossierWords['slip']['why']>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'written',
  'application/vnd.oasis.opendocument.text': 'written',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'workbook',
  'application/x-ole-storage': 'own-format',
  'application/zip': 'archive',
  'message/rfc822': 'mail',
};
