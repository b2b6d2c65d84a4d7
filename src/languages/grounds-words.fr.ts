import type { GroundsWords } from './grounds-words.en';

/** French words of what speaks for handing a claim over. */
export const fr: GroundsWords = {
  title: 'Ce qui justifie la transmission',
  none: 'Rien pour l’instant : ni refus, ni long silence, ni promesse rompue.',
  refused: 'Il a dit le {day} qu’il ne paierait pas, et n’a rien promis depuis.',
  broken: 'Promesses non tenues : {broken} sur {of}, la dernière pour le {day}.',
  void: 'L’échéancier {plan} est caduc ; {left} n’ont pas été payés.',
  contested: 'Il maintient une contestation à laquelle il a été répondu de façon motivée le {day} : {documents}.',
  denied: 'Il avait approuvé le {approved} ce qu’il conteste depuis le {day} : {documents}.',
  saidPaid: 'Il a dit le {day} avoir payé ; rien n’est arrivé.',
  silence: '{n} relances depuis le {day} sont restées sans réponse, et rien n’a été payé.',
  returned: { one: '{n} message est revenu.', other: '{n} messages sont revenus.' },
};
