import type { RefusedVisitWords } from './refused-visit-words.en';

/** Swedish words of why a call cannot be agreed or a visit not be planned. */
export const sv: RefusedVisitWords = {
  slotTaken: 'Tiden är inte ledig längre.',
  slotOther: 'Välj en annan.',
  callAgreed: 'Ett samtal är redan avtalat med den här kunden.',
  moveItOr: 'Flytta det, eller avboka det först.',
  callOver: 'Samtalet har flyttats eller avbokats, eller har börjat.',
  agreeNew: 'Avtala ett nytt.',
  wrongHours: 'De här tiderna kan inte erbjudas.',
  hoursAre: 'Ett samtal tar 5 till 120 minuter, bokas högst 60 dagar i förväg, och det är 1 till 50 per dag.',
  wrongAgent: 'De här uppgifterna om ett ombud kan inte sparas.',
  nameAnd: 'Namn och funktion behövs; områden är de första tecknen i postnummer, till exempel 44, 49, 85.',
  noVisits:
    'Ingen får skickas till den här kunden: den är en av våra egna, företräds av ett ombud, är insolvent, eller ärendet ligger hos en partner eller en domstol.',
  writeTo: 'Skriv till den som för dess talan.',
  nobodyToTell: 'Besöket kan inte meddelas den här kunden så.',
  announceOther: 'Meddela det på annat sätt, eller lägg till en e-postadress eller postadress.',
  visitThere: 'Ett besök hos den här kunden är redan planerat.',
  noSuchAddress: 'Det finns ingen sådan adress att åka till.',
  chooseAddress: 'Välj en av kundens.',
  noSuchAgent: 'Det finns inget sådant ombud som besöker kunder.',
  tooSoon: 'Besöket skulle komma för tidigt efter meddelandet.',
  tooFar: 'Dagen ligger för långt fram.',
  sunday: 'Ingen besöks på en söndag.',
  holiday: 'Det är helgdag där kunden finns.',
  anotherDay: 'Välj en annan dag.',
  visitNotYet: 'Dagen för det här besöket har inte kommit.',
  recordWhen: 'Anteckna det när den har kommit.',
  visitOver: 'Det här besöket är över, eller är inte planerat så.',
  lookVisit: 'Titta på besöket igen.',
};
