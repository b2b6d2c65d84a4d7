import type { RefusedToldWords } from './refused-told-words.en';

/** Ce qui est refusé de ce que les clients disent dans le portail. */
export const fr: RefusedToldWords = {
  nothingToAsk: 'Il n’y a rien à demander, ou trop.',
  writeUpTo: 'Écrivez 4 000 caractères au plus.',
  severalQuestions: 'Plusieurs questions attendent déjà une réponse.',
  waitOrCall: 'Attendez notre réponse, ou appelez-nous.',
  noSuchQuestion: 'Il n’y a pas de telle question sans réponse.',
  lookAtCustomer: 'Regardez le client.',
  severalCorrections: 'Plusieurs corrections attendent déjà une personne.',
  noSuchCorrection: 'Il n’y a pas de telle correction à trancher.',
  nobodyHasToLook: 'Plus personne n’a à s’en occuper.',
  notInHardship: 'Le client n’est pas en difficulté.',
  sayWhy: 'Dites pourquoi.',
  sayWhyEnds: 'Dites pourquoi cela prend fin.',
  handOverHardship: 'Le client est en difficulté : une raison est nécessaire pour le remettre.',
  noCorrectionX: 'Il n’y a pas de correction {1}.',
  thatIsNotClaimedFor: 'Cela n’est pas réclamé pour {1}, ou est payé ou abandonné.',
  lookAtWhatIsClaimed: 'Regardez ce qui est réclamé maintenant en plus de la facture.',
  linkOnItsWay: 'Un e-mail avec un lien est déjà en route vers {1}.',
  linkOnItsWayThen: 'Il part dans quelques minutes ; ensuite, un autre peut être envoyé.',
  noPortalLinks: 'Les messages de cette société ne portent pas de lien vers le portail.',
  setPublicUrl: 'Définissez PUBLIC_URL et le réglage portalLinkDays.',
  accountElsewhere: 'Un partenaire s’occupe de ce compte.',
  sentToPartner: 'Adressez au partenaire ceux qui demandent.',
  noMailContact: 'On ne peut pas écrire à ce contact par e-mail.',
  chooseAnotherContact: 'Choisissez-en un autre, ou ajoutez ou confirmez une adresse e-mail.',
};
