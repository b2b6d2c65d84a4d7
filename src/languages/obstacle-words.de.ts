import type { ObstacleWords } from './obstacle-words.en';

/** German words of the forms for obstacles and for money that went back. */
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
  returned: {
    title: 'Zurückgegangenes Geld: {customer}',
    intro:
      'Rücklastschrift, nicht eingelöster Scheck, zurückgesandte Zahlung: Was damit bezahlt war, ist ab diesem Tag wieder offen, auf der Stufe von vorher. Der Kunde wird von selbst benachrichtigt, einmal, sobald Sperren und der Abstand zwischen Kontakten es zulassen; und jemand bekommt eine Aufgabe.',
    payment: 'Zahlung',
    on: 'Zurückgegangen am',
    why: 'Grund laut Bank',
    reply: 'Den Kunden benachrichtigen',
    submit: 'Rückgang festhalten',
    done: '{amount} gingen zurück; wieder offen: {documents}',
    doneFree: '{amount} gingen zurück; damit war nichts bezahlt',
    none: 'Es gibt keine Zahlung, die zurückgegangen sein kann.',
    undo: {
      title: 'Das Geld ging doch nicht zurück',
      intro: 'Die Zahlung bezahlt wieder, was sie bezahlt hatte, soweit es noch offen ist.',
      why: 'Warum',
      submit: 'Rückgang zurücknehmen',
      done: 'Der Rückgang ist zurückgenommen',
      reason: 'Sofort zurückgenommen',
    },
  },
};
