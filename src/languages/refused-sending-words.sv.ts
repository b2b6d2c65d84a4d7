import type { RefusedSendingWords } from './refused-sending-words.en';

/** Why something is not given to a service that carries messages. */
export const sv: RefusedSendingWords = {
  noService: 'Ingen posttjänst tar det här företagets brev.',
  serviceHasIt: 'posttjänsten har det',
  dropNotInDoubt: 'Den här lämningen är inte osäker.',
  serviceTaken: 'En posttjänst tar redan det här företagets brev.',
  serviceTakenRemedy: 'Ändra den, eller ta bort den först.',
  serviceBusy: 'Brev lämnas just nu till {1}: inget ändrades.',
  serviceBusyRemedy: 'Försök igen när de är där.',
  serviceFailed: 'Posttjänsten kunde inte besökas ({1}).',
  serviceDoubt: 'Ingen vet ännu om {1} har en lämning: inget ändrades.',
  serviceDoubtRemedy: 'Fråga tjänsten, och säg om den har lämningen.',
  noGateway: 'Det här företaget har ingen tjänst för korta meddelanden.',
  noMobile: '{1} är inget nummer som korta meddelanden når.',
  noMobileRemedy: 'Ange ett mobilnummer, till exempel +33612345678.',
  smsSecret: 'Det är en annan server: hemligheten skickas inte dit osedd.',
  smsSecretRemedy: 'Ange hemligheten igen.',
  smsLong: 'Det korta meddelandet har {1} tecken, fler än {2}.',
  smsNoGateway: 'det finns ingen tjänst för korta meddelanden',
};
