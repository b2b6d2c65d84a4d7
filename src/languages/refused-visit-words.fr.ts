import type { RefusedVisitWords } from './refused-visit-words.en';

/** French words of why a call cannot be agreed or a visit not be planned. */
export const fr: RefusedVisitWords = {
  slotTaken: 'Ce moment n’est plus libre.',
  slotOther: 'Choisissez-en un autre.',
  callAgreed: 'Un appel est déjà convenu avec ce client.',
  moveItOr: 'Déplacez-le, ou annulez-le d’abord.',
  callOver: 'Cet appel a été déplacé ou annulé, ou a commencé.',
  agreeNew: 'Convenez d’un nouvel appel.',
  wrongHours: 'Ces horaires ne peuvent pas être proposés.',
  hoursAre:
    'Un appel dure de 5 à 120 minutes, se réserve au plus 60 jours à l’avance, et il y en a de 1 à 50 par jour.',
};
