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
  wrongAgent: 'Ces données d’un agent ne peuvent pas être gardées.',
  nameAnd:
    'Le nom et la fonction sont nécessaires ; les secteurs sont les premiers signes de codes postaux, comme 44, 49, 85.',
  noVisits:
    'Personne ne peut être envoyé chez ce client : c’est une société à nous, il est représenté par un conseil, il est insolvable, ou l’affaire est chez un partenaire ou un tribunal.',
  writeTo: 'Écrivez à qui parle pour lui.',
  nobodyToTell: 'La visite ne peut pas être annoncée ainsi à ce client.',
  announceOther: 'Annoncez-la autrement, ou ajoutez une adresse e-mail ou postale.',
  visitThere: 'Une visite chez ce client est déjà planifiée.',
  noSuchAddress: 'Il n’y a pas d’adresse de ce genre où aller.',
  chooseAddress: 'Choisissez-en une du client.',
  noSuchAgent: 'Il n’y a pas d’agent de ce nom qui visite des clients.',
  tooSoon: 'La visite aurait lieu trop tôt après son annonce.',
  tooFar: 'Ce jour est trop lointain.',
  sunday: 'Personne n’est visité un dimanche.',
  holiday: 'C’est un jour férié là où se trouve le client.',
  anotherDay: 'Choisissez un autre jour.',
  visitNotYet: 'Le jour de cette visite n’est pas venu.',
  recordWhen: 'Notez-la quand il sera venu.',
  visitOver: 'Cette visite est terminée, ou n’est pas planifiée ainsi.',
  lookVisit: 'Regardez la visite à nouveau.',
};
