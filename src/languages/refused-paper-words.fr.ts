import type { RefusedPaperWords } from './refused-paper-words.en';

/** The same in French. */
export const fr: RefusedPaperWords = {
  unknownDebtor: 'Personne n’a dit ce qu’est ce client en droit : aucun acte ne peut lui être adressé.',
  sayDebtor:
    'Indiquez s’il s’agit d’une société, d’un entrepreneur individuel, d’un organisme public ou d’un consommateur.',
  noneChosen: 'Aucune facture ouverte n’est choisie.',
  chooseThem: 'Choisissez les factures concernées.',
  oneCurrency: 'Un acte porte sur une seule devise.',
  oneEach: 'Écrivez-en un par devise.',
  officialPdf: 'Un document officiel se dépose en PDF.',
  takePdf: 'Prenez le PDF de son éditeur.',
  officialShut:
    'Ce PDF ne s’ouvre pas : il est endommagé ou protégé et ne pourrait pas être imprimé à la suite d’une lettre.',
  takeAgain: 'Reprenez-le chez son éditeur, ou imprimez-le dans un nouveau PDF sans protection.',
  addressOrMail: 'Ajoutez une adresse, ou envoyez-le par e-mail.',
  postOrAddress: 'Envoyez-le par la poste, ou ajoutez une adresse.',
  stopped: 'Ce document ne doit pas partir ainsi.',
  mendFirst: 'Levez d’abord ce qui s’y oppose.',
  noPaper: 'Il n’y a pas de document {1} de {2} pour : {3}.',
  noOfficial: 'Il n’y a pas de document officiel {1}.',
  noPostal: 'Aucune adresse postale n’est connue pour cette lettre.',
};
