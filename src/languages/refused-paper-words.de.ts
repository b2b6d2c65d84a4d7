import type { RefusedPaperWords } from './refused-paper-words.en';

/** The same in German. */
export const de: RefusedPaperWords = {
  unknownDebtor:
    'Niemand hat gesagt, was dieser Kunde rechtlich ist: Ihm kann kein rechtliches Schreiben geschickt werden.',
  sayDebtor: 'Geben Sie an, ob er Unternehmen, Einzelunternehmer, öffentliche Stelle oder Verbraucher ist.',
  noneChosen: 'Es ist keine offene Rechnung gewählt.',
  chooseThem: 'Wählen Sie die Rechnungen, um die es geht.',
  oneCurrency: 'Ein rechtliches Schreiben fordert in einer Währung.',
  oneEach: 'Schreiben Sie je Währung eines.',
  officialPdf: 'Eine amtliche Unterlage wird als PDF abgelegt.',
  takePdf: 'Nehmen Sie das PDF des Herausgebers.',
  officialShut:
    'Dieses PDF lässt sich nicht öffnen: Es ist beschädigt oder geschützt und könnte nicht hinter einem Brief gedruckt werden.',
  takeAgain: 'Holen Sie es erneut beim Herausgeber, oder drucken Sie es in ein neues PDF ohne Schutz.',
  addressOrMail: 'Erfassen Sie eine Anschrift, oder senden Sie es per E-Mail.',
  postOrAddress: 'Senden Sie es per Post, oder erfassen Sie eine Adresse.',
  stopped: 'So darf dieses Schreiben nicht gesendet werden.',
  mendFirst: 'Beheben Sie zuerst, was im Weg steht.',
  noPaper: 'Es gibt kein Schreiben {1} von {2} für: {3}.',
  noOfficial: 'Es gibt keine amtliche Unterlage {1}.',
  noPostal: 'Für diesen Brief ist keine Postanschrift bekannt.',
};
