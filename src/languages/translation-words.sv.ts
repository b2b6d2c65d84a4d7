import type { TranslationWords } from './translation-words.en';

/** Swedish words of translations of papers and messages. */
export const sv: TranslationWords = {
  link: 'Översättningen av en handling eller ett meddelande',
  title: 'Arkivera en översättning: {customer}',
  intro:
    'Den följer sitt original i inkassoakten, som säger vem som gjort den och om den är auktoriserad. Den som ser originalet ser den.',
  of: 'Översättning av',
  message: 'Meddelande av {day}: {subject}',
  language: 'Till',
  translator: 'Översatt av',
  sworn: 'Översättaren',
  yes: 'är auktoriserad',
  no: 'är inte auktoriserad',
  file: 'Fil, högst 25 MB',
  datedOn: 'Dess datum',
  submit: 'Arkivera',
  done: '{name} är arkiverad som översättning',
  none: 'Det finns ännu inget att översätta.',
  wrongLanguage: 'Välj ett språk.',
};
