import type { RefusedSendingWords } from './refused-sending-words.en';

/** Why something is not given to a service that carries messages. */
export const de: RefusedSendingWords = {
  noService: 'Kein Postdienst nimmt die Briefe dieser Firma.',
  serviceHasIt: 'der Postdienst hat ihn',
  dropNotInDoubt: 'Diese Lieferung ist nicht im Zweifel.',
  serviceTaken: 'Die Briefe dieser Firma nimmt schon ein Postdienst.',
  serviceTakenRemedy: 'Ändern Sie ihn, oder entfernen Sie ihn zuerst.',
  serviceBusy: 'Gerade werden {1} Briefe übergeben: nichts wurde geändert.',
  serviceBusyRemedy: 'Versuchen Sie es wieder, wenn sie dort sind.',
  serviceFailed: 'Der Postdienst konnte nicht besucht werden ({1}).',
  serviceDoubt: 'Noch weiß niemand, ob {1} eine Lieferung hat: nichts wurde geändert.',
  serviceDoubtRemedy: 'Fragen Sie den Dienst, und sagen Sie, ob er die Lieferung hat.',
  noGateway: 'Diese Firma hat keinen Dienst für Kurznachrichten.',
  noMobile: '{1} ist keine Nummer, die Kurznachrichten erreichen.',
  noMobileRemedy: 'Geben Sie eine Mobilnummer an, etwa +33612345678.',
  smsSecret: 'Es ist ein anderer Server: das Geheimnis wird nicht ungesehen dorthin gesandt.',
  smsSecretRemedy: 'Geben Sie das Geheimnis noch einmal an.',
  smsLong: 'Die Kurznachricht hat {1} Zeichen, mehr als {2}.',
  smsNoGateway: 'es gibt keinen Dienst für Kurznachrichten',
};
