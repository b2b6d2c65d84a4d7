import type { TermsPageWords } from './terms-page-words.en';

/** Swedish words of the page of terms of payment. */
export const sv: TermsPageWords = {
  title: 'Betalningsvillkor',
  intro:
    'Där en faktura inte säger när den senast ska betalas räknas förfallodagen ut: från dokumentets villkor, annars kundens, annars företagets. En angiven förfallodag ändras aldrig.',
  company: 'Företaget',
  assumed: 'Ingen har sagt vad som avtalats: en sådan förfallodag måste visas innan något krävs utifrån den.',
  change: 'Ändra i inställningarna',
  computed: 'Öppna poster med uträknad förfallodag',
  list: 'Visa dem',
  none: 'Ingen öppen post har en uträknad förfallodag.',
  standingIntro: 'Villkoren ändrades efter att dessa förfallodagar räknades ut. Ingenting flyttas av sig självt.',
  move: 'Flytta dessa förfallodagar',
  first: 'De första {n}:',
  document: 'Dokument',
  customer: 'Kund',
  before: 'Förfaller hittills',
  after: 'Förfaller framöver',
  moves: 'Flyttat hittills',
  when: 'När',
  who: 'Vem',
  what: 'Vad',
  undo: 'Återställ',
  back: 'återställt',
  movedOf: 'Följer de villkor som gäller: {items}, varav {n} med en annan förfallodag',
  items: { one: '{n} öppen post', other: '{n} öppna poster' },
  held: {
    one: '{n} till blir som den är: en avbetalningsplan, en partner eller en domstol har den.',
    other: '{n} till blir som de är: en avbetalningsplan, en partner eller en domstol har dem.',
  },
  standing: { one: '{n} öppen post följer tidigare villkor', other: '{n} öppna poster följer tidigare villkor' },
  moved: { one: '{n} skulle förfalla en annan dag', other: '{n} skulle förfalla en annan dag' },
  overdue: { one: '{n} skulle bli förfallen', other: '{n} skulle bli förfallna' },
  relieved: { one: '{n} skulle inte längre vara förfallen', other: '{n} skulle inte längre vara förfallna' },
  putBack: { one: '{n} förfallodag återställd', other: '{n} förfallodagar återställda' },
};
