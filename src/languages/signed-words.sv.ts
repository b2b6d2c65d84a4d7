import type { SignedWords } from './signed-words.en';

/** Swedish words of papers that come back signed. */
export const sv: SignedWords = {
  title: 'Undertecknade handlingar',
  none: 'Inget har kommit tillbaka undertecknat.',
  file: 'Det som undertecknades, högst 25 MB',
  signedOn: 'Undertecknat den',
  signedOnDay: 'undertecknat {day}',
  submit: 'Arkivera',
  needFile: 'Välj filen som undertecknades.',
  wrongDay: 'Ange en dag i kalendern.',
  done: '{name} är arkiverad: bevis, och bilaga till inkassoakten',
  waits: 'Kunden skickade detta; titta på det innan någon annan ser det:',
  isSigned: 'Det är det som skulle undertecknas',
  isNot: 'Det är något annat: ta bort',
  judgedYes: 'Det är arkiverat som bevis.',
  judgedNo: 'Det är borttaget.',
};
