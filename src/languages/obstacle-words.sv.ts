import type { ObstacleWords } from './obstacle-words.en';

/** Swedish words of the forms for obstacles and for money that went back. */
export const sv: ObstacleWords = {
  title: 'Hinder: {customer}',
  intro:
    'Ingen invänder, men något står i vägen för betalningen. Det ni kryssar för påminns inte förrän nästa datum; då får den ansvariga en uppgift. Utan förkryssat dokument gäller det hela kontot.',
  kind: 'Vad som står i vägen',
  next: 'Nästa datum (tomt: som vanligt)',
  owner: 'Vem som löser det (tomt: som vanligt)',
  note: 'Med ord',
  reply: 'Svara kunden',
  replies_yes: 'ja: öppna det färdiga svaret',
  replies_no: 'nej',
  submit: 'Registrera hindret',
  done: 'Registrerat till {day}: {what}',
  noCopies: 'Det finns ingen kopia av {documents}: ladda upp den på dess sida först, eller ändra texten.',
  returned: {
    title: 'Pengar som gick tillbaka: {customer}',
    intro:
      'Ett autogiro i retur, en check utan täckning, en återsänd betalning: det som betalades är öppet igen från den dagen, på det steg det hade. Kunden får besked av sig självt, en gång, så snart spärrar och tiden mellan kontakter tillåter det; och någon får en uppgift.',
    payment: 'Betalning',
    on: 'Gick tillbaka den',
    why: 'Orsak enligt banken',
    reply: 'Meddela kunden',
    submit: 'Registrera returen',
    done: '{amount} gick tillbaka; öppet igen: {documents}',
    doneFree: '{amount} gick tillbaka; inget hade betalats med det',
    none: 'Det finns ingen betalning som kan ha gått tillbaka.',
    undo: {
      title: 'Pengarna gick inte tillbaka trots allt',
      intro: 'Betalningen betalar åter det den hade betalat, så långt det ännu är öppet.',
      why: 'Varför',
      submit: 'Ångra returen',
      done: 'Returen är ångrad',
      reason: 'Ångrad genast',
    },
  },
};
