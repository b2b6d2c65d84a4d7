import type { RefusedInsolvencyWords } from './refused-insolvency-words.en';

/** Why an insolvency cannot be recorded, in German. */
export const de: RefusedInsolvencyWords = {
  nothingToProve: 'Bei diesem Kunden ist nichts eingefroren: Es ist keine Forderung anzumelden.',
  seeSides: 'Sehen Sie nach, auf welcher Seite der Eröffnung seine Belege stehen.',
  frozenByInsolvency: 'Ein eingefrorener Beleg wird nur mit seiner Insolvenz freigegeben.',
  endTheInsolvency: 'Beenden Sie die Insolvenz dieses Kunden, oder nehmen Sie sie als irrtümlich erfasst zurück.',
  noInsolvencyList: '{1} ist keine lesbare Insolvenzliste.',
  giveInsolvencyList:
    'Geben Sie CSV oder Excel mit einer Überschrift für den Namen oder die Registernummer und für den Tag der Eröffnung oder der Bekanntmachung.',
  noSuchMatch: 'Keine Listenzeile wartet auf diesen Kunden.',
  seeMatches: 'Sehen Sie nach, welche warten: duly insolvency found',
  insolvencyThere: 'Für diesen Kunden läuft bereits ein Insolvenzverfahren.',
  endThatFirst: 'Beenden Sie zuerst dieses, oder nehmen Sie es als irrtümlich erfasst zurück.',
  insolvencyDays:
    'Diese Tage können nicht stimmen: Ein Verfahren wird eröffnet, bekannt gemacht, dann werden Forderungen angemeldet.',
  mendInsolvencyDays: 'Berichtigen Sie die Tage; weder Eröffnung noch Bekanntmachung liegen in der Zukunft.',
  noInsolvency: 'Für diesen Kunden läuft kein Insolvenzverfahren.',
  seeInsolvencies: 'Sehen Sie nach, welche es gibt: duly insolvency list',
  proofDay: 'Eine Forderungsanmeldung wird nach der Eröffnung versandt und nicht an einem künftigen Tag.',
  proofLeft: 'Geben Sie den Tag an, an dem sie abging.',
  proofWay: 'Der Versandweg fehlt.',
  writeProofWay: 'Geben Sie ihn an, etwa „Einschreiben“.',
};
