import type { RefusedToldWords } from './refused-told-words.en';

/** Was von dem, was Kunden im Portal sagen, nicht geht. */
export const de: RefusedToldWords = {
  nothingToAsk: 'Es gibt nichts zu fragen, oder zu viel davon.',
  writeUpTo: 'Schreiben Sie höchstens 4.000 Zeichen.',
  severalQuestions: 'Hier warten schon mehrere Fragen auf eine Antwort.',
  waitOrCall: 'Warten Sie auf unsere Antwort oder rufen Sie uns an.',
  noSuchQuestion: 'Eine solche unbeantwortete Frage gibt es nicht.',
  lookAtCustomer: 'Sehen Sie den Kunden an.',
  severalCorrections: 'Hier warten schon mehrere Berichtigungen auf einen Menschen.',
  noSuchCorrection: 'Über eine solche Berichtigung ist nicht zu entscheiden.',
  nobodyHasToLook: 'Darum muss sich niemand mehr kümmern.',
  notInHardship: 'Der Kunde ist kein Härtefall.',
  sayWhy: 'Sagen Sie warum.',
  sayWhyEnds: 'Sagen Sie, warum es endet.',
  handOverHardship: 'Der Kunde ist ein Härtefall: zur Übergabe braucht es einen Grund.',
  noCorrectionX: 'Eine Berichtigung {1} gibt es nicht.',
  thatIsNotClaimedFor: 'Das wird zu {1} nicht verlangt, oder es ist bezahlt oder erlassen.',
  lookAtWhatIsClaimed: 'Sehen Sie nach, was neben der Rechnung jetzt verlangt wird.',
  linkOnItsWay: 'Eine E-Mail mit einem Link an {1} ist schon unterwegs.',
  linkOnItsWayThen: 'Sie geht in wenigen Minuten hinaus; danach kann eine weitere gesendet werden.',
  noPortalLinks: 'Nachrichten dieser Gesellschaft tragen keinen Link zum Portal.',
  setPublicUrl: 'Setzen Sie PUBLIC_URL und die Einstellung portalLinkDays.',
  accountElsewhere: 'Um dieses Konto kümmert sich ein Partner.',
  sentToPartner: 'Wer fragt, wird an den Partner verwiesen.',
  noMailContact: 'Diesem Kontakt kann nicht per E-Mail geschrieben werden.',
  chooseAnotherContact: 'Wählen Sie einen anderen, oder ergänzen oder bestätigen Sie eine E-Mail-Adresse.',
};
