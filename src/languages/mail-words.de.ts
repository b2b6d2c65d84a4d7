import type { MailWords } from './mail-words.en';

/** German words of who gets the messages about a customer. */
export const de: MailWords = {
  heading: 'Empfänger der Nachrichten',
  title: 'Wer die Nachrichten zu {customer} erhält',
  intro:
    'Dorthin gehen Mahnungen und Hinweise, Kunde für Kunde. Wer schuldet und was gefordert wird, ändert sich nicht.',
  payer: 'Nummer des Zahlers',
  payerHint: 'Ein anderer Kunde, der für diesen zahlt. Leer: Er zahlt selbst.',
  group: 'Nachrichten seines Konzerns',
  groupHint: 'Für einen Kunden, dessen Gesellschaften hier bekannt sind.',
  each: 'Jede Gesellschaft erhält ihre eigene',
  one: 'Eine Nachricht für den Konzern',
  apart: 'Wenn die Konzernspitze eine Nachricht für alle will',
  apartHint: 'Ein eigener Zahler geht der Konzernspitze vor.',
  together: 'Er steht in dieser Nachricht',
  own: 'Er ist herausgenommen und erhält eigene',
  submit: 'Speichern',
  done: 'Der Empfänger der Nachrichten ist gespeichert',
  change: 'Sagen, wer die Nachrichten erhält',
  unknown: 'Es gibt keinen Kunden mit dieser Nummer.',
  secondPayer: 'Wer für andere zahlt, zahlt für sich selbst: Nennen Sie den Kunden, der am Ende zahlt.',
  noEntities: 'Er steht an der Spitze keines Konzerns.',
  toPayer: 'Die Nachrichten gehen an den Zahler,',
  toHead: 'Die Nachrichten gehen an die Konzernspitze,',
  others: {
    one: 'Auch Nachrichten zu einem anderen Kunden kommen hierher:',
    other: 'Auch Nachrichten zu {n} anderen Kunden kommen hierher:',
  },
  lineTo: 'in der Nachricht an {name}',
};
