import type { SupplementWords } from './supplement-words.en';

/** German words of supplements to a case. */
export const de: SupplementWords = {
  title: 'Nachträge',
  text: 'Was der Partner nach der Übergabe von Zahlungen, Gutschriften, Einwänden und neuen Papieren erfährt.',
  caption: 'Nachträge, der neueste zuerst',
  number: 'Nachtrag',
  on: 'Am',
  before: 'Vorher gefordert',
  after: 'Nachher gefordert',
  opened: 'Vom Partner geöffnet',
  notOpened: 'noch nicht',
  pdf: 'PDF',
  part: 'PDF, Teil {n}',
  zip: 'ZIP',
  open: 'Nachtrag {n}',
  none: 'Noch keiner.',
  news: {
    one: '{n} Änderung, seit der Partner zuletzt unterrichtet wurde: Gefordert werden {after} statt {before}.',
    other: '{n} Änderungen, seit der Partner zuletzt unterrichtet wurde: Gefordert werden {after} statt {before}.',
  },
  noNews: 'Nichts hat sich geändert, seit der Partner zuletzt unterrichtet wurde.',
  make: 'Nachtrag {n} erstellen',
  makeText: 'Er steht sofort auf der Seite des Partners und bleibt, wie er ist.',
  made: 'Nachtrag {n} ist erstellt: Gefordert werden {after} statt {before}.',
  told: '{to} wird per E-Mail benachrichtigt.',
  nobodyTold: 'Von dem Partner ist keine E-Mail-Adresse bekannt: Sagen Sie es ihm selbst.',
  going: 'Der Nachtrag wird erstellt. Sehen Sie gleich noch einmal nach.',
  partnerText: 'Was sich seit der Übergabe geändert hat. Es gelten die neuesten Beträge.',
  partnerMail: {
    subject: '{creditor}: Nachtrag {n} zu {number}',
    text: 'Zur Inkassoakte {number} von {creditor} gibt es einen Nachtrag vom {day}.',
    figures: 'Bisher gefordert: {before}. Von nun an gefordert: {after}. Bitte arbeiten Sie nur mit diesen Zahlen.',
    where:
      'Sie finden ihn auf der Seite des Falls, die Sie mit dem erhaltenen Link geöffnet haben. Haben Sie den Link nicht mehr, antworten Sie auf diese E-Mail.',
  },
  unopened:
    '{partner} hat Nachtrag {n} zu {number} vom {day} nicht geöffnet: Stellen Sie sicher, dass er dort bekannt ist.',
  mailSubject: 'Nachtrag {n} zu {number} wurde nicht geöffnet',
  mailText: 'Rufen Sie den Partner an, oder schicken Sie von der Seite des Falls aus einen neuen Link.',
  mailLink: 'Zu den Inkassoakten',
};
