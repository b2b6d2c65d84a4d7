import type { RefusedMailWords } from './refused-mail-words.en';

/** German words of why mail does not leave. */
export const de: RefusedMailWords = {
  keyAtOnce: 'Für {1} wurde im selben Augenblick ein Schlüssel erzeugt.',
  lookAgain: 'Sehen Sie noch einmal nach: jetzt ist er da.',
  keyGone: 'Der Schlüssel, mit dem E-Mails von {1} signiert werden, liegt nicht im Ordner keys dieser Installation.',
  setUpMailbox: 'Richten Sie zuerst das Postfach ein, das gelesen wird; bis dahin kommen Nachrichten in den Ordner.',
  writePace: 'Schreiben Sie E-Mails je Minute und gleichzeitige je Domain, etwa gmail.com=20/2,*=600/10.',
};
