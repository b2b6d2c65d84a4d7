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
};
