import type { ObstacleWords } from './obstacle-words.en';

/** German words of the form for obstacles. */
export const de: ObstacleWords = {
  title: 'Hindernis: {customer}',
  intro:
    'Niemand widerspricht, doch der Zahlung steht etwas im Weg. Was Sie ankreuzen, wird bis zum nächsten Termin nicht gemahnt; dann hat der Zuständige eine Aufgabe. Ohne angekreuzten Beleg betrifft es das ganze Konto.',
  kind: 'Was im Weg steht',
  next: 'Nächster Termin (leer: wie üblich)',
  owner: 'Wer es klärt (leer: wie üblich)',
  note: 'In Worten',
  reply: 'Dem Kunden antworten',
  replies_yes: 'ja: die fertige Antwort öffnen',
  replies_no: 'nein',
  submit: 'Hindernis festhalten',
  done: 'Festgehalten bis {day}: {what}',
  noCopies:
    'Von {documents} ist keine Kopie vorhanden: Laden Sie sie zuerst auf ihrer Seite hoch, oder ändern Sie den Text.',
};
