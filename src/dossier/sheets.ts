import { assert } from '../kernel/assert';
import { addsUpSheet } from './adds-up-sheet';
import { chronologySheet } from './chronology-sheet';
import { claimSheet } from './claim-sheet';
import { coverSheet } from './cover-sheet';
import { indexSheet, listSheet } from './index-sheet';
import { interestSheet } from './interest-sheet';
import { creditorSheet, debtorSheet } from './party-sheets';
import { mailSheet } from './mail-sheet';
import { reminderPart, reminderSheet, reminderTitle, remindersSheet } from './reminders-sheet';
import { formSheet } from './routes/form-sheet';
import { routeOfClaim } from './routes/routes';
import { statementSheet } from './statement-sheet';
import { supplementSheet } from './supplement-sheet';
import { contactsSheet, disputesSheet, promisesSheet, slipSheet, termsSheet } from './talk-sheets';
import { textSheet } from './text-sheet';
import type { PlacedExhibit, Telling } from './telling';
import type { DossierWords } from './words';

/**
 * The sheets that we write ourselves, in the order in which a reader needs them, each from one template. A sheet for which
 * there is nothing to say is left out. Nothing here knows pages: the binder does.
 */
export interface Sheet {
  readonly id: string;
  /** For the index, the bookmark and the top of the page. */
  readonly title: string;
  /** The sheet under which its bookmark stands; the index leads to that one. */
  readonly within: string | null;
  /** The inside of a body. */
  readonly html: string;
}

/** Fills the template of a sheet (`templates/dossier/NAME.hbs`); every blank of it must be in the view. */
export type Print = (template: string, view: Readonly<Record<string, unknown>>) => string;

/** Where the chronology stands, so that its two pages face each other. */
export type Spread = 'before-adds-up' | 'after-adds-up';

/** All sheets of an edition; exhibits that cannot be shown have a slip, under the exhibit's own id. */
export function sheetsOf(telling: Telling, print: Print, spread: Spread): Sheet[] {
  const told = SHEETS[telling.edition](telling, spread);
  const listed = told.flatMap((one) => (one.view === null ? [] : [{ ...one, view: one.view }]));
  const [cover, ...others] = listed;
  assert(cover !== undefined, 'a bundle without a cover');
  const index = {
    id: 'index',
    within: null,
    template: 'tables',
    title: telling.words.sheet.index,
    view: indexSheet(
      telling,
      others.filter(({ within }) => within === null),
    ),
  };
  const own = [cover, ...(others.length + telling.exhibits.length > 0 ? [index] : []), ...others].map(
    ({ id, title, within, template, view }): Sheet => ({
      id,
      title,
      within,
      html: print(template, { ...NOTHING, ...view }),
    }),
  );
  return [...own, ...telling.exhibits.flatMap((exhibit) => instead(telling, exhibit, print))];
}

/** The sheet in place of an exhibit that has no pages of its own: a mail is told, a text is shown, of any other a slip says why. */
function instead(telling: Telling, exhibit: PlacedExhibit, print: Print): Sheet[] {
  const { id, name: title, mail, text, why } = exhibit;
  if (mail !== null) return [{ id, title, within: null, html: print('mail', mailSheet(telling, exhibit, mail)) }];
  if (text !== null) return [{ id, title, within: null, html: print('text', textSheet(telling, exhibit, text)) }];
  return why === null ? [] : [{ id, title, within: null, html: print('slip', slipSheet(telling, exhibit)) }];
}

/** What only some sheets of a template have. */
const NOTHING = { intro: null, notes: null, costs: null };

interface Told {
  readonly id: string;
  readonly title: string;
  readonly within: string | null;
  readonly template: string;
  readonly view: object | null;
}

const sheet = ({ words }: Telling, id: keyof DossierWords['sheet'], template: string, view: object | null): Told => ({
  id,
  title: words.sheet[id],
  within: null,
  template,
  view,
});

const SHEETS = { exhibits: exhibitSheets, instructions: instructionSheets, supplement: supplementSheets } as const;

function exhibitSheets(telling: Telling, spread: Spread): Told[] {
  const addsUp = sheet(telling, 'adds-up', 'adds-up', addsUpSheet(telling));
  const story = sheet(telling, 'chronology', 'tables', chronologySheet(telling));
  return [
    sheet(telling, 'cover', 'cover', coverSheet(telling)),
    ...formSheets(telling),
    sheet(telling, 'creditor', 'party', creditorSheet(telling)),
    sheet(telling, 'debtor', 'party', debtorSheet(telling)),
    sheet(telling, 'claim', 'tables', claimSheet(telling)),
    sheet(telling, 'statement', 'tables', statementSheet(telling)),
    ...(spread === 'before-adds-up' ? [story, addsUp] : [addsUp, story]),
    sheet(telling, 'interest', 'interest', interestSheet(telling)),
    ...talkSheets(telling),
    sheet(telling, 'list', 'tables', telling.profile.list ? listSheet(telling) : null),
  ];
}

/** The form of the route, under its own name. */
function formSheets({ claim }: Telling): Told[] {
  const route = routeOfClaim(claim);
  if (route === null) return [];
  return [{ id: 'form', title: route.name(claim), within: null, template: 'form', view: formSheet(claim, route) }];
}

function instructionSheets(telling: Telling): Told[] {
  return [
    sheet(telling, 'cover', 'cover', coverSheet(telling)),
    sheet(telling, 'terms', 'terms', termsSheet(telling)),
    ...talkSheets(telling),
  ];
}

function supplementSheets(telling: Telling): Told[] {
  const { supplement } = telling.claim;
  assert(supplement !== undefined, 'a supplement without what changed');
  return [sheet(telling, 'supplement', 'tables', supplementSheet(telling, supplement))];
}

function talkSheets(telling: Telling): Told[] {
  return [
    sheet(telling, 'reminders', 'tables', remindersSheet(telling)),
    ...telling.claim.reminders.map((reminder, n): Told => ({
      id: reminderPart(n),
      title: reminderTitle(telling, reminder, n),
      within: 'reminders',
      template: 'reminder',
      view: reminderSheet(telling, reminder, n),
    })),
    sheet(telling, 'disputes', 'disputes', disputesSheet(telling)),
    sheet(telling, 'promises', 'tables', promisesSheet(telling)),
    sheet(telling, 'contacts', 'tables', contactsSheet(telling)),
  ];
}
