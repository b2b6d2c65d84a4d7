import type { PortalLanguage } from './portal-words';

/** Words of the portal for one promise over several accounts. */
export interface PortalTogetherWords {
  readonly title: string;
  readonly text: string;
  readonly of: string;
  readonly button: string;
  readonly nothing: string;
  readonly done: string;
  readonly waits: string;
}

export const PORTAL_TOGETHER_WORDS: Readonly<Record<PortalLanguage, PortalTogetherWords>> = {
  en: {
    title: 'Time for several accounts at once',
    text: 'One day for all that you pay. Each account keeps its own amount and reference; leave empty what you do not promise.',
    of: '{name} ({code}), in {currency}: up to {sum}',
    button: 'Promise this day for all',
    nothing: 'Give an amount for at least one account.',
    done: 'Thank you. You promised by {day}: {list}.',
    waits: 'For {names} a person here decides within three working days; no reminder goes out meanwhile.',
  },
  fr: {
    title: 'Un délai pour plusieurs comptes à la fois',
    text: 'Un seul jour pour tout ce que vous payez. Chaque compte garde son montant et sa référence ; laissez vide ce que vous ne promettez pas.',
    of: '{name} ({code}), en {currency} : au plus {sum}',
    button: 'Promettre ce jour pour tous',
    nothing: 'Indiquez un montant pour au moins un compte.',
    done: 'Merci. Vous avez promis pour le {day} : {list}.',
    waits: 'Pour {names}, une personne décide ici sous trois jours ouvrés ; aucune relance ne part entre-temps.',
  },
  de: {
    title: 'Zeit für mehrere Konten auf einmal',
    text: 'Ein Tag für alles, was Sie zahlen. Jedes Konto behält seinen Betrag und seine Referenz; lassen Sie leer, was Sie nicht zusagen.',
    of: '{name} ({code}), in {currency}: höchstens {sum}',
    button: 'Diesen Tag für alle zusagen',
    nothing: 'Geben Sie mindestens für ein Konto einen Betrag an.',
    done: 'Danke. Sie haben bis {day} zugesagt: {list}.',
    waits: 'Für {names} entscheidet hier jemand binnen drei Werktagen; bis dahin geht keine Mahnung hinaus.',
  },
  sv: {
    title: 'Tid för flera konton på en gång',
    text: 'En dag för allt som du betalar. Varje konto behåller sitt belopp och sin referens; lämna tomt det som du inte lovar.',
    of: '{name} ({code}), i {currency}: högst {sum}',
    button: 'Lova den dagen för alla',
    nothing: 'Ange ett belopp för minst ett konto.',
    done: 'Tack. Du lovade till {day}: {list}.',
    waits: 'För {names} bestämmer någon här inom tre arbetsdagar; ingen påminnelse går ut under tiden.',
  },
  nl: {
    title: 'Tijd voor meerdere rekeningen tegelijk',
    text: 'Eén dag voor alles wat u betaalt. Elke rekening houdt haar eigen bedrag en kenmerk; laat leeg wat u niet toezegt.',
    of: '{name} ({code}), in {currency}: hoogstens {sum}',
    button: 'Deze dag voor alle toezeggen',
    nothing: 'Geef voor minstens één rekening een bedrag op.',
    done: 'Dank u. U hebt toegezegd uiterlijk op {day}: {list}.',
    waits: 'Voor {names} beslist hier iemand binnen drie werkdagen; intussen gaat er geen herinnering uit.',
  },
  es: {
    title: 'Tiempo para varias cuentas a la vez',
    text: 'Un solo día para todo lo que paga. Cada cuenta conserva su importe y su referencia; deje vacío lo que no promete.',
    of: '{name} ({code}), en {currency}: como máximo {sum}',
    button: 'Prometer este día para todas',
    nothing: 'Indique un importe para al menos una cuenta.',
    done: 'Gracias. Ha prometido para el {day}: {list}.',
    waits: 'Para {names} decide aquí una persona en tres días hábiles; entretanto no sale ningún recordatorio.',
  },
};
