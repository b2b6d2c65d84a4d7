import type { RefusedVisitWords } from './refused-visit-words.en';

/** German words of why a call cannot be agreed or a visit not be planned. */
export const de: RefusedVisitWords = {
  slotTaken: 'Diese Zeit ist nicht mehr frei.',
  slotOther: 'Wählen Sie eine andere.',
  callAgreed: 'Mit diesem Kunden ist schon ein Anruf vereinbart.',
  moveItOr: 'Verlegen Sie ihn, oder sagen Sie ihn erst ab.',
  callOver: 'Dieser Anruf wurde verlegt oder abgesagt, oder er hat begonnen.',
  agreeNew: 'Vereinbaren Sie einen neuen.',
  wrongHours: 'Diese Zeiten können nicht angeboten werden.',
  hoursAre:
    'Ein Anruf dauert 5 bis 120 Minuten, wird höchstens 60 Tage im Voraus vereinbart, und es sind 1 bis 50 am Tag.',
  wrongAgent: 'Diese Angaben zum Außendienst können nicht gespeichert werden.',
  nameAnd: 'Name und Funktion sind nötig; Gebiete sind die ersten Zeichen von Postleitzahlen, etwa 44, 49, 85.',
  noVisits:
    'Zu diesem Kunden darf niemand geschickt werden: er gehört zu uns, wird von einem Berater vertreten, ist insolvent, oder die Sache liegt bei einem Partner oder Gericht.',
  writeTo: 'Schreiben Sie an den, der für ihn spricht.',
  nobodyToTell: 'So lässt sich der Besuch diesem Kunden nicht ankündigen.',
  announceOther: 'Kündigen Sie ihn anders an, oder ergänzen Sie eine E-Mail- oder Postanschrift.',
  visitThere: 'Ein Besuch bei diesem Kunden ist schon geplant.',
  noSuchAddress: 'Eine solche Anschrift gibt es nicht.',
  chooseAddress: 'Wählen Sie eine des Kunden.',
  noSuchAgent: 'Einen solchen Außendienst gibt es nicht.',
  tooSoon: 'Der Besuch käme zu früh nach seiner Ankündigung.',
  tooFar: 'Der Tag liegt zu weit voraus.',
  sunday: 'An einem Sonntag wird niemand besucht.',
  holiday: 'Beim Kunden ist an dem Tag Feiertag.',
  anotherDay: 'Wählen Sie einen anderen Tag.',
  visitNotYet: 'Der Tag dieses Besuchs ist noch nicht gekommen.',
  recordWhen: 'Halten Sie ihn fest, wenn er gekommen ist.',
  visitOver: 'Dieser Besuch ist vorbei oder nicht so geplant.',
  lookVisit: 'Sehen Sie den Besuch noch einmal an.',
};
