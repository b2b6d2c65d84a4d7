import type { PortalLanguage } from './portal-words';

/** Where whoever has a letter types its code. */
interface PortalDoorWords {
  readonly title: string;
  readonly text: string;
  readonly code: string;
  readonly button: string;
  readonly wrong: string;
}

export const PORTAL_DOOR_WORDS: Readonly<Record<PortalLanguage, PortalDoorWords>> = {
  en: {
    title: 'Open your account',
    text: 'The code stands in the letter that you received: twelve letters and digits in three groups.',
    code: 'Code of the letter',
    button: 'Continue',
    wrong: 'This is not the code of a letter. Please compare it with the letter, sign by sign.',
  },
  fr: {
    title: 'Ouvrir votre compte',
    text: 'Le code figure dans la lettre que vous avez reçue : douze lettres et chiffres en trois groupes.',
    code: 'Code de la lettre',
    button: 'Continuer',
    wrong: 'Ce n’est pas le code d’une lettre. Comparez-le avec la lettre, signe par signe.',
  },
  de: {
    title: 'Ihr Konto öffnen',
    text: 'Der Code steht in dem Brief, den Sie bekommen haben: zwölf Buchstaben und Ziffern in drei Gruppen.',
    code: 'Code aus dem Brief',
    button: 'Weiter',
    wrong: 'Das ist kein Code eines Briefes. Vergleichen Sie ihn bitte Zeichen für Zeichen mit dem Brief.',
  },
  sv: {
    title: 'Öppna ditt konto',
    text: 'Koden står i brevet som du fick: tolv bokstäver och siffror i tre grupper.',
    code: 'Brevets kod',
    button: 'Fortsätt',
    wrong: 'Det är inte koden i ett brev. Jämför den med brevet, tecken för tecken.',
  },
  nl: {
    title: 'Uw rekening openen',
    text: 'De code staat in de brief die u hebt ontvangen: twaalf letters en cijfers in drie groepen.',
    code: 'Code uit de brief',
    button: 'Verder',
    wrong: 'Dit is geen code van een brief. Vergelijk hem teken voor teken met de brief.',
  },
  es: {
    title: 'Abrir su cuenta',
    text: 'El código figura en la carta que ha recibido: doce letras y cifras en tres grupos.',
    code: 'Código de la carta',
    button: 'Continuar',
    wrong: 'Este no es el código de una carta. Compárelo con la carta, signo por signo.',
  },
};
