/** French names of the pages of settings, and what each is for. */
export const subject = {
  company: 'Société',
  senders: 'Expéditeurs',
  portal: 'Ce que voient les clients',
  bank: 'Comptes bancaires',
  online: 'Paiement en ligne',
  calendar: 'Calendrier',
  thresholds: 'Seuils',
  categories: 'Délais des litiges',
  test: 'Mode test',
  mailbox: 'Boîte mail',
  intake: 'Fichiers reçus',
  post: 'Service postal',
  sms: 'Messages courts (SMS)',
  rates: 'Taux légaux',
  accounting: 'Comptabilité',
  law: 'Droit',
  retention: 'Conservation des données',
  people: 'Personnes et rôles',
};

export const intro = {
  company:
    'Le créancier, exactement comme les actes doivent le nommer. Ce qui manque ici manque dans chaque dossier de recouvrement.',
  senders: 'De qui viennent les messages, où vont les réponses et qui y est nommé.',
  portal:
    'La page où les clients voient ce qu’ils doivent : son aspect, qui s’en occupe, et ce qu’elle dit avec vos mots. Ce qui est vide reste tel que livré.',
  bank: 'Où les clients paient. Une modification demande une seconde personne et prend effet {hours} heures plus tard ; d’ici là on peut l’arrêter.',
  online:
    'Les clients peuvent payer par carte ou depuis leur banque sur la page d’un prestataire de paiement. Désactivé tant qu’aucun prestataire n’est mis en place ; les virements continuent comme avant.',
  calendar: 'Quand commence la journée de la société, quand elle relance, et les jours où rien ne part.',
  thresholds:
    'Ce que chaque relance vérifie avant de réclamer. Une modification vaut dès la prochaine relance ; ce qui est parti reste.',
  test: 'Tant qu’une société essaie Duly, rien n’atteint ses clients.',
  mailbox: 'Les boîtes où arrivent les réponses et les mails qui reviennent. Elles sont lues ; rien n’y est supprimé.',
  intake:
    'Des sources qui déposent leurs fichiers dans un dossier ou sur un serveur. Chaque fichier complet est importé comme la source l’a été auparavant ; ce qui est incertain attend une personne.',
  post: 'Qui imprime et poste les lettres. Chaque lettre est remise une fois ; ce que le service répond la fait avancer.',
  sms: 'Par quel fournisseur partent les messages courts. Ils ne vont qu’à des mobiles, du lundi au samedi de jour là où se trouve leur lecteur, et à des particuliers seulement s’ils ont accepté.',
  rates:
    'Les taux de référence des intérêts de retard, chacun avec sa source. Ils valent pour toutes les sociétés ; aucun taux n’est prolongé au-delà du dernier jour publié.',
  accounting:
    'Quels comptes, dans quel format : comment les journaux des frais, intérêts, pertes et écarts sont écrits pour les livres.',
  law: 'Ce que dit le droit d’un pays du retard de paiement, chaque règle avec sa source. Ce qui n’est pas vérifié ne facture rien, n’arrête rien et ne menace personne tant que quelqu’un ici ne l’a pas lu dans le texte officiel.',
  retention: 'Ce qui est vidé de lui-même, une fois par jour, quand son temps est passé. Sans durée, rien n’est vidé.',
};
