import type { RefusedMergingWords } from './refused-merging-words.en';

/** French words of why two records cannot become one, or not be taken apart. */
export const fr: RefusedMergingWords = {
  oneRecord: 'C’est une seule et même fiche.',
  nameTwo: 'Indiquez deux fiches.',
  mergedAlready: 'L’une des deux a déjà été fusionnée dans une autre fiche.',
  mergeWithThat: 'Fusionnez avec la fiche qui l’a reprise, ou défaites d’abord cette fusion.',
  oneGroup: 'L’une des deux appartient à l’autre, ou paie pour elle.',
  outOfGroup: 'Sortez-la d’abord du groupe, si elles ne sont qu’un client.',
  otherInLaw: 'L’une des deux a une autre qualité juridique que l’autre.',
  correctFirst: 'Corrigez d’abord leur qualité.',
  onTheirWay:
    'Des messages sont en route : une relance est en cours d’émission, ou quelque chose attend d’être envoyé à l’une des deux.',
  whenTheyLeft: 'Réessayez quand ils seront partis, ou retirez-les.',
  twoPartners: 'Deux partenaires ont en main des dossiers de ces deux fiches.',
  closeOne: 'Clôturez d’abord l’un des dossiers.',
  standsTwice: 'Des pièces figurent sous les deux, et il leur est arrivé plus que d’être listées : {1}.',
  keepTheOther: 'Gardez l’autre fiche, ou réglez d’abord ces pièces sur la fiche qui disparaît.',
  noSuchMerge: 'Cette fusion n’existe pas, ou elle a été défaite.',
  lookAtMerged: 'Regardez ce qui a été fusionné.',
  mergedFurther: 'La fiche qui est restée a depuis été fusionnée dans une autre.',
  takeThatBack: 'Défaites d’abord cette fusion.',
  ofBoth: 'Une promesse, un plan, un litige ou un dossier fait depuis porte sur des factures des deux.',
  endItFirst: 'Mettez-y fin d’abord, ou refaites-le pour chacune des deux.',
  notApart: 'Personne n’a dit que ces fiches sont deux clients.',
  lookAtApart: 'Regardez ce qui a été déclaré distinct.',
  shownOtherwise: 'Ce ne sont plus les fiches qui étaient affichées.',
  lookAgain: 'Regardez-les à nouveau, puis validez à nouveau.',
};
