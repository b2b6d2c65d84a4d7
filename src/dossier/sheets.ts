import { assert } from '../kernel/assert';
import { addsUpSheet } from './adds-up-sheet';
import { chronologySheet } from './chronology-sheet';
import { claimSheet } from './claim-sheet';
import { coverSheet } from './cover-sheet';
import { indexSheet } from './index-sheet';
import { interestSheet } from './interest-sheet';
import { creditorSheet, debtorSheet } from './party-sheets';
import { remindersSheet } from './reminders-sheet';
import { statementSheet } from './statement-sheet';
import { contactsSheet, disputesSheet, promisesSheet, slipSheet, termsSheet } from './talk-sheets';
import type { Telling } from './telling';
import type { DossierWords } from './words';

/**
 * The sheets that we write ourselves, in the order in which a reader needs them, each from one template. A sheet for which
 * there is nothing to say is left out. Nothing here knows pages: the binder does.
 */
export interface Sheet {
  readonly id: string;
  /** For the index, the bookmark and the top of the page. */
  readonly title: string;
  /** The inside of a body. */
  readonly html: string;
}

/** Fills the template of a sheet (`templates/dossier/NAME.hbs`); every blank of it must be in the view. */
export type Print = (template: string, view: Readonly<Record<string, unknown>>) => string;

/** Where the chronology stands, so that its two pages face each other. */
export type Spread = 'before-adds-up' | 'after-adds-up';

/** All sheets of an edition; exhibits that cannot be shown have a slip, under the exhibit's own id. */
export function sheetsOf(telling: Telling, print: Print, spread: Spread): Sheet[] {
  const told = telling.edition === 'exhibits' ? exhibitSheets(telling, spread) : instructionSheets(telling);
  const listed = told.flatMap(({ id, template, view }) =>
    view === null ? [] : [{ id, template, view, title: telling.words.sheet[id] }],
  );
  const [cover, ...others] = listed;
  assert(cover !== undefined, 'a bundle without a cover');
  const index = {
    id: 'index' as const,
    template: 'tables',
    title: telling.words.sheet.index,
    view: indexSheet(telling, others),
  };
  const own = [cover, index, ...others].map(({ id, title, template, view }): Sheet => ({
    id,
    title,
    html: print(template, { ...NOTHING, ...view }),
  }));
  const slips = telling.exhibits
    .filter(({ why }) => why !== null)
    .map((exhibit): Sheet => ({
      id: exhibit.id,
      title: exhibit.name,
      html: print('slip', { ...slipSheet(telling, exhibit) }),
    }));
  return [...own, ...slips];
}

/** What only some sheets of a template have. */
const NOTHING = { intro: null, notes: null, costs: null };

interface Told {
  readonly id: keyof DossierWords['sheet'];
  readonly template: string;
  readonly view: object | null;
}

function exhibitSheets(telling: Telling, spread: Spread): Told[] {
  const addsUp: Told = { id: 'adds-up', template: 'adds-up', view: addsUpSheet(telling) };
  const story: Told = { id: 'chronology', template: 'tables', view: chronologySheet(telling) };
  return [
    { id: 'cover', template: 'cover', view: coverSheet(telling) },
    { id: 'creditor', template: 'party', view: creditorSheet(telling) },
    { id: 'debtor', template: 'party', view: debtorSheet(telling) },
    { id: 'claim', template: 'tables', view: claimSheet(telling) },
    { id: 'statement', template: 'tables', view: statementSheet(telling) },
    ...(spread === 'before-adds-up' ? [story, addsUp] : [addsUp, story]),
    { id: 'interest', template: 'interest', view: interestSheet(telling) },
    ...talkSheets(telling),
  ];
}

function instructionSheets(telling: Telling): Told[] {
  return [
    { id: 'cover', template: 'cover', view: coverSheet(telling) },
    { id: 'terms', template: 'terms', view: termsSheet(telling) },
    ...talkSheets(telling),
  ];
}

function talkSheets(telling: Telling): Told[] {
  const { reminders } = telling.claim;
  return [
    { id: 'reminders', template: 'reminders', view: reminders.length === 0 ? null : remindersSheet(telling) },
    { id: 'disputes', template: 'disputes', view: disputesSheet(telling) },
    { id: 'promises', template: 'tables', view: promisesSheet(telling) },
    { id: 'contacts', template: 'tables', view: contactsSheet(telling) },
  ];
}
