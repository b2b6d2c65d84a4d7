import type { RefusedInsolvencyWords } from './refused-insolvency-words.en';

/** Why an insolvency cannot be recorded, in Swedish. */
export const sv: RefusedInsolvencyWords = {
  nothingToProve: 'Inget hos kunden är fryst: det finns ingen fordran att bevaka.',
  seeSides: 'Se på vilken sida om öppningen dokumenten står.',
  frozenByInsolvency: 'Ett fryst dokument släpps bara med sin insolvens.',
  endTheInsolvency: 'Avsluta kundens insolvens, eller ta tillbaka den som felregistrerad.',
  noInsolvencyList: '{1} är ingen insolvenslista som går att läsa.',
  giveInsolvencyList:
    'Ge CSV eller Excel med en rubrik för namnet eller organisationsnumret, och för dagen för beslutet eller kungörelsen.',
  noSuchMatch: 'Ingen rad i en lista väntar på kunden.',
  seeMatches: 'Se vilka som väntar: duly insolvency found',
  insolvencyThere: 'Ett insolvensförfarande för den här kunden pågår redan.',
  endThatFirst: 'Avsluta det först, eller ta tillbaka det som felregistrerat.',
  insolvencyDays: 'De här dagarna stämmer inte: ett förfarande inleds, kungörs och sedan anmäls fordringar.',
  mendInsolvencyDays: 'Rätta dagarna; varken inledandet eller kungörelsen ligger i framtiden.',
  noInsolvency: 'Inget insolvensförfarande för den här kunden pågår.',
  seeInsolvencies: 'Se vilka som finns: duly insolvency list',
  proofDay: 'En fordringsanmälan skickas efter inledandet och inte på en kommande dag.',
  proofLeft: 'Ange dagen då den skickades.',
  proofWay: 'Hur den skickades saknas.',
  writeProofWay: 'Ange det, till exempel ”rekommenderat brev”.',
};
