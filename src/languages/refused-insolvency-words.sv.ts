import type { RefusedInsolvencyWords } from './refused-insolvency-words.en';

/** Why an insolvency cannot be recorded, in Swedish. */
export const sv: RefusedInsolvencyWords = {
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
