import Handlebars from 'handlebars';
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

/** Sources of the templates in `templates/dossier`, by file name without its ending. */
export type Templates = Readonly<Record<string, string>>;

/** Where the chronology stands, so that its two pages face each other. */
export type Spread = 'before-adds-up' | 'after-adds-up';

/** All sheets of an edition; exhibits that cannot be shown have a slip, under the exhibit's own id. */
export function sheetsOf(telling: Telling, templates: Templates, spread: Spread): Sheet[] {
  const print = printer(templates);
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
    html: print(template, view),
  }));
  const slips = telling.exhibits
    .filter(({ why }) => why !== null)
    .map((exhibit): Sheet => ({
      id: exhibit.id,
      title: exhibit.name,
      html: print('slip', slipSheet(telling, exhibit)),
    }));
  return [...own, ...slips];
}

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

/** Templates know `each`, `if` and the table; a blank that a view does not fill is an error. */
function printer(templates: Templates): (template: string, view: object) => string {
  const engine = Handlebars.create();
  const options = { strict: true, knownHelpersOnly: true, preventIndent: true } as const;
  const source = (name: string): string => {
    const found = templates[name];
    assert(found !== undefined, `there is no template ${name}`);
    return found;
  };
  engine.registerPartial('table', engine.compile(source('table'), options));
  engine.registerPartial('facts', engine.compile(source('facts'), options));
  return (template, view) => engine.compile(source(template), options)({ intro: null, daily: null, ...view });
}
