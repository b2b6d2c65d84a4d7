import type { MailLinesWords } from './mail-lines-words.en';

/** German words for the lines by which a partner may answer a mail. */
export const de: MailLinesWords = {
  title: 'Was ihre Zeilen sagen',
  text: 'Zeilen des Formulars, mit dem unsere E-Mails enden. Jede wird beim Fall festgehalten, wenn Sie sie bestätigen; bis dahin ändert sich nichts.',
  confirm: 'Bestätigen',
  done: 'Es ist beim Fall festgehalten.',
  known: 'Es war schon festgehalten.',
  papers: 'Unterlagen zum Fall nehmen',
  papersDone: '{n} beim Fall abgelegt.',
  block:
    'Sie können auf diese E-Mail antworten. Zeilen wie diese werden gelesen und, wenn jemand hier sie bestätigt hat, beim Fall festgehalten:\nERHALTEN Ihr-Zeichen\nANGERUFEN 2026-03-02 erreicht\nBEZAHLT 1200,00 2026-03-02\nBEENDET zurückgegeben',
  /** What a line begins with. */
  words: {
    received: 'ERHALTEN',
    called: 'ANGERUFEN',
    visited: 'BESUCHT',
    paid: 'BEZAHLT',
    closed: 'BEENDET',
  },
};
