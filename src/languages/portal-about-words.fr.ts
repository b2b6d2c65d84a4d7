import type { PortalAboutWords } from './portal-about-words.en';

/** French words of the same. */
export const fr: PortalAboutWords = {
  title: 'Qui nous sommes, et la suite',
  register: 'Numéro d’immatriculation',
  vat: 'Numéro de TVA',
  representative: 'Représentée par',
  phone: 'Téléphone',
  email: 'E-mail',
  website: 'Site web',
  permission: 'Autorisation',
  numbers: 'Vos numéros chez nous',
  behalf: {
    title: 'Pour le compte de qui',
    short: 'pour le compte de {company}',
    own: '{company} s’occupe elle-même de ses factures. Personne d’autre n’intervient.',
    operator: '{operator} s’occupe de ce compte pour {company}. Ce qui est ouvert est dû à {company}.',
  },
  person: {
    title: 'Qui s’en occupe',
    name: 'Nom',
    role: 'Fonction',
    qualification: 'Qualification',
    hours: 'Joignable',
  },
  why: {
    title: 'Pourquoi nous vous avons écrit',
    text: 'Au moins une facture de {company} est échue ou le sera bientôt. Une facture peut passer inaperçue, un message peut se perdre : nous vous le rappelons. Si vous avez payé ou si quelque chose ne va pas, dites-le-nous : nous le regardons avant d’écrire de nouveau.',
  },
  process: {
    title: 'La suite',
    steps: [
      'Autour de l’échéance, nous envoyons des rappels. Chacun indique les factures, la somme et une date.',
      'Quand vous nous dites quelque chose (un jour où vous paierez, qu’il y a une erreur, que vous avez payé), une personne le regarde d’abord. Entre-temps, nous ne demandons pas cette partie.',
      'Un dernier rappel ne vient qu’après au moins deux autres sur la même facture.',
    ],
    handOver:
      'Si tout cela reste sans réponse, une personne peut décider ici qu’un partenaire recouvre pour nous. Jusque-là, vous pouvez payer, convenir d’un échéancier ou contester ici.',
  },
  ahead: {
    reminder: '{day} : nous vous rappelons, sauf nouvelles de votre part ou paiement reçu.',
    formalNotice: '{day} : nous vous adressons une mise en demeure, sauf nouvelles de votre part ou paiement reçu.',
    final: '{day} : nous vous envoyons un dernier rappel, sauf nouvelles de votre part ou paiement reçu.',
    call: '{day} : nous essayons de vous joindre par téléphone.',
    preDue: '{day} : nous vous écrivons que l’échéance approche.',
  },
  data: {
    title: 'Ce que nous faisons de vos données',
    text: [
      'Nous gardons votre nom, votre adresse et comment vous joindre, vos factures et paiements, et ce que vous et nous avons écrit. Nous en avons besoin pour recouvrer ce qui est dû, vous répondre et conserver les preuves que la comptabilité exige.',
      'Nous ne les donnons qu’à ceux qui travaillent pour nous sur ce compte. Si un partenaire doit recouvrer pour nous, il reçoit ce qu’il lui faut pour cela.',
      'Cette page garde un seul cookie, pour que vous restiez connecté pendant votre visite. Elle n’interroge personne d’autre et ne mesure rien.',
      'Vous pouvez nous demander ce que nous gardons, le faire corriger, vous opposer à son usage et saisir l’autorité de protection des données de votre pays.',
    ],
    contact: 'Écrivez à {email}.',
  },
  faq: {
    title: 'Questions fréquentes',
    entries: [
      {
        q: 'J’ai payé. Pourquoi demandez-vous encore ?',
        a: 'Un virement met un à deux jours ouvrés, et nous le comptons quand il nous est parvenu. Dites-nous le jour et le montant, nous le cherchons.',
      },
      {
        q: 'Je ne peux pas tout payer maintenant.',
        a: 'Dites-nous quel jour vous le pourrez, ou demandez un échéancier. Plus tôt nous le savons, mieux nous pouvons aider.',
      },
      {
        q: 'Je ne suis pas d’accord avec une facture.',
        a: 'Dites-nous ce qui ne va pas, même s’il ne s’agit que d’une ligne. Nous ne demandons pas cette partie pendant que nous la regardons.',
      },
      {
        q: 'Comment savoir que ce compte bancaire est bien le vôtre ?',
        a: 'Comparez-le avec votre facture ou votre contrat, ou appelez-nous à un numéro que vous connaissiez déjà. Ne vous fiez pas à un compte donné par téléphone ou dans un nouveau message.',
      },
      {
        q: 'Je ne suis pas la bonne personne.',
        a: 'Dites-le-nous. Nous ne vous écrivons plus à ce sujet et cherchons la bonne.',
      },
      {
        q: 'Je ne peux plus payer du tout.',
        a: 'Dites-nous ce qui est possible. Une personne le lit. Dans la plupart des pays, un conseil gratuit existe pour les personnes endettées ; mieux vaut y aller tôt.',
      },
    ],
  },
};
