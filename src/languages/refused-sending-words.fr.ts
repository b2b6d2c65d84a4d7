import type { RefusedSendingWords } from './refused-sending-words.en';

/** Why something is not given to a service that carries messages. */
export const fr: RefusedSendingWords = {
  noService: 'Aucun service postal ne prend les lettres de cette société.',
  serviceHasIt: 'le service postal l’a',
  dropNotInDoubt: 'Ce dépôt n’est pas incertain.',
  serviceTaken: 'Un service postal prend déjà les lettres de cette société.',
  serviceTakenRemedy: 'Modifiez-le, ou supprimez-le d’abord.',
  serviceBusy: 'Des lettres sont en train d’être remises à {1} : rien n’a été modifié.',
  serviceBusyRemedy: 'Réessayez quand elles y sont.',
  serviceFailed: 'Le service postal n’a pas pu être visité ({1}).',
  serviceDoubt: 'Personne ne sait encore si {1} a un dépôt : rien n’a été modifié.',
  serviceDoubtRemedy: 'Demandez au service, et dites s’il a le dépôt.',
  noGateway: 'Cette société n’a pas de passerelle pour messages courts.',
  noMobile: '{1} n’est pas un numéro que des messages courts atteignent.',
  noMobileRemedy: 'Donnez un numéro de mobile, par exemple +33612345678.',
  smsSecret: 'C’est un autre hôte : le secret n’y est pas envoyé sans être revu.',
  smsSecretRemedy: 'Donnez le secret de nouveau.',
  smsLong: 'Le message court a {1} caractères, plus que {2}.',
  smsNoGateway: 'il n’y a pas de passerelle pour messages courts',
};
