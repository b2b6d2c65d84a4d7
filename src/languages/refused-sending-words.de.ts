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
};
