import type { CallStepWords } from './call-step-words.en';

/** German words of a call that is counted as a step of reminders, and taken back. */
export const de: CallStepWords = {
  field: 'War es eine Mahnstufe?',
  no: 'nein, nur festgehalten',
  yes: 'ja: {steps}',
  one: '{step} für {documents}',
  more: '{documents} und {n} weitere',
  hint: 'Wenn ja, macht die nächste Mahnung dort weiter, wie nach einer Mahnung. Das lässt sich zurücknehmen.',
  spoken: 'Nur ein Anruf oder Besuch von uns, bei dem jemand erreicht wurde, kann eine Stufe sein.',
  counts: 'Eine Stufe hält die nächste Mahnung immer auf Abstand.',
  counted: 'zählt als {step}',
  title: 'Doch keine Mahnstufe',
  intro:
    'Der Anruf bleibt festgehalten. Seine Belege stehen wieder, wo sie vorher standen, und die nächste Mahnung macht dort weiter.',
  why: 'Grund',
  reason: 'irrtümlich gezählt',
  submit: 'Stufe zurücknehmen',
  undone: 'Die Stufe ist zurückgenommen; der Anruf bleibt festgehalten',
  scriptTitle: 'Was zu sagen ist, auf {language}',
  scriptWords: 'Diese Worte ändern',
  logCall: 'Anruf festhalten',
};
