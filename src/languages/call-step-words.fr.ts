import type { CallStepWords } from './call-step-words.en';

/** French words of a call that is counted as a step of reminders, and taken back. */
export const fr: CallStepWords = {
  field: 'Était-ce un niveau de relance ?',
  no: 'non, simplement consigné',
  yes: 'oui : {steps}',
  one: '{step} pour {documents}',
  more: '{documents} et {n} autres',
  hint: 'Si oui, la relance suivante repart de là, comme après une relance. On peut revenir en arrière.',
  spoken: 'Seul un appel ou une visite de notre part, et qui a joint quelqu’un, peut être un niveau.',
  counts: 'Un niveau tient toujours la relance suivante à distance.',
  counted: 'compte comme {step}',
  title: 'Finalement, ce n’était pas un niveau',
  intro: 'L’appel reste consigné. Ses pièces reviennent où elles en étaient, et la relance suivante repart de là.',
  why: 'Pourquoi',
  reason: 'compté par erreur',
  submit: 'Annuler ce niveau',
  undone: 'Le niveau est annulé ; l’appel reste consigné',
  scriptTitle: 'Que dire, en {language}',
  scriptWords: 'Modifier ces mots',
  logCall: 'Noter l’appel',
};
