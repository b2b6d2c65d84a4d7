import type { RefusedMergingWords } from './refused-merging-words.en';

/** German words of why two records cannot become one, or not be taken apart. */
export const de: RefusedMergingWords = {
  oneRecord: 'Das ist ein und dasselbe Kundenkonto.',
  nameTwo: 'Nennen Sie zwei Kundenkonten.',
  mergedAlready: 'Eines der beiden wurde schon mit einem anderen Konto zusammengelegt.',
  mergeWithThat: 'Legen Sie mit dem Konto zusammen, in das es kam, oder nehmen Sie das erst zurück.',
  oneGroup: 'Eines der beiden gehört zum anderen oder zahlt für es.',
  outOfGroup: 'Nehmen Sie es erst aus dem Konzern, wenn sie ein Kunde sind.',
  otherInLaw: 'Eines der beiden hat eine andere Rechtsstellung als das andere.',
  correctFirst: 'Berichtigen Sie erst, was sie sind.',
  onTheirWay:
    'Gerade sind Nachrichten unterwegs: Ein Lauf wird ausgegeben, oder etwas wartet auf den Versand an eines der beiden.',
  whenTheyLeft: 'Versuchen Sie es wieder, wenn sie fort sind, oder ziehen Sie sie zurück.',
  twoPartners: 'Zwei Partner haben Akten dieser beiden in der Hand.',
  closeOne: 'Schließen Sie erst einen der Fälle.',
  standsTwice: 'Belege stehen unter beiden, und mit ihnen geschah mehr, als dass sie gelistet wurden: {1}.',
  keepTheOther: 'Behalten Sie das andere Konto, oder regeln Sie diese Belege erst auf dem Konto, das aufgeht.',
  noSuchMerge: 'Diese Zusammenlegung gibt es nicht, oder sie wurde zurückgenommen.',
  lookAtMerged: 'Sehen Sie nach, was zusammengelegt wurde.',
  mergedFurther: 'Das Konto, das blieb, wurde seither selbst mit einem anderen zusammengelegt.',
  takeThatBack: 'Nehmen Sie das erst zurück.',
  ofBoth: 'Eine Zusage, ein Plan, ein Einwand oder ein Fall von seither betrifft Rechnungen beider.',
  endItFirst: 'Beenden Sie das erst, oder machen Sie es neu für jedes der beiden.',
  notApart: 'Niemand hat gesagt, dass das zwei sind.',
  lookAtApart: 'Sehen Sie nach, was als zwei bestätigt wurde.',
  shownOtherwise: 'Es sind inzwischen andere Konten, als gezeigt wurden.',
  lookAgain: 'Sehen Sie sie erneut an, und drücken Sie erneut.',
};
