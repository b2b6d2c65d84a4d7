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
};
