import type { CallStepWords } from './call-step-words.en';

/** Swedish words of a call that is counted as a step of reminders, and taken back. */
export const sv: CallStepWords = {
  field: 'Var det ett steg i påminnelserna?',
  no: 'nej, det loggas bara',
  yes: 'ja: {steps}',
  one: '{step} för {documents}',
  more: '{documents} och {n} till',
  hint: 'I så fall fortsätter nästa påminnelse därifrån, som efter en påminnelse. Det går att ångra.',
  spoken: 'Bara ett samtal eller besök från oss som nådde någon kan vara ett steg.',
  counts: 'Ett steg håller alltid nästa påminnelse på avstånd.',
  counted: 'räknas som {step}',
  title: 'Ändå inget steg',
  intro: 'Samtalet förblir loggat. Dess dokument står åter där de stod, och nästa påminnelse fortsätter därifrån.',
  why: 'Varför',
  reason: 'räknades av misstag',
  submit: 'Ta tillbaka steget',
  undone: 'Steget är återtaget; samtalet förblir loggat',
  scriptTitle: 'Vad man säger, på {language}',
  scriptWords: 'Ändra orden',
  logCall: 'Anteckna samtalet',
};
