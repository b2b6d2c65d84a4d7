import type { RefusedMergingWords } from './refused-merging-words.en';

/** Swedish words of why two records cannot become one, or not be taken apart. */
export const sv: RefusedMergingWords = {
  oneRecord: 'Det är en och samma post.',
  nameTwo: 'Ange två poster.',
  mergedAlready: 'En av de två har redan slagits ihop med en annan post.',
  mergeWithThat: 'Slå ihop med posten som den gick in i, eller ta tillbaka den hopslagningen först.',
  oneGroup: 'En av de två hör till den andra eller betalar för den.',
  outOfGroup: 'Ta ut den ur koncernen först, om de är samma kund.',
  otherInLaw: 'En av de två har en annan rättslig ställning än den andra.',
  correctFirst: 'Rätta först vad de är.',
  onTheirWay:
    'Meddelanden är på väg just nu: en körning skickas ut, eller något väntar på att skickas till en av de två.',
  whenTheyLeft: 'Försök igen när de har gått iväg, eller dra tillbaka dem.',
  twoPartners: 'Två partner har ärenden om de här två.',
  closeOne: 'Avsluta ett av ärendena först.',
  standsTwice: 'Dokument finns under båda, och mer har hänt med dem än att de listats: {1}.',
  keepTheOther: 'Behåll den andra posten, eller reda först ut dokumenten på posten som försvinner.',
  noSuchMerge: 'Den hopslagningen finns inte, eller har tagits tillbaka.',
  lookAtMerged: 'Se vad som har slagits ihop.',
  mergedFurther: 'Posten som blev kvar har sedan själv slagits ihop med en annan.',
  takeThatBack: 'Ta tillbaka den hopslagningen först.',
  ofBoth: 'Ett löfte, en plan, en tvist eller ett ärende som gjorts sedan dess gäller fakturor från båda.',
  endItFirst: 'Avsluta det först, eller gör det på nytt för var och en.',
  notApart: 'Ingen har sagt att de är två.',
  lookAtApart: 'Se vad som har bekräftats som två.',
  shownOtherwise: 'Det är andra poster nu än de som visades.',
  lookAgain: 'Titta på dem igen och tryck igen.',
};
