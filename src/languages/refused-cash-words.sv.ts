import type { RefusedCashWords } from './refused-cash-words.en';

/** Swedish words of what cannot be done with money that came in. */
export const sv: RefusedCashWords = {
  dealtWith: 'De här pengarna har redan hanterats.',
  lookAtIt: 'Se vad som gjordes med dem; det kan tas tillbaka.',
  toldTwice: 'Kanske gäller en annan rad från banken samma pengar.',
  sayFirst: 'Säg först om de två är samma.',
  nothingToTakeBack: 'Det finns inget att ta tillbaka, eller det har redan tagits tillbaka.',
  nobody: 'Det är inte sagt vems pengar det är.',
  nameACustomer: 'Namnge en kund: pengarna kan stå kvar på dess konto.',
  notAll: 'Det som betalas och det som står kvar på konto blir inte beloppet.',
  giveEachPart: 'Ge varje del av pengarna en plats.',
  noMoney: 'För en av kunderna blir inget av pengarna kvar.',
  leaveOut: 'Ta bort den kunden, eller ge den en del av pengarna.',
  twice: 'En kund eller post nämns två gånger.',
  nameOnce: 'Nämn var och en en gång, med allt den får.',
  creditUnused: 'En kredit tas, men inget som den kan betala.',
  nameWhat: 'Säg vad den dras av från.',
  noSuchLine: 'De pengarna finns inte.',
  notWaiting: 'Den här raden från banken är inga pengar som väntar på beslut.',
  noProposal: 'Ingen är föreslagen för de här pengarna.',
  whyAside: 'Det är inte sagt varför pengarna inte är någon kunds.',
  sayWhose: 'Säg vad det är, till exempel en skatteåterbäring.',
  whyUndo: 'Det är inte sagt varför det tas tillbaka.',
  sayWhy: 'Säg varför, med några ord.',
  notLearnt: 'Det är inte känt att kunden betalar från det kontot.',
};
