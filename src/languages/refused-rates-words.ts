import { inFrench, type Language } from './said';

/** What cannot be done about rates of the law, and what to do instead; the English sentence is what the rooms throw. */
const en = {
  yourself: 'You added this rate yourself.',
  somebodyElse: 'Somebody else with the right must confirm it: ask another administrator.',
  sure: 'This rate needs no confirmation.',
  wasRead: 'It was read where its source says.',
  shipped: 'This rate came with Duly.',
  addRight: 'Add the right one with its source: it takes the place of this one.',
  judged: 'A second person has judged this rate already.',
  lookAgain: 'Look at the list again.',
  none: 'There is no such rate.',
  everywhere: 'Rates of the law hold for all companies.',
  askEverywhere: 'Ask an administrator of all companies.',
  several: '{1} rates of {2} from {3} wait.',
  choose: 'Choose under Settings › Rates.',
};

type RefusedRatesWords = typeof en;

const fr: RefusedRatesWords = inFrench({
  yourself: 'Vous avez ajouté ce taux vous-même.',
  somebodyElse: 'Quelqu’un d’autre qui en a le droit doit le confirmer : demandez à un autre administrateur.',
  sure: 'Ce taux n’a pas besoin de confirmation.',
  wasRead: 'Il a été lu là où sa source le dit.',
  shipped: 'Ce taux est livré avec Duly.',
  addRight: 'Ajoutez le bon avec sa source : il prend la place de celui-ci.',
  judged: 'Une deuxième personne a déjà jugé ce taux.',
  lookAgain: 'Regardez la liste à nouveau.',
  none: 'Ce taux n’existe pas.',
  everywhere: 'Les taux légaux valent pour toutes les sociétés.',
  askEverywhere: 'Demandez à un administrateur de toutes les sociétés.',
  several: '{1} taux de {2} à partir du {3} sont en attente.',
  choose: 'Choisissez dans Paramètres › Taux légaux.',
});

const de: RefusedRatesWords = {
  yourself: 'Sie haben diesen Satz selbst eingetragen.',
  somebodyElse: 'Jemand anderes mit dem Recht dazu muss ihn bestätigen: Fragen Sie eine andere Verwaltungsperson.',
  sure: 'Dieser Satz braucht keine Bestätigung.',
  wasRead: 'Er wurde dort gelesen, wo seine Quelle es sagt.',
  shipped: 'Dieser Satz kam mit Duly.',
  addRight: 'Tragen Sie den richtigen mit seiner Quelle ein: Er tritt an die Stelle von diesem.',
  judged: 'Eine zweite Person hat diesen Satz schon beurteilt.',
  lookAgain: 'Sehen Sie sich die Liste noch einmal an.',
  none: 'Diesen Satz gibt es nicht.',
  everywhere: 'Gesetzliche Sätze gelten für alle Unternehmen.',
  askEverywhere: 'Fragen Sie jemanden, der alle Unternehmen verwaltet.',
  several: '{1} Sätze von {2} ab {3} warten.',
  choose: 'Wählen Sie unter Einstellungen › Gesetzliche Sätze.',
};

const sv: RefusedRatesWords = {
  yourself: 'Du har själv lagt till den här räntan.',
  somebodyElse: 'Någon annan med rätt till det måste bekräfta den: be en annan administratör.',
  sure: 'Den här räntan behöver ingen bekräftelse.',
  wasRead: 'Den lästes där källan anger.',
  shipped: 'Den här räntan följde med Duly.',
  addRight: 'Lägg till den rätta med sin källa: den tar den härs plats.',
  judged: 'En andra person har redan bedömt den här räntan.',
  lookAgain: 'Titta på listan igen.',
  none: 'Den räntan finns inte.',
  everywhere: 'Lagstadgade räntor gäller för alla företag.',
  askEverywhere: 'Be en administratör för alla företag.',
  several: '{1} räntor i {2} från {3} väntar.',
  choose: 'Välj under Inställningar › Lagstadgade räntor.',
};

export const REFUSED_RATES_WORDS: Readonly<Record<Language, RefusedRatesWords>> = { en, fr, de, sv };
