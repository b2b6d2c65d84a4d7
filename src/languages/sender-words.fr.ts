import type { SenderWords } from './sender-words.en';

/** French words of senders by language and of the hours in which mails leave. */
export const fr: SenderWords = {
  languages: {
    title: 'Selon la langue du client',
    text: 'Les e-mails dans une langue partent de son propre expéditeur, s’il y en a un. Ce qui est vide est repris de la société. Le pied de page figure sous chaque e-mail dans cette langue ; vide : aucun.',
    name: 'Nom de l’expéditeur',
    email: 'Adresse',
    replyTo: 'Les réponses vont à',
    footer: 'Pied de page',
    submit: 'Enregistrer les expéditeurs par langue',
    saved: 'Expéditeurs par langue modifiés.',
    wrongEmail: 'Ce n’est pas une adresse e-mail. Écrivez-la comme nom@societe.example.',
    longName: '100 caractères au plus.',
    longFooter: '2 000 caractères au plus.',
  },
  window: {
    title: 'Quand les e-mails partent',
    text: 'En dehors de ces heures, les messages attendent dans la boîte d’envoi ; ils partent d’eux-mêmes quand elles commencent, dans le fuseau horaire de la société ({zone}). Les jours fériés et vos propres jours de fermeture sont fermés aussi. Ce qu’une personne écrit elle-même part aussitôt.',
    when: 'Les e-mails partent',
    always: 'à tout moment',
    within: 'ces jours-là, entre ces heures',
    days: 'Jours',
    holidays: 'aussi les jours fériés',
    from: 'De, heure pleine',
    until: 'À, heure pleine',
    submit: 'Enregistrer les heures',
    saved: 'Les heures de départ des e-mails sont modifiées.',
    now: 'Fermé actuellement. Reprise le {at}.',
    wrongDays: 'Choisissez au moins un jour.',
    wrongHours: 'Donnez des heures pleines de 0 à 24, la seconde après la première, par exemple 8 et 18.',
  },
  test: { language: 'De quel expéditeur', own: 'La société' },
};
