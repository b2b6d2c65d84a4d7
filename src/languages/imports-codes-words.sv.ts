import type { CodesWords } from './imports-codes-words.en';

/** Swedish words of damaged customer numbers and what is decided of them. */
export const codes: CodesWords = {
  title: 'Kundnummer som kan vara skadade',
  text: 'Kalkylprogram tar bort inledande nollor och kortar långa nummer. Inget slås ihop av sig självt: det du bestämmer gäller även för nästa fil från samma källa.',
  must: 'Bestäm för vart och ett av dem, sedan kan filen bokföras.',
  number: 'Nummer {code}',
  numberName: 'Nummer {code}, {name}',
  because: {
    zeros: 'andra nollor, samma namn',
    writing: 'skrivet på annat sätt, samma namn',
    cut: 'avkortat av ett kalkylprogram: raderna utelämnas tills du bestämt dig',
    decided: 'redan bestämt',
  },
  same: 'Är kund {code}, {name}',
  sameNumber: 'Är kund {code}',
  other: 'Är en annan kund',
  leaveOut: 'Utelämna raderna',
  save: 'Spara och titta på filen igen',
};
