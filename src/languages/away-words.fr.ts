import type { AwayWords } from './away-words.en';

/** French words of who is away and who stands in. */
export const fr: AwayWords = {
  title: 'Absences',
  menu: 'Je serai absent',
  text: 'Pendant ce temps, les tâches, mentions et réponses de la personne absente vont aussi à son remplaçant, et les messages nomment celui-ci. Cela se termine tout seul.',
  caption: 'Absences en cours et à venir',
  column: { person: 'Absent', from: 'Du', until: 'Au', deputy: 'Remplaçant' },
  now: 'en ce moment',
  empty: 'Personne n’est absent, et personne n’a annoncé d’absence.',
  form: {
    title: 'Annoncer une absence',
    person: 'Qui',
    from: 'Premier jour',
    until: 'Dernier jour',
    deputy: 'Qui remplace',
    choose: 'Choisir',
    save: 'Enregistrer',
  },
  end: 'De retour',
  cancel: 'Annuler',
  saved: '{person} est absent du {from} au {until} ; {deputy} remplace',
  ended: '{person} est de retour',
  note: '{person} absent jusqu’au {until}, {deputy} remplace',
  refused: {
    order: 'Le dernier jour précède le premier.',
    past: 'Le dernier jour est passé.',
    long: 'C’est plus d’un an.',
    own: 'Personne ne se remplace soi-même.',
    twice: 'Cette personne est déjà absente à ce moment.',
    deputyAway: 'Le remplaçant est absent à ce moment.',
    standsIn: 'Cette personne remplace quelqu’un à ce moment.',
    remedy: 'Choisissez d’autres jours ou un autre remplaçant.',
    day: 'Indiquez le premier et le dernier jour.',
    person: 'Choisissez qui est absent et qui remplace.',
  },
};
