import { inFrench } from './said';

/** What somebody reads to whom a link came by mistake, in each language of the portal. */
const en = {
  title: 'I am not who you look for',
  text: 'If this is not about you, tell us. From then on this page shows nothing, and we stop writing to you.',
  reason: 'What we should know (you need not say)',
  button: 'This is not about me',
  thanks: 'Thank you',
  told: 'We have noted that this is not about you. This link shows nothing any more, and we do not write to you again unless a person here has looked at it.',
  unsaid: 'Says that it is the wrong person.',
};

export type PortalNotMeWords = typeof en;

export const PORTAL_NOT_ME_WORDS: Readonly<Record<'en' | 'fr' | 'de' | 'sv' | 'nl' | 'es', PortalNotMeWords>> = {
  en,
  fr: inFrench({
    title: 'Je ne suis pas la personne que vous cherchez',
    text: 'Si cela ne vous concerne pas, dites-le-nous. Dès lors, cette page ne montre plus rien et nous cessons de vous écrire.',
    reason: 'Ce que nous devons savoir (facultatif)',
    button: 'Cela ne me concerne pas',
    thanks: 'Merci',
    told: 'Nous avons noté que cela ne vous concerne pas. Ce lien ne montre plus rien, et nous ne vous écrivons plus sans qu’une personne ait vérifié.',
    unsaid: 'Indique ne pas être la bonne personne.',
  }),
  de: {
    title: 'Ich bin nicht, wen Sie suchen',
    text: 'Wenn das nicht Sie betrifft, sagen Sie es uns. Ab dann zeigt diese Seite nichts mehr, und wir schreiben Ihnen nicht weiter.',
    reason: 'Was wir wissen sollten (Sie müssen nichts sagen)',
    button: 'Das betrifft mich nicht',
    thanks: 'Danke',
    told: 'Wir haben festgehalten, dass das nicht Sie betrifft. Dieser Link zeigt nichts mehr, und wir schreiben Ihnen nicht wieder, ohne dass ein Mensch hier nachgesehen hat.',
    unsaid: 'Sagt, die falsche Person zu sein.',
  },
  sv: {
    title: 'Jag är inte den ni söker',
    text: 'Om det här inte gäller dig, berätta det för oss. Därefter visar sidan ingenting och vi slutar skriva till dig.',
    reason: 'Vad vi bör veta (du behöver inte säga något)',
    button: 'Det här gäller inte mig',
    thanks: 'Tack',
    told: 'Vi har noterat att det här inte gäller dig. Länken visar ingenting längre, och vi skriver inte till dig igen utan att en person hos oss har tittat på det.',
    unsaid: 'Säger sig vara fel person.',
  },
  nl: {
    title: 'Ik ben niet wie u zoekt',
    text: 'Als dit niet over u gaat, zeg het ons. Vanaf dan toont deze pagina niets meer en schrijven wij u niet meer.',
    reason: 'Wat wij moeten weten (u hoeft niets te zeggen)',
    button: 'Dit gaat niet over mij',
    thanks: 'Dank u',
    told: 'Wij hebben genoteerd dat dit niet over u gaat. Deze link toont niets meer, en wij schrijven u niet opnieuw zonder dat een medewerker ernaar heeft gekeken.',
    unsaid: 'Zegt de verkeerde persoon te zijn.',
  },
  es: {
    title: 'No soy la persona que buscan',
    text: 'Si esto no es para usted, díganoslo. Desde entonces esta página no muestra nada y dejamos de escribirle.',
    reason: 'Lo que debemos saber (no es obligatorio)',
    button: 'Esto no es para mí',
    thanks: 'Gracias',
    told: 'Hemos anotado que esto no es para usted. Este enlace ya no muestra nada, y no volveremos a escribirle sin que una persona lo haya mirado.',
    unsaid: 'Dice que no es la persona correcta.',
  },
};
