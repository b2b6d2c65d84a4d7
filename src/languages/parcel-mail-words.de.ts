import type { ParcelMailWords } from './parcel-mail-words.en';

/** German words of mails that carry a recovery file to a partner, as the partner reads them. */
export const de: ParcelMailWords = {
  subject: '{creditor}: Inkassoakte {number}',
  text: '{creditor} übergibt Ihnen die Inkassoakte {number}. Hauptforderung: {principal}.',
  enclosed: {
    all: 'Im Anhang finden Sie die Akte als PDF, dieselbe als Archiv mit allen Stücken und die Zeile für Ihre Fallliste.',
    pdfs: 'Im Anhang finden Sie die Akte als PDF. Das Archiv mit allen Stücken ist für eine E-Mail zu groß: Sie finden es auf der Seite des Falls.',
    link: 'Die Akte ist für eine E-Mail zu groß: Sie finden sie auf der Seite des Falls.',
  },
  linkText: '{creditor} sendet Ihnen den Link zur Inkassoakte {number} und ihrer Seite.',
  receipt:
    'Bitte öffnen Sie die Seite des Falls einmal, damit wir wissen, dass er Sie erreicht hat. Der Link ist nur für Sie bestimmt.',
  open: 'Fall öffnen',
  reopened: {
    subject: 'Der Fall {number} läuft weiter',
    text: '{creditor} hatte den Fall {number} zurückgenommen. Er läuft ab {day} weiter: Bitte machen Sie dort weiter, wo er stand.',
  },
  undone: {
    subject: 'Der Fall {number} war nicht für Sie bestimmt',
    text: '{creditor} hat Ihnen die Inkassoakte {number} versehentlich gesendet und am {day} zurückgenommen. Bitte unternehmen Sie nichts und löschen Sie, was Sie bekommen haben.',
  },
  trial: {
    subject: '{creditor}: ein Test',
    text: '{creditor} probiert aus, ob Inkassoakten Sie unter dieser Adresse erreichen. Sie müssen nichts tun.',
  },
};
